using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Codebook;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;
using StanceTracker.Projections.Actors;
using StanceTracker.Projections.Statements;
using StanceTracker.Projections.Tests.Histories;
using StanceTracker.Testing;
using StanceTracker.Testing.Histories;

namespace StanceTracker.Projections.Tests.Statements;

/// <summary>Which statements resemble others, after any history, compared with a slow reference that checks every pair against the rule, day by day.</summary>
public sealed class DuplicateTests
{
    public static TheoryData<int> Seeds => [.. RecordedHistories.Seeds.Take(10)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Likely_duplicates_are_found_at_every_moment(int seed)
    {
        var history = Repeated(seed);
        await using var ledger = await TestLedger.EmptyAsync();
        var actors = new ActorQueries(ledger.Database.Application, ledger.Reader);
        var queries = new DuplicateQueries(ledger.Database.Application, ledger.Reader, actors);
        for (var done = 0; done < history.Steps.Count;)
        {
            var part = history with { Steps = [.. history.Steps.Skip(done).Take(30)] };
            await part.OneByOneAsync(ledger.Writer);
            done += part.Steps.Count;
            var so = history.Steps.Take(done).ToArray();
            var expected = Pairs(so);
            var context = $"After {done}. {history}";

            var (all, next) = await queries.NextAsync(default, new DuplicateFilter(), 1_000);
            next.ShouldBeNull();
            all.Select(pair => (pair.Statement.Value, pair.Other.Value, string.Join(' ', pair.Targets.Select(t => t.Value).Order()))).ShouldBe(expected, context);
            var before = await queries.BeforeAsync([.. all.Select(pair => new LedgerPosition(pair.Position)).Distinct()]);
            foreach (var statement in all.GroupBy(pair => pair.Position))
                before[new LedgerPosition(statement.Key)].ShouldBe(statement.Select(pair => pair.Other), context);

            // Page by page, and for one speaker.
            var parts = new List<DuplicateView>();
            DuplicateKey? place = default(DuplicateKey);
            while (place is { } from)
            {
                (var found, place) = await queries.NextAsync(from, new DuplicateFilter(), 2);
                parts.AddRange(found);
            }

            parts.Select(pair => (pair.Statement, pair.Other)).ShouldBe(all.Select(pair => (pair.Statement, pair.Other)), context);
            var survivor = history.Actors[done % history.Actors.Count];
            var filter = new DuplicateFilter(survivor, From: RandomHistories.First.AddDays(3), To: RandomHistories.First.AddDays(9));
            (await queries.NextAsync(default, filter, 1_000)).Pairs.Select(pair => (pair.Statement, pair.Other))
                .ShouldBe(all.Where(pair => pair.Speaker == survivor && pair.SaidOn.Day >= filter.From && pair.SaidOn.Day <= filter.To).Select(pair => (pair.Statement, pair.Other)), context);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Batching_does_not_change_the_rows_of_likeness(int seed)
    {
        var history = Repeated(seed);
        await using var oneByOne = await TestDatabase.CreateAsync();
        await using (var writer = TestLedger.NewWriter(oneByOne)) await history.OneByOneAsync(writer);
        await using var inBatches = await TestDatabase.CreateAsync();
        await history.InBatchesAsync(inBatches, [1, seed % 40 + 1, history.Steps.Count - seed % 40 - 2]);
        var rows = await RowsAsync(oneByOne);
        rows.ShouldNotBeEmpty();
        (await RowsAsync(inBatches)).ShouldBe(rows, history.ToString());

        static async Task<IEnumerable<string>> RowsAsync(TestDatabase database) => (await database.Application.LinesAsync("select l::text from read.likeness l")).Order(StringComparer.Ordinal);
    }

    [Fact]
    public void The_histories_hold_many_pairs_over_spans_of_every_length()
    {
        var all = Seeds.Select(seed => Repeated(seed.Data)).ToArray();
        all.Average(history => Pairs(history.Steps).Count).ShouldBeGreaterThan(3);
        all.SelectMany(history => history.Steps).Select(step => step.Body).OfType<CodedStatement>().Select(said => said.SaidOn.Latest.DayNumber - said.SaidOn.Earliest.DayNumber)
            .Select(days => days switch { 0 => 0, <= 31 => 1, _ => 2 }).Distinct().Order().ShouldBe([0, 1, 2]);
    }

    /// <summary>A random history of few acts, in which some statements are dated to the day and others to a decade.</summary>
    private static History Repeated(int seed)
    {
        var random = new Random(seed);
        var drawn = RandomHistories.Draw(seed, length: 90);
        return drawn with
        {
            Steps = [.. drawn.Steps.Select(step => step.Body is not CodedStatement said ? step : step with
            {
                Body = said with { Speaker = Speaker(random, said, drawn.Actors), SaidOn = Span(random), Act = said.Act with { Code = ActCode.Parse(random.Next(3) switch { 0 => "057", 1 => "111", _ => "1124" }) } },
            })],
        };
    }

    /// <summary>Mostly one of the first two.</summary>
    private static ActorId Speaker(Random random, CodedStatement said, IReadOnlyList<ActorId> actors) =>
        random.Next(4) > 0 && actors[random.Next(2)] is var often && !said.Targets.Contains(often) ? often : said.Speaker;

    private static SaidOn Span(Random random)
    {
        var first = RandomHistories.First.AddDays(random.Next(RandomHistories.Days));
        return random.Next(4) switch
        {
            0 => new SaidOn(first.AddDays(-random.Next(33)), first.AddDays(random.Next(2)), DateBasis.Inferred),
            1 => new SaidOn(first.AddDays(-random.Next(4_000)), first.AddDays(random.Next(20)), DateBasis.Inferred),
            _ => new SaidOn(first, first, DateBasis.Stated),
        };
    }

    /// <summary>The pairs, in order of the recording of the later, then of the earlier.</summary>
    private static IReadOnlyList<(string Statement, string Other, string Targets)> Pairs(IReadOnlyList<Step> steps)
    {
        var ties = new Reference(steps);
        var recorded = new List<string>();
        var contents = new Dictionary<string, CodedStatement>();
        var retracted = new HashSet<string>();
        foreach (var step in steps)
        {
            if (step.Body is StatementRecorded) recorded.Add(step.Stream.Slug);
            if (step.Body is CodedStatement content) contents[step.Stream.Slug] = content;
            if (step.Body is StatementRetracted) retracted.Add(step.Stream.Slug);
            if (step.Body is StatementReinstated) retracted.Remove(step.Stream.Slug);
        }

        return
        [
            .. from later in recorded
               from earlier in recorded.TakeWhile(id => id != later)
               where !retracted.Contains(later) && !retracted.Contains(earlier)
               let one = contents[later]
               let other = contents[earlier]
               where ties.Survivor(one.Speaker.Value) == ties.Survivor(other.Speaker.Value) && one.Act.Code.Value[..2] == other.Act.Code.Value[..2]
               let shared = one.Targets.Select(t => ties.Survivor(t.Value)).Intersect(other.Targets.Select(t => ties.Survivor(t.Value))).Order().ToArray()
               where shared.Length > 0 && Days(one, around: 1).Overlaps(Days(other, around: 0))
               select (later, earlier, string.Join(' ', shared)),
        ];
    }

    private static HashSet<int> Days(CodedStatement said, int around) =>
        [.. Enumerable.Range(said.SaidOn.Earliest.DayNumber - around, said.SaidOn.Latest.DayNumber - said.SaidOn.Earliest.DayNumber + 1 + (2 * around))];
}
