using StanceTracker.Domain.Events;
using StanceTracker.Projections.Pairs;
using StanceTracker.Projections.Tests.Histories;
using StanceTracker.Testing;
using StanceTracker.Testing.Histories;

namespace StanceTracker.Projections.Tests;

/// <summary>The invariants of the projections, on random histories.</summary>
public sealed class HistoryTests(RecordedHistories histories)
{
    public static TheoryData<int> Seeds => RecordedHistories.Seeds;

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Batching_and_failed_batches_do_not_change_the_tables(int seed)
    {
        var (history, oneByOne) = await histories.OfAsync(seed);
        var expected = await ReadTables.OfAsync(oneByOne.Application);
        var random = new Random(seed);

        await using (var atOnce = await TestDatabase.CreateAsync())
        {
            await history.InBatchesAsync(atOnce, [1, history.Steps.Count - 1]);
            (await ReadTables.OfAsync(atOnce.Application)).ShouldBe(expected, $"In one batch. {history}");
        }

        await using (var inBatches = await TestDatabase.CreateAsync())
        {
            await history.InBatchesAsync(inBatches, Sizes(history.Steps.Count, random));
            (await ReadTables.OfAsync(inBatches.Application)).ShouldBe(expected, $"In random batches. {history}");
        }

        await using var inTrouble = await TestDatabase.CreateAsync();
        await history.WithTroubleAsync(inTrouble, random);
        (await ReadTables.OfAsync(inTrouble.Application)).ShouldBe(expected, $"With failures. {history}");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Deferred_sums_are_answered_from_the_evidence_and_are_the_same_once_made(int seed)
    {
        var (history, oneByOne) = await histories.OfAsync(seed);
        var random = new Random(seed);
        await using var database = await TestDatabase.CreateAsync();
        var stale = new StalePairs(database.Application);
        var mostStale = 0L;
        await history.WithDeferredSumsAsync(database, random, async done =>
        {
            mostStale = Math.Max(mostStale, await stale.CountAsync());
            if (random.Next(10) == 0) await stale.SumAsync();
            if (random.Next(5) > 0) return;
            ReadTables.ShouldBe(
                await ReadTables.SumsAsync(database.Application, $"select {ReadTables.Keys}, statements, confidence from read.observed(null::text[], null::text[])"),
                Sums(history.Steps.Take(done)),
                $"After {done}. {history}");
        });

        mostStale.ShouldBeGreaterThan(0);
        await stale.SumAsync();
        (await stale.CountAsync()).ShouldBe(0);
        (await ReadTables.OfAsync(database.Application)).ShouldBe(await ReadTables.OfAsync(oneByOne.Application), history.ToString());
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Sums_made_while_events_are_appended_are_the_same(int seed)
    {
        var (history, oneByOne) = await histories.OfAsync(seed);
        await using var database = await TestDatabase.CreateAsync();
        var stale = new StalePairs(database.Application);
        var goesOn = true;
        var summing = Task.Run(async () =>
        {
            while (Volatile.Read(ref goesOn)) await stale.SumAsync();
        });
        await history.WithDeferredSumsAsync(database, new Random(seed), _ => Task.CompletedTask);
        Volatile.Write(ref goesOn, false);
        await summing;

        await stale.SumAsync();
        (await stale.CountAsync()).ShouldBe(0);
        (await ReadTables.OfAsync(database.Application)).ShouldBe(await ReadTables.OfAsync(oneByOne.Application), history.ToString());
    }

    private static IReadOnlyList<ReadTables.Sum> Sums(IEnumerable<Step> steps) => [.. new Reference(steps).Counts()
        .GroupBy(c => c with { Statement = "", Confidence = 0 })
        .Select(sum => new ReadTables.Sum(
            sum.Key.Holder, sum.Key.Target, sum.Key.First, sum.Key.Last, sum.Key.Throughout, sum.Key.Act, sum.Key.Announced, sum.Count(), sum.Sum(c => c.Confidence)))
        .OrderBy(sum => sum.Key, StringComparer.Ordinal)];

    private static IEnumerable<int> Sizes(int total, Random random)
    {
        yield return 1;
        for (var left = total - 1; left > 0;)
        {
            var size = Math.Min(left, random.Next(1, 16));
            left -= size;
            yield return size;
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Pair_day_is_the_sum_of_what_counts_now(int seed)
    {
        var (history, database) = await histories.OfAsync(seed);
        var kept = (await ReadTables.OfAsync(database.Application)).PairDays;

        ReadTables.ShouldBe(
            kept,
            await ReadTables.SumsAsync(
                database.Application,
                $"select {ReadTables.Keys}, count(*), sum(confidence) from read.counting(null::text[], null::text[], 9223372036854775806) group by {ReadTables.Keys}"),
            history.ToString());
        ReadTables.ShouldBe(kept, Sums(history.Steps), history.ToString());
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task What_counts_at_a_position_is_what_the_method_says_of_the_events_up_to_it(int seed)
    {
        var (history, database) = await histories.OfAsync(seed);
        var random = new Random(seed);
        for (var look = 0; look < 12; look++)
        {
            var position = look == 0 ? history.Steps.Count : random.Next(history.Steps.Count + 1);
            var counting = await database.Application.RowsAsync(
                "select holder, target, statement, first_day, last_day, throughout, act, announced, confidence from read.counting(null::text[], null::text[], $1)",
                row => new Reference.Counting(
                    row.GetString(0),
                    row.GetString(1),
                    row.GetString(2),
                    row.GetFieldValue<DateOnly>(3),
                    row.GetFieldValue<DateOnly>(4),
                    row.GetBoolean(5),
                    row.GetString(6),
                    row.GetBoolean(7),
                    row.GetDouble(8)),
                (long)position);
            var expected = new Reference(history.Steps.Take(position)).Counts();

            var context = $"At position {position}. {history}";
            InOrder(counting).Select(c => c with { Confidence = 0 }).ShouldBe(InOrder(expected).Select(c => c with { Confidence = 0 }), context);
            foreach (var (actual, right) in InOrder(counting).Zip(InOrder(expected))) actual.Confidence.ShouldBe(right.Confidence, 1e-12, $"{right}. {context}");
        }

        static IEnumerable<Reference.Counting> InOrder(IEnumerable<Reference.Counting> counting) =>
            counting.OrderBy(c => $"{c.Holder} {c.Target} {c.Statement}", StringComparer.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task At_each_position_actors_speak_for_those_their_ties_lead_to_in_maximal_spans(int seed)
    {
        var (history, database) = await histories.OfAsync(seed);
        var rows = await database.Application.RowsAsync(
            "select actor, party, first_day, last_day, self, known_from, coalesce(known_to, 9223372036854775807) from read.speaks_for",
            row => (Actor: row.GetString(0), Party: row.GetString(1), First: row.GetFieldValue<DateOnly>(2), Last: row.GetFieldValue<DateOnly>(3), Self: row.GetBoolean(4), From: row.GetInt64(5), To: row.GetInt64(6)));
        DateOnly[] days = [DateOnly.MinValue, .. Enumerable.Range(-2, RandomHistories.Days + 4).Select(RandomHistories.First.AddDays), DateOnly.MaxValue];
        for (var position = 0; position <= history.Steps.Count; position++)
        {
            var context = $"At position {position}. {history}";
            var reference = new Reference(history.Steps.Take(position));
            var holding = rows.Where(row => row.From <= position && position < row.To).ToArray();

            holding.Select(row => row.Actor).Distinct().Order().ShouldBe(reference.Introduced.Order(), context);
            foreach (var actor in reference.Introduced)
            {
                var spoken = holding.Where(row => row.Actor == actor).ToArray();
                spoken.Single(row => row.Self).ShouldBe((actor, reference.Survivor(actor), DateOnly.MinValue, DateOnly.MaxValue, true, spoken.Single(row => row.Self).From, spoken.Single(row => row.Self).To), context);
                foreach (var day in days)
                    spoken.Where(row => row.First <= day && day <= row.Last).Select(row => row.Party).Order().ShouldBe(reference.Speaks(actor, day).Order(), $"{actor} on {day}. {context}");
                foreach (var spans in spoken.GroupBy(row => row.Party).Select(party => party.OrderBy(row => row.First).ToArray()))
                    spans.Zip(spans.Skip(1)).ShouldAllBe(pair => pair.First.Last.DayNumber + 1 < pair.Second.First.DayNumber, context);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task What_is_known_is_known_from_a_position_to_a_later_one(int seed)
    {
        var (history, database) = await histories.OfAsync(seed);
        foreach (var table in new[] { "evidence", "claim_stand", "speaks_for" })
        {
            (await database.Application.ScalarAsync<long>($"select count(*) from read.{table} where known_from not between 1 and $1 or known_to not between known_from + 1 and $1", (long)history.Steps.Count))
                .ShouldBe(0, $"{table}. {history}");
        }
    }

    [Fact]
    public void The_histories_hold_every_type_of_event_and_much_that_counts()
    {
        var all = RecordedHistories.Seeds.Select(seed => RandomHistories.Draw(seed.Data)).ToArray();

        all.SelectMany(history => history.Steps).Select(step => step.Body.GetType()).Distinct().Count().ShouldBe(EventRegistry.Standard.All.Count);
        all.Average(history => new Reference(history.Steps).Counts().Count).ShouldBeGreaterThan(5);
    }
}
