using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Stances;
using StanceTracker.Domain.Statements;
using StanceTracker.Projections.Pairs;
using StanceTracker.Projections.Tests.Histories;
using StanceTracker.Testing.Histories;

namespace StanceTracker.Projections.Tests;

/// <summary>What each event changes and affects, on random histories, compared with what counts before and after every event.</summary>
public sealed class TimelineTests(RecordedHistories histories)
{
    public static TheoryData<int> Seeds => RecordedHistories.Seeds;

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task The_changes_of_a_range_are_exactly_the_differences_after_each_event(int seed)
    {
        var (history, database) = await histories.OfAsync(seed);
        var timeline = new PairTimeline(database.Application);
        var expected = Changes(history);
        var random = new Random(seed);
        var all = (await ReadAsync(timeline, Everybody(history), 0, history.Steps.Count)).ToArray();
        all.ShouldBe(expected, history.ToString());

        for (var look = 0; look < 12; look++)
        {
            var after = random.Next(history.Steps.Count);
            var upTo = after + random.Next(1, random.Next(2) == 0 ? 4 : history.Steps.Count - after + 1);
            var scope = AnyScope(random, history);
            (await ReadAsync(timeline, scope, after, upTo)).ShouldBe(
                expected.Where(change => after < change.Position && change.Position <= upTo && scope.Has(change.Pair)), $"({after}, {upTo}] of {Told(scope)}. {history}");
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task The_timeline_of_one_pair_is_its_part_of_the_timeline_of_all(int seed)
    {
        var (history, database) = await histories.OfAsync(seed);
        var timeline = new PairTimeline(database.Application);
        var expected = Changes(history);
        foreach (var pair in expected.Select(change => change.Pair).Distinct())
        {
            var changes = await timeline.ReadAsync(pair, new LedgerPosition(history.Steps.Count));
            changes.Select(Told).ShouldBe(expected.Where(change => change.Pair == pair).ToArray(), $"{pair}. {history}");
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task An_event_affects_the_pairs_it_changes_and_actors_by_their_pairs_streams_and_merges(int seed)
    {
        var (history, database) = await histories.OfAsync(seed);
        var concerns = new AffectedPairs(database.Application, new PairTimeline(database.Application));
        var changes = Changes(history).ToLookup(change => change.Position, change => change.Pair);
        var known = Enumerable.Range(0, history.Steps.Count + 1).Select(position => new Reference(history.Steps.Take(position))).ToArray();
        var end = new LedgerPosition(history.Steps.Count);
        var random = new Random(seed);
        var actors = history.Actors.Select(actor => actor.Value).ToArray();
        foreach (var holder in actors)
        {
            foreach (var target in actors.Where(target => target != holder).OrderBy(_ => random.Next()).Take(2))
            {
                var scope = new WatchScope.Pair(ActorId.Parse(holder), ActorId.Parse(target));
                (await concerns.PositionsAsync(scope, LedgerPosition.Start, end)).ShouldBe(
                    Positions(position => changes[position].Any(pair => pair.Holder.Value == known[position].Survivor(holder) && pair.Target.Value == known[position].Survivor(target))),
                    $"{scope}. {history}");
            }

            (await concerns.PositionsAsync(new WatchScope.Actor(ActorId.Parse(holder)), LedgerPosition.Start, end)).ShouldBe(
                Positions(position =>
                {
                    var survivor = known[position].Survivor(holder);
                    var step = history.Steps[(int)position - 1];
                    return changes[position].Any(pair => pair.Holder.Value == survivor || pair.Target.Value == survivor)
                        || step.Stream == StreamId.From(ActorId.Parse(survivor))
                        || Members(known[position], survivor).SetEquals(Members(known[position - 1], survivor)) is false;
                }),
                $"{holder}. {history}");
        }

        long[] Positions(Func<long, bool> concerned) => [.. Enumerable.Range(1, history.Steps.Count).Select(position => (long)position).Where(concerned)];

        static HashSet<string> Members(Reference known, string survivor) => [.. known.Introduced.Where(actor => known.Survivor(actor) == survivor)];
    }

    private static PairScope Everybody(History history) => new(new HashSet<PairId>(), history.Actors.ToHashSet());

    private static PairScope AnyScope(Random random, History history)
    {
        var pairs = Enumerable.Range(0, random.Next(3)).Select(_ => history.Actors.OrderBy(_ => random.Next()).Take(2).ToArray()).Select(two => new PairId(two[0], two[1]));
        return new PairScope(pairs.ToHashSet(), history.Actors.OrderBy(_ => random.Next()).Take(random.Next(2)).ToHashSet());
    }

    /// <summary>The changes, by comparing what counts at each position with the one before.</summary>
    private static Change[] Changes(History history)
    {
        var changes = new List<Change>();
        var before = new HashSet<Reference.Counting>();
        for (var position = 1; position <= history.Steps.Count; position++)
        {
            var now = new Reference(history.Steps.Take(position)).Counts().ToHashSet();
            var moved = before.Except(now).Select(c => (Counting: c, Come: false)).Concat(now.Except(before).Select(c => (Counting: c, Come: true)));
            changes.AddRange(
                from one in moved
                group one by (one.Counting.Holder, one.Counting.Target) into pair
                orderby pair.Key.Holder, pair.Key.Target
                select new Change(
                    position,
                    new PairId(ActorId.Parse(pair.Key.Holder), ActorId.Parse(pair.Key.Target)),
                    Joined(pair.Where(one => !one.Come).Select(one => one.Counting.Statement)),
                    Joined(pair.Where(one => one.Come).Select(one => $"{one.Counting.Statement} {one.Counting.First:O} {one.Counting.Last:O} {one.Counting.Throughout} {one.Counting.Act} {one.Counting.Announced} {one.Counting.Confidence:F9}"))));
            before = now;
        }

        return [.. changes];
    }

    private static async Task<IEnumerable<Change>> ReadAsync(PairTimeline timeline, PairScope scope, long after, long upTo) =>
        (await timeline.ReadAsync(scope, new LedgerPosition(after), new LedgerPosition(upTo))).Select(Told);

    private static Change Told(PairChange change) => new(
        change.Position.Value,
        change.Pair,
        Joined(change.Removed.Select(gone => gone.Value)),
        Joined(change.Added.Select(Told)));

    private static string Told(CountingStatement come) =>
        $"{come.Statement} {come.Observation.Span.First:O} {come.Observation.Span.Last:O} {come.Observation.Extent == Extent.Throughout} {come.Observation.Act} {come.Observation.Announced} {come.Observation.Confidence:F9}";

    private static string Told(PairScope scope) => $"pairs {Joined(scope.Pairs.Select(pair => $"{pair}"))}, actors {Joined(scope.Actors.Select(actor => actor.Value))}";

    private static string Joined(IEnumerable<string> texts) => string.Join(", ", texts.Order(StringComparer.Ordinal));

    private sealed record Change(long Position, PairId Pair, string Gone, string Come);
}
