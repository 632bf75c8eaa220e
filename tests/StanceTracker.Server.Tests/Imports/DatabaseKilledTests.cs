using System.Diagnostics;
using StanceTracker.Server.Tests.Running;
using StanceTracker.Testing;

namespace StanceTracker.Server.Tests.Imports;

/// <summary>PostgreSQL is killed, and comes back, while the server lives on.</summary>
public sealed class DatabaseKilledTests
{
    /// <summary>Longer than Wolverine's own retries at keeping what became of a message, and than a server may be silent.</summary>
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(8);

    /// <summary>How soon after the database is back it goes on, on a busy machine.</summary>
    private static readonly TimeSpan Resumption = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task An_import_goes_on_by_itself_to_the_result_of_one_that_was_not_disturbed()
    {
        var postgres = await TestServer.PrivateAsync();
        await using var database = await TestDatabase.CreateAsync(on: postgres);
        await using var server = await ServerOn.StartAsync(database);
        var address = await server.Http.SendLongAsync();
        await server.Http.UnderWayAsync(address);

        await postgres.KillAsync();
        await Task.Delay(Outage);
        await postgres.RestartAsync();
        database.Reconnect();
        var recorded = await database.Owner.ScalarAsync<long>("select count(*) from ledger.mt_events");
        recorded.ShouldBeInRange(1, LongImport.Sound - 1, "it was on its way");
        var back = Stopwatch.StartNew();
        await database.UntilAsync($"select count(*) > {recorded} from ledger.mt_events");
        back.Elapsed.ShouldBeLessThan(Resumption);
        await server.Http.CompletedAsync(address, recorded: LongImport.Sound, alreadyThere: 0);

        await using var undisturbed = await TestDatabase.CreateAsync(on: postgres);
        await using (var other = await ServerOn.StartAsync(undisturbed))
            await other.Http.CompletedAsync(await other.Http.SendLongAsync(), recorded: LongImport.Sound, alreadyThere: 0);
        (await LedgerAsync(database)).ShouldBe(await LedgerAsync(undisturbed));
        (await server.Http.AllAsync($"{address}/rejects")).Count.ShouldBe(LongImport.Rows - LongImport.Sound);
        await database.UntilAsync(
            "select not exists (select from wolverine.wolverine_incoming_envelopes where message_type like '%RunImport' and status <> 'Handled')");
    }

    [Fact]
    public async Task An_import_that_loses_its_lock_stops_takes_it_again_and_comes_to_the_same_result()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var server = await ServerOn.StartAsync(database);
        var address = await server.Http.SendLongAsync();
        await server.Http.UnderWayAsync(address);

        var holder = $"""
            select pid from pg_locks
            where locktype = 'advisory' and objsubid = 1 and database = (select oid from pg_database where datname = current_database())
              and (classid::bigint << 32 | objid::bigint) = hashtextextended('{address.Split('/')[^1]}', 0)
            """;
        (await database.Owner.ScalarAsync<bool>($"select pg_terminate_backend(({holder}))")).ShouldBeTrue();
        await database.UntilAsync($"select exists ({holder}) and exists (select from service.import where state = 'running')");

        await server.Http.CompletedAsync(address, recorded: LongImport.Sound, alreadyThere: 0);
        (await database.Owner.ScalarAsync<long>("select count(*) from ledger.mt_events where type = 'statement_recorded'")).ShouldBe(LongImport.Sound, "none is doubled");
    }

    private static Task<IReadOnlyList<string>> LedgerAsync(TestDatabase database) =>
        database.Owner.LinesAsync("select concat_ws(' ', seq_id, stream_id, version, type, data) from ledger.mt_events order by seq_id");
}
