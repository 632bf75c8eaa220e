using StanceTracker.Domain.Events;
using StanceTracker.Ledger.Reading;
using StanceTracker.Testing;

namespace StanceTracker.Ledger.Tests.Reading;

public sealed class SharedHeadTests
{
    [Fact]
    public async Task Whoever_asks_behind_an_append_is_told_of_it()
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
    public async Task One_that_does_not_wait_any_longer_leaves_the_others_waiting()
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
    public async Task A_database_that_is_gone_fails_those_who_ask_and_the_next_ones_ask_anew()
    {
        var ledger = await TestLedger.EmptyAsync();
        var head = new SharedHead(ledger.Reader);
        await ledger.DisposeAsync();

        for (var tries = 0; tries < 2; tries++) await Should.ThrowAsync<Exception>(() => head.ReadAsync());
    }
}
