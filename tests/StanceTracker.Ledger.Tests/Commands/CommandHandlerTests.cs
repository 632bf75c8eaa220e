using StanceTracker.Domain.Commands;
using StanceTracker.Ledger.Appending;
using StanceTracker.Ledger.Commands;
using StanceTracker.Ledger.Tests.Appending;
using StanceTracker.Testing;
using static StanceTracker.Ledger.Tests.Commands.Envelopes;

namespace StanceTracker.Ledger.Tests.Commands;

public class CommandHandlerTests
{
    [Fact]
    public async Task Many_are_recorded_in_order_and_a_later_one_sees_the_earlier()
    {
        await using var ledger = await TestLedger.EmptyAsync();
        var results = await ledger.Recorder.HandleAllAsync([Introduced("iran"), About("iran"), Introduced("iran")]);

        results[0].Outcome.ShouldBeOfType<CommandOutcome.Recorded>();
        results[1].Outcome.ShouldBeOfType<CommandOutcome.Recorded>();
        results[2].Outcome.ShouldBeOfType<CommandOutcome.NoChange>();
    }

    [Fact]
    public async Task Many_with_keys_are_written_at_once_and_each_key_is_answered_as_it_was_first()
    {
        await using var ledger = await TestLedger.EmptyAsync();
        await ledger.Recorder.HandleAsync(Keyed(Introduced("before"), "b"));
        var results = await ledger.Recorder.HandleAllAsync(
            [Keyed(Introduced("iran"), "i"), Keyed(About("iran"), "a"), Keyed(Introduced("iran"), "i"), Keyed(Introduced("pakistan"), "i"), Keyed(Introduced("before"), "b"), Keyed(About("nobody"), "n")]);

        results.Take(3).Select(result => result.Outcome.ShouldBeOfType<CommandOutcome.Recorded>()).Select(recorded => (recorded.Writes.Single().Position.Value, recorded.Replayed))
            .ShouldBe([(2, false), (3, false), (2, true)]);
        results[3].Outcome.ShouldBeOfType<CommandOutcome.IdempotencyConflict>();
        results[4].Outcome.ShouldBeOfType<CommandOutcome.Recorded>().Replayed.ShouldBeTrue();
        results[5].Outcome.ShouldBeOfType<CommandOutcome.Rejected>().Reason.Type.ShouldBe(RejectionType.UnknownActor);
        (await ledger.Reader.HeadAsync()).Value.ShouldBe(3);

        static StanceTracker.Ledger.Commands.CommandEnvelope Keyed(StanceTracker.Ledger.Commands.CommandEnvelope envelope, string key) =>
            envelope with { Key = new IdempotencyKey(key, System.Text.Encoding.UTF8.GetBytes(envelope.Commands[0].Stream.ToString())) };
    }

    [Fact]
    public async Task What_was_decided_on_a_write_that_failed_is_decided_anew()
    {
        await using var ledger = await TestLedger.EmptyAsync(new ScriptedFold { FailsOn = "poison" });
        var results = await ledger.Recorder.HandleAllAsync([Introduced("poison"), Introduced("poison"), About("poison"), Introduced("iran")]);

        results[0].Failure.ShouldBeOfType<LedgerRefusedException>();
        results[1].Failure.ShouldBeOfType<LedgerRefusedException>("it is not so already: the first was not written");
        results[2].Outcome.ShouldBeOfType<CommandOutcome.Rejected>().Reason.Type.ShouldBe(RejectionType.UnknownActor);
        results[3].Outcome.ShouldBeOfType<CommandOutcome.Recorded>();
        (await ledger.Reader.HeadAsync()).Value.ShouldBe(1);
    }

    [Fact]
    public async Task After_the_ledger_closed_each_is_told_so()
    {
        await using var ledger = await TestLedger.EmptyAsync();
        await ledger.Writer.DisposeAsync();
        var results = await ledger.Recorder.HandleAllAsync([Introduced("iran"), Introduced("pakistan")]);

        results.ShouldAllBe(result => result.Failure is LedgerUnavailableException);
    }
}
