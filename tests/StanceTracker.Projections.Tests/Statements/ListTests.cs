using StanceTracker.Domain.Events;
using StanceTracker.Domain.Stances;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Actors;
using StanceTracker.Projections.Statements;
using StanceTracker.Projections.Tests.Histories;
using StanceTracker.Testing.Histories;

namespace StanceTracker.Projections.Tests.Statements;

/// <summary>Lists of statements: whether they come from a scan or from an index makes no difference.</summary>
public sealed class ListTests(RecordedHistories recorded)
{
    [Theory]
    [MemberData(nameof(RecordedHistories.Seeds), MemberType = typeof(RecordedHistories))]
    public async Task A_list_is_the_same_wherever_the_scan_ends(int seed)
    {
        var (history, database) = await recorded.OfAsync(seed);
        var ledger = new LedgerReader(database.Store);
        var actors = new ActorQueries(database.Application, ledger);
        StatementQueries Queries(int scanned) => new(database.Application, ledger, actors) { Scanned = scanned };

        var all = await Queries(1_000_000).NextAsync(LedgerPosition.Start, new StatementFilter(), 1_000);
        all.Select(statement => statement.Position).ShouldBeInOrder(SortDirection.Ascending);
        var (first, last) = (RandomHistories.First.AddDays(3), RandomHistories.First.AddDays(9));
        foreach (var walked in new[] { 0, 1, history.Steps.Count / 2 })
        {
            var queries = Queries(walked);
            (await PagesAsync(queries, new StatementFilter())).ShouldBe(all.Select(statement => statement.Statement));
            (await PagesAsync(queries, new StatementFilter(From: first, To: last)))
                .ShouldBe(all.Where(statement => statement.Day >= first && statement.Day <= last).Select(statement => statement.Statement));
        }

        var found = 0;
        foreach (var actor in history.Actors)
        {
            foreach (var filter in new[] { new StatementFilter(actor), new StatementFilter(Target: actor, To: last), new StatementFilter(Pair: new PairId(actor, history.Actors.First(other => other != actor))) })
            {
                var expected = await Queries(1_000_000).NextAsync(LedgerPosition.Start, filter, 1_000);
                found += expected.Count;
                (await PagesAsync(Queries(0), filter)).ShouldBe(expected.Select(statement => statement.Statement));
                (await PagesAsync(Queries(history.Steps.Count / 2), filter)).ShouldBe(expected.Select(statement => statement.Statement));
            }
        }

        found.ShouldBeGreaterThan(0);
    }

    private static async Task<IReadOnlyList<Domain.Statements.StatementId>> PagesAsync(StatementQueries queries, StatementFilter filter)
    {
        const int Most = 3;
        var found = new List<StatementView>();
        IReadOnlyList<StatementView> page;
        do found.AddRange(page = await queries.NextAsync(new LedgerPosition(found.Count == 0 ? 0 : found[^1].Position), filter, Most));
        while (page.Count == Most);
        return [.. found.Select(statement => statement.Statement)];
    }
}
