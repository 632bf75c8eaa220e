using System.Collections.Concurrent;
using StanceTracker.Ledger.Appending;
using StanceTracker.Testing;

namespace StanceTracker.Ledger.Tests.Appending;

/// <summary>A thousand callers append without a pause when the power goes.</summary>
public sealed class CrashTests
{
    private const int Callers = 1_000;

    [Theory]
    [InlineData(1)]
    [InlineData(700)]
    [InlineData(2_500)]
    public async Task Killing_the_writing_process_loses_nothing_acknowledged_and_keeps_no_half(int acknowledgedBefore)
    {
        await using var ledger = await TestLedger.EmptyAsync();
        await ledger.BeginAsync(Some.Actor(Some.Target));
        var acknowledged = new List<string>();
        using (var victim = WriterProcess.Start(typeof(CrashTests).Assembly, ledger.Database, "victim", Callers, int.MaxValue))
        {
            while (acknowledged.Count < acknowledgedBefore) acknowledged.Add((await victim.NextAsync()).ShouldNotBeNull());
            victim.Kill();
            acknowledged.AddRange(await victim.RestAsync());
            victim.Succeeded.ShouldBeFalse();
        }

        // This waits its turn behind whatever the victim left running.
        (await ledger.Writer.AppendAsync(Request.Whole("survivor"))).ShouldBeOfType<AppendOutcome.Appended>();
        await ShouldHoldAsync(ledger.Database, [.. acknowledged, "survivor"]);
    }

    [Fact]
    public async Task Stopping_postgres_immediately_loses_nothing_acknowledged_and_keeps_no_half_and_appends_go_on_after_the_restart()
    {
        var server = await TestServer.PrivateAsync();
        await using var ledger = await TestLedger.EmptyAsync(on: server);
        (await ledger.Database.Application.ScalarAsync<string>("select setting from pg_settings where name = 'fsync'")).ShouldBe("on");
        await ledger.BeginAsync(Some.Actor(Some.Target));
        var acknowledged = new ConcurrentQueue<string>();
        for (var crash = 1; crash <= 3; crash++)
        {
            var enough = acknowledged.Count + 500 * crash;
            var callers = Enumerable.Range(0, Callers).Select(caller => AppendUntilItFailsAsync(ledger.Writer, $"crash{crash}-{caller}", acknowledged)).ToArray();
            while (acknowledged.Count < enough) await Task.Delay(1);
            await server.StopImmediatelyAsync();
            await Task.WhenAll(callers);

            await server.RestartAsync();
            (await ledger.Writer.AppendAsync(Request.Whole($"after-{crash}"))).ShouldBeOfType<AppendOutcome.Appended>();
            acknowledged.Enqueue($"after-{crash}");
            ledger.Database.Reconnect();
            await ShouldHoldAsync(ledger.Database, acknowledged);
        }
    }

    private static async Task AppendUntilItFailsAsync(LedgerWriter writer, string name, ConcurrentQueue<string> acknowledged)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                (await writer.AppendAsync(Request.Whole($"{name}-{i}"))).ShouldBeOfType<AppendOutcome.Appended>();
            }
            catch (LedgerUnavailableException)
            {
                return;
            }

            acknowledged.Enqueue($"{name}-{i}");
        }
    }

    private static async Task ShouldHoldAsync(TestDatabase database, IReadOnlyCollection<string> acknowledged)
    {
        var kept = await database.Application.RowsAsync(
            "select correlation_id, count(*), count(distinct stream_id), count(distinct timestamp) from ledger.mt_events where correlation_id is not null group by 1",
            row => (Id: row.GetString(0), Events: row.GetInt64(1), Streams: row.GetInt64(2), Times: row.GetInt64(3)));
        kept.ShouldAllBe(request => request.Events == Request.Events && request.Streams == Request.Streams && request.Times == 1);
        acknowledged.Except(kept.Select(request => request.Id)).ShouldBeEmpty("every acknowledged request is kept");
        (await database.Application.LinesAsync("select key from service.answered_request")).Order().ShouldBe(kept.Select(request => request.Id).Order());
        (await database.Application.LinesAsync("select statement from read.evidence where known_to is null")).Order().ShouldBe(kept.Select(request => request.Id).Order());
        await database.ShouldBeSoundAsync();
    }
}
