using FsCheck;
using FsCheck.Fluent;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Stances;
using StanceTracker.Domain.Tests.Specifications;
using static StanceTracker.Domain.Tests.Specifications.Facts;

namespace StanceTracker.Domain.Tests.Stances;

/// <summary>Random stories of a few actors: ties with and without dates, ended, withdrawn; merges and unmergings, in chains. Much of it is refused, as it would be.</summary>
internal static class AnyTies
{
    public static readonly string[] Cast = ["a", "b", "c", "d", "e", "f"];

    private static readonly DateOnly Start = new(2021, 8, 15);

    private static readonly Gen<string> Someone = Gen.Elements(Cast);

    private static readonly Gen<DateOnly> SomeDay = Gen.Choose(0, 12).Select(Start.AddDays);

    private static readonly Gen<DateOnly?> MaybeDay = Gen.OneOf(Gen.Constant<DateOnly?>(null), SomeDay.Select(day => (DateOnly?)day));

    private static readonly Gen<long> SomeVersion = Gen.Choose(2, 8).Select(version => (long)version);

    private static readonly Gen<Command> Tie =
        from actor in Someone
        from with in Someone
        from sinceAndUntil in Gen.Two(MaybeDay)
        select OfActor(actor, new ActorAffiliated(Actor(with), null, sinceAndUntil.Item1, sinceAndUntil.Item2));

    private static readonly Gen<Command> Ending =
        from actor in Someone from version in SomeVersion from day in SomeDay select OfActor(actor, new ActorAffiliationEnded(version, day, Why));

    private static readonly Gen<Command> Withdrawal = from actor in Someone from version in SomeVersion select AffiliationWithdrawn(actor, version);

    private static readonly Gen<Command> Merging = from actor in Someone from survivor in Someone select Merged(actor, survivor);

    private static readonly Gen<Command> Unmerging = Someone.Select(Unmerged);

    public static Gen<Command> Step { get; } = Gen.Frequency((8, Tie), (2, Ending), (1, Withdrawal), (2, Merging), (1, Unmerging));

    public static Arbitrary<Story> Stories => (from steps in Step.ListOf() select new Story([.. steps])).ToArbitrary();

    /// <summary>What is proposed, one after another, once all are introduced.</summary>
    public sealed record Story(IReadOnlyList<Command> Steps)
    {
        public TestAggregates Told()
        {
            var aggregates = Begun();
            foreach (var step in Steps) aggregates.Take(step);
            return aggregates;
        }

        public static TestAggregates Begun() => TestAggregates.Of(Cast.Select(Introduced));

        public override string ToString() => string.Join('\n', Steps);
    }

    public static SpeaksFor Ties(TestAggregates aggregates) => SpeaksFor.Among(Cast.Select(id => KeyValuePair.Create(Actor(id), aggregates.Actor(Actor(id)))));
}
