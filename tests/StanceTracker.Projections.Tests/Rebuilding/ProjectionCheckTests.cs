using StanceTracker.Projections.Rebuilding;
using StanceTracker.Projections.Tests.Histories;
using StanceTracker.Testing;
using StanceTracker.Testing.Histories;

namespace StanceTracker.Projections.Tests.Rebuilding;

/// <summary>A ledger with projections that have been tampered with.</summary>
public sealed class ProjectionCheckTests
{
    [Fact]
    public async Task Projections_written_by_appends_have_no_deviation()
    {
        await using var database = await RecordedAsync();

        var (result, found) = await CheckAsync(database);

        found.ShouldBeEmpty();
        result.Deviations.ShouldBe(0);
        result.Position.ShouldBe(140);
        result.Rows.ShouldBeGreaterThan(100);
    }

    [Theory]
    [InlineData("actor", "update read.actor set name = name || '!' where actor = (select min(actor) from read.actor)")]
    [InlineData("document", "update read.document set withdrawn = not withdrawn where document = (select min(document) from read.document)")]
    [InlineData("claim", "update read.claim set about = '{}' where claim = (select min(claim) from read.claim)")]
    [InlineData("claim_stand", "update read.claim_stand set known_from = known_from + 1 where ctid = (select min(ctid) from read.claim_stand)")]
    [InlineData("statement", "update read.statement set words = '' where position = (select min(position) from read.statement)")]
    [InlineData("likeness", "update read.likeness set latest = latest + 1 where ctid = (select min(ctid) from read.likeness)")]
    [InlineData("speaks_for", "update read.speaks_for set last_day = '2030-01-01' where ctid = (select min(ctid) from read.speaks_for)")]
    [InlineData("evidence", "update read.evidence set confidence = confidence + 1e-12 where ctid = (select min(ctid) from read.evidence)")]
    [InlineData("pair_day", "update read.pair_day set confidence = confidence * (1 + 1e-8) where ctid = (select min(ctid) from read.pair_day)")]
    public async Task A_changed_row_is_reported(string projection, string tampering)
    {
        await using var database = await RecordedAsync();
        await database.Application.ExecuteAsync(tampering);

        var (result, found) = await CheckAsync(database);

        result.Deviations.ShouldBe(2);
        found.ShouldAllBe(deviation => deviation.Projection == projection);
        found.Select(deviation => deviation.IsMissing).Order().ShouldBe([false, true]);
    }

    [Fact]
    public async Task A_missing_and_a_superfluous_row_are_reported_but_not_the_sums_of_a_stale_pair()
    {
        await using var database = await RecordedAsync();
        await database.Application.ExecuteAsync(
            """
            insert into read.claim (claim, proposition, about, position, version) values ('invented', 'It is so.', '{}', 1, 1);
            delete from read.evidence where ctid = (select min(ctid) from read.evidence);
            with pair as (select holder, target from read.pair_day limit 1), stale as (insert into read.stale_pair select holder, target, 1 from pair)
            update read.pair_day d set statements = 7 from pair p where (d.holder, d.target) = (p.holder, p.target);
            """);

        var (_, found) = await CheckAsync(database);

        found.Select(deviation => (deviation.Projection, deviation.IsMissing)).ShouldBe([("claim", false), ("evidence", true)]);
        found[0].Row.ShouldContain("invented");
    }

    private static async Task<(CheckedProjections Result, IReadOnlyList<Deviation> Found)> CheckAsync(TestDatabase database)
    {
        var found = new List<Deviation>();
        var result = await new ProjectionCheck(database.Application, new RebuildSettings(ChunkEvents: 50, KeptStreams: 20), _ => { }).RunAsync(found.Add);
        (await database.Application.ScalarAsync<long>("select count(*) from pg_tables where schemaname = 'rebuild'")).ShouldBe(0);
        return (result, found);
    }

    private static async Task<TestDatabase> RecordedAsync()
    {
        var database = await TestDatabase.CreateAsync();
        await using (var writer = TestLedger.NewWriter(database)) await RandomHistories.Draw(5, 140).OneByOneAsync(writer);
        database.Reconnect();
        return database;
    }
}
