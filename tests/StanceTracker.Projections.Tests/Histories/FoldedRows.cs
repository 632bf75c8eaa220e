using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Stances;
using StanceTracker.Domain.Stances.Method;
using StanceTracker.Domain.Statements;
using StanceTracker.Projections.Folding;
using StanceTracker.Testing;
using StanceTracker.Testing.Histories;

namespace StanceTracker.Projections.Tests.Histories;

/// <summary>The rows of <c>read.evidence</c> and <c>read.speaks_for</c> that the product's fold closes and opens, batch by batch, kept in memory.</summary>
internal sealed class FoldedRows
{
    private readonly Dictionary<StreamId, StreamState> _states = [];
    private readonly List<Row<StatementId, EvidenceRow>> _evidence = [];
    private readonly List<Row<ActorId, Representation>> _spokesmen = [];
    private SpeaksFor _speaksFor = SpeaksFor.None;
    private int _folded;

    /// <summary>The rows of a history, folded in batches of random sizes.</summary>
    public static FoldedRows Of(History history, Random random)
    {
        var rows = new FoldedRows();
        while (rows._folded < history.Steps.Count) rows.Fold(history.Steps.Skip(rows._folded).Take(random.Next(1, 12)));
        return rows;
    }

    /// <summary>The answer to a question about two actors as known at a position; null if they are the same.</summary>
    public ReferenceAnswer? Answer(ActorId holder, ActorId target, DateOnly asOf, long knownAt, StanceSettings settings)
    {
        var representations = _spokesmen.Where(row => row.Holds(knownAt)).ToLookup(row => row.Subject, row => row.Value);
        var (h, t) = (Survivor(holder), Survivor(target));
        if (h == t) return null;
        var observations =
            from statement in _evidence.Where(row => row.Holds(knownAt)).GroupBy(row => row.Subject, row => row.Value)
            let any = statement.First()
            where Attribution.Pairs(any.Capacity, any.Day, [.. representations[any.Speaker]], statement.Select(row => representations[row.Target].ToArray())).Contains(new PairId(h, t))
            select new Observation(any.Span, any.Extent, any.Act, any.Announced, 1, any.Confidence);
        var p = DiscountedStanceModel.Estimate(observations, asOf, settings);
        return new ReferenceAnswer(
            h.Value,
            t.Value,
            p.Stance,
            p.Low,
            p.High,
            p.Evidence,
            p.Mean,
            KebabEnum<StanceLabel>.Format(p.Label),
            p.Certainty is { } certainty ? KebabEnum<Certainty>.Format(certainty) : null,
            p.LastKnown?.AsOf,
            (int)p.Statements,
            p.LastDay);

        ActorId Survivor(ActorId actor) => representations[actor].Where(row => row.Self).Select(row => row.Party).DefaultIfEmpty(actor).Single();
    }

    private void Fold(IEnumerable<Step> steps)
    {
        var fold = new ProjectionBatch(_speaksFor, _states);
        foreach (var step in steps) fold.Apply(new RecordedEvent(new LedgerPosition(++_folded), step.Stream, step.Version, step.Body, DateTimeOffset.UnixEpoch, Some.Analyst));
        _speaksFor = fold.SpeaksFor;
        Keep(_evidence, fold.Evidence);
        Keep(_spokesmen, fold.Representations);
    }

    private static void Keep<TSubject, TValue>(List<Row<TSubject, TValue>> rows, TemporalRows<TSubject, TValue> changed)
        where TSubject : notnull
        where TValue : notnull
    {
        foreach (var (scope, value, knownTo) in changed.Closed)
            rows.Single(row => row.KnownTo is null && row.Subject.Equals(scope) && row.Value.Equals(value)).KnownTo = knownTo;
        rows.AddRange(changed.Opened.Select(opened => new Row<TSubject, TValue>(opened.Subject, opened.Row, opened.KnownFrom) { KnownTo = opened.KnownTo }));
    }

    private sealed class Row<TSubject, TValue>(TSubject scope, TValue value, long knownFrom)
    {
        public TSubject Subject => scope;

        public TValue Value => value;

        public long KnownFrom => knownFrom;

        public long? KnownTo { get; set; }

        public bool Holds(long position) => knownFrom <= position && (KnownTo is not { } to || position < to);
    }
}
