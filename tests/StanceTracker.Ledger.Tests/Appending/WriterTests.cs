using StanceTracker.Domain.Events;
using StanceTracker.Ledger.Appending;
using StanceTracker.Testing;

namespace StanceTracker.Ledger.Tests.Appending;

public sealed class WriterTests
{
    [Fact]
    public async Task A_dead_database_fails_those_that_wait_and_the_writer_recovers_with_it()
    {
        var server = await TestServer.PrivateAsync();
        await using var ledger = await TestLedger.EmptyAsync(on: server);
        await ledger.BeginAsync(Some.Actor("iran"));
        await server.StopImmediatelyAsync();

        var waiting = Enumerable.Range(0, 20).Select(i => ledger.BeginAsync(Some.Actor($"lost-{i}"))).ToArray();
        foreach (var caller in waiting) await Should.ThrowAsync<LedgerUnavailableException>(caller);

        await server.RestartAsync();
        (await ledger.BeginAsync(Some.Actor("pakistan"))).ShouldBeOfType<AppendOutcome.Appended>().Writes.Single().Position.ShouldBe(new LedgerPosition(2));
        ledger.Database.Reconnect();
        await ledger.Database.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_restart_of_the_database_between_two_requests_is_not_the_callers_concern()
    {
        var server = await TestServer.PrivateAsync();
        await using var ledger = await TestLedger.EmptyAsync(on: server);
        await ledger.BeginAsync(Some.Actor("iran"));
        await server.RestartAsync();

        (await ledger.BeginAsync(Some.Actor("pakistan"))).ShouldBeOfType<AppendOutcome.Appended>();
    }

    [Fact]
    public async Task Closing_writes_what_waits()
    {
        await using var ledger = await TestLedger.EmptyAsync();
        var other = TestLedger.NewWriter(ledger.Database);
        var waiting = Enumerable.Range(0, 700).Select(i => other.AppendAsync(TestLedger.Beginning(Some.Actor($"actor-{i}")))).ToArray();
        await other.DisposeAsync();

        foreach (var answer in waiting)
        {
            answer.IsCompleted.ShouldBeTrue();
            (await answer).ShouldBeOfType<AppendOutcome.Appended>();
        }

        (await ledger.Reader.HeadAsync()).Value.ShouldBe(waiting.Length);
        await Should.ThrowAsync<LedgerUnavailableException>(async () => await other.AppendAsync(TestLedger.Beginning(Some.Actor("too-late"))));
    }

    [Fact]
    public async Task A_caller_that_stops_waiting_does_not_hold_up_the_others()
    {
        await using var ledger = await TestLedger.EmptyAsync();
        using var impatient = new CancellationTokenSource();
        var gone = ledger.Writer.AppendAsync(TestLedger.Beginning(Some.Actor("iran")), impatient.Token);
        var stays = ledger.BeginAsync(Some.Actor("pakistan"));
        await impatient.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await gone;
            throw new OperationCanceledException("It was quicker.");
        });
        (await stays).ShouldBeOfType<AppendOutcome.Appended>();
    }

    [Fact]
    public async Task A_batch_whose_fold_fails_leaves_nothing_and_is_tried_again_one_by_one()
    {
        var fold = new ScriptedFold { FailsOn = "poison" };
        await using var ledger = await TestLedger.EmptyAsync(fold);
        var good = Enumerable.Range(0, 5).Select(i => ledger.BeginAsync(Some.Actor($"good-{i}"))).ToArray();
        var poison = ledger.BeginAsync(Some.Actor("poison"));
        var better = Enumerable.Range(0, 5).Select(i => ledger.BeginAsync(Some.Actor($"better-{i}"))).ToArray();

        await Should.ThrowAsync<LedgerRefusedException>(poison);
        foreach (var outcome in await Task.WhenAll(good.Concat(better))) outcome.ShouldBeOfType<AppendOutcome.Appended>();
        fold.Forgotten.ShouldBeGreaterThan(0, "what the failed fold left in memory is dropped");
        (await ledger.Reader.HeadAsync()).Value.ShouldBe(10);
    }

    [Fact]
    public async Task What_is_kept_between_batches_is_brought_up_to_what_somebody_else_has_written()
    {
        var fold = new ScriptedFold();
        await using var ledger = await TestLedger.EmptyAsync(fold);
        await using var other = TestLedger.NewWriter(ledger.Database, new ScriptedFold());
        await ledger.BeginAsync(Some.Actor("a"));
        await ledger.BeginAsync(Some.Actor("b"));
        (await ledger.BeginAsync(Some.Actor("b"))).ShouldBeOfType<AppendOutcome.VersionConflict>();
        await ledger.BeginAsync(Some.Actor("c"));
        fold.CaughtUp.ShouldBeEmpty("it was alone");

        await other.AppendAsync(TestLedger.Beginning(Some.Actor("d"), Some.Actor("e")));
        await ledger.BeginAsync(Some.Actor("f"));
        fold.CaughtUp.ShouldBe([(new LedgerPosition(3), new LedgerPosition(5))]);
    }

    [Fact]
    public async Task A_load_and_those_who_record_beside_it_take_turns()
    {
        var fold = new ScriptedFold();
        await using var ledger = await TestLedger.EmptyAsync(fold);
        var load = Enumerable.Range(0, 5_000).Select(i => ledger.Writer.AppendAsync(TestLedger.Beginning(Some.Actor($"load-{i}")) with { Bulk = true })).ToArray();
        var first = (await ledger.BeginAsync(Some.Actor("single"))).ShouldBeOfType<AppendOutcome.Appended>();
        first.Writes.Single().Position.Value.ShouldBeLessThan(5_000, "it did not wait for the whole load");

        // And who records without a pause does not keep the load waiting for good.
        for (var i = 0; !load[^1].IsCompleted; i++) await Task.WhenAll(Enumerable.Range(0, 8).Select(n => ledger.BeginAsync(Some.Actor($"single-{i}-{n}"))));
        foreach (var outcome in await Task.WhenAll(load)) outcome.ShouldBeOfType<AppendOutcome.Appended>();
        fold.Folded.Where(folded => folded.Bulk).Sum(folded => folded.Events).ShouldBe(5_000, "what is recorded beside a load is not put off with it");
    }

    [Fact]
    public async Task Of_a_load_whose_fold_fails_the_guilty_alone_is_refused()
    {
        var fold = new ScriptedFold { FailsOn = "load-7" };
        await using var ledger = await TestLedger.EmptyAsync(fold);
        var load = await Task.WhenAll(Enumerable.Range(0, 20).Select(async i =>
        {
            try
            {
                return (await ledger.Writer.AppendAsync(TestLedger.Beginning(Some.Actor($"load-{i}")) with { Bulk = true })) is AppendOutcome.Appended;
            }
            catch (LedgerRefusedException)
            {
                return false;
            }
        }));

        load.Index().Where(written => !written.Item).Select(written => written.Index).ShouldBe([7]);
        (await ledger.Reader.HeadAsync()).Value.ShouldBe(19);
        fold.Forgotten.ShouldBeGreaterThan(0);
        (await ledger.BeginAsync(Some.Actor("after"))).ShouldBeOfType<AppendOutcome.Appended>("the connection is as it was");
    }
}
