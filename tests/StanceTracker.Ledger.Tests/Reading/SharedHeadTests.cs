using StanceTracker.Domain.Events;
using StanceTracker.Ledger.Reading;
using StanceTracker.Testing;

namespace StanceTracker.Ledger.Tests.Reading;

public sealed class SharedHeadTests
{
    [Fact]
    public async Task A_read_that_starts_after_an_append_sees_it()
    {
        await using var ledger = await TestLedger.EmptyAsync();
        var head = new SharedHead(ledger.Reader);
        using var stop = new CancellationTokenSource();
        var others = Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested) await head.ReadAsync();
        })).ToArray();

        for (var n = 1; n <= 50; n++)
        {
            await ledger.BeginAsync(Some.Actor($"actor-{n}"));
            (await head.ReadAsync()).ShouldBe(new LedgerPosition(n));
        }

        await stop.CancelAsync();
        await Task.WhenAll(others);
    }

    [Fact]
    public async Task A_caller_that_stops_waiting_leaves_the_others_waiting()
    {
        await using var ledger = await TestLedger.EmptyAsync();
        var head = new SharedHead(ledger.Reader);
        using var impatient = new CancellationTokenSource();
        await impatient.CancelAsync();

        var gone = head.ReadAsync(impatient.Token);
        var patient = head.ReadAsync();

        await Should.ThrowAsync<TaskCanceledException>(() => gone);
        (await patient).ShouldBe(LedgerPosition.Start);
    }

    [Fact]
    public async Task A_lost_database_fails_the_callers_and_the_next_ones_read_again()
    {
        var ledger = await TestLedger.EmptyAsync();
        var head = new SharedHead(ledger.Reader);
        await ledger.DisposeAsync();

        for (var tries = 0; tries < 2; tries++) await Should.ThrowAsync<Exception>(() => head.ReadAsync());
    }
}
