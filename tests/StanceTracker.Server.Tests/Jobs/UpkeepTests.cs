using StanceTracker.Server.Tests.Alerts;
using StanceTracker.Server.Tests.Running;
using StanceTracker.Testing;

namespace StanceTracker.Server.Tests.Jobs;

/// <summary>What appends leave for later is done by a server that runs.</summary>
public sealed class UpkeepTests
{
    [Fact]
    public async Task A_stale_pair_is_summed_within_seconds_also_after_the_server_that_did_it_has_gone()
    {
        await using var database = await TestDatabase.CreateAsync();
        var first = await ServerOn.StartAsync(database);
        await using var second = await ServerOn.StartAsync(database);
        await first.BeginAsync(Some.Actor("speaker"), Some.Actor("target"), Some.Document("article"), Some.Statement("rebuke"));
        await StaleAsync();
        await first.DisposeAsync();
        await StaleAsync();
        (await second.Http.AskAsync("/api/stances/speaker/target")).ShouldBe(200);

        Task StaleAsync() => SummedAsync(database);
    }

    [Fact]
    public async Task Sums_tidying_and_what_follows_the_ledger_go_on_after_the_database_was_killed_and_is_back()
    {
        var postgres = await TestServer.PrivateAsync();
        await using var ledger = await AlertLedger.StartAsync(postgres);
        var alert = await ledger.Http.SetAlertAsync(ledger.Receiver, "\"holder\": \"speaker\", \"target\": \"target\"", 1);
        await SummedAsync(ledger.Database);

        await postgres.KillAsync();
        await Task.Delay(TimeSpan.FromSeconds(10)); // Both jobs are due meanwhile.
        await postgres.RestartAsync();
        ledger.Database.Reconnect();

        await ledger.BeginAsync(AlertLedger.Statement("swinging"));
        (await ledger.Receiver.NextAsync()).Id.ShouldBe($"{alert.Text("alert")}-1");
        await SummedAsync(ledger.Database);
    }

    private static async Task SummedAsync(TestDatabase database)
    {
        await database.Application.ExecuteAsync(
            "insert into read.stale_pair (holder, target, position) values ('speaker', 'target', 1) on conflict do nothing");
        await database.UntilAsync("select not exists (select from read.stale_pair)");
    }
}
