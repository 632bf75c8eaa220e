using FsCheck;
using FsCheck.Fluent;
using StanceTracker.Domain.Codebook;
using StanceTracker.Domain.Stances;
using StanceTracker.Domain.Stances.Method;
using StanceTracker.Domain.Statements;

namespace StanceTracker.Domain.Tests.Stances.Method;

/// <summary>Random pairs' worth of statements: any act of the codebook, days that collide and days that lie years apart, any documents.</summary>
internal static class Given
{
    public static readonly DateOnly Start = new(2019, 3, 1);

    public sealed record Question(IReadOnlyList<ReferenceMethod.Statement> Statements, DateOnly AsOf, ScoreTable Scores, double HalfLife)
    {
        public StanceSettings Settings => new(Scores, HalfLife);

        public IReadOnlyList<Observation> Single => [.. Statements.Select(Observed)];

        public override string ToString() => $"{Scores} H={HalfLife} asOf={AsOf:O}\n" + string.Join('\n', Statements);
    }

    public static Arbitrary<Question> AnyQuestion => (
        from statements in Statement.ListOf()
        from asOf in Gen.Choose(-10, 2_600)
        from scores in Gen.Elements(ScoreTable.Icews, ScoreTable.Gdelt, ScoreTable.Plover)
        from halfLife in Gen.Elements(180.0, 30.0, 7.0, 1.5, 0.25, 365.25, 10_000.0)
        select new Question([.. statements.Select((statement, i) => statement with { Id = i })], Start.AddDays(asOf), scores, halfLife)).ToArbitrary();

    /// <summary>A statement as one observation.</summary>
    public static Observation Observed(ReferenceMethod.Statement statement) => new(
        new DaySpan(statement.Earliest, statement.Latest),
        statement.Extent == "throughout" ? Extent.Throughout : Extent.Within,
        ActCode.Parse(statement.Act),
        statement.Modality == "announced",
        1,
        Confidence.Combine(
            statement.Modality == "conditional" ? Confidence.Conditional : Confidence.ActualOrAnnounced,
            statement.Documents.GroupBy(document => document.Id).Select(same => same.Max(each => Confidence.Strength(each.Reliability, each.Credibility)))));

    /// <summary>The statements of a span, extent and act as one observation, as they are kept.</summary>
    public static IReadOnlyList<Observation> Summed(IEnumerable<Observation> observations) =>
    [
        .. observations.GroupBy(one => (one.Span, one.Extent, one.Act, one.Announced))
            .Select(same => new Observation(same.Key.Span, same.Key.Extent, same.Key.Act, same.Key.Announced, same.Sum(one => one.Statements), same.Sum(one => one.Confidence))),
    ];

    /// <summary>The same in another order, which the seed chooses.</summary>
    public static IReadOnlyList<T> Shuffled<T>(IEnumerable<T> items, int seed)
    {
        var shuffled = items.ToArray();
        new Random(seed).Shuffle(shuffled);
        return shuffled;
    }

    private static Gen<ReferenceMethod.Statement> Statement =>
        from day in Gen.Frequency((3, Gen.Choose(0, 40)), (2, Gen.Choose(0, 2_500)))
        from span in Gen.Elements(0, 0, 0, 1, 2, 30, 400)
        from extent in Gen.Elements("within", "within", "throughout")
        from act in Gen.Elements(ActCodebook.Cameo.All.Select(entry => entry.Code.Value).ToArray())
        from modality in Gen.Elements("actual", "actual", "announced", "conditional")
        from documents in Document.NonEmptyListOf()
        select new ReferenceMethod.Statement(0, Start.AddDays(day), Start.AddDays(day + span), extent, act, modality, [.. documents.Take(4)]);

    private static Gen<ReferenceMethod.Document> Document =>
        from id in Gen.Elements("dawn", "irna", "tolo")
        from reliability in Gen.Elements('A', 'B', 'C', 'D', 'E', 'F')
        from credibility in Gen.Choose(1, 6)
        select new ReferenceMethod.Document(id, reliability, credibility);
}
