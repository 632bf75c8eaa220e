using StanceTracker.Domain.Decisions;
using StanceTracker.Ledger.Appending;
using StanceTracker.Ledger.Recording;
using StanceTracker.Ledger.Tests.Appending;
using StanceTracker.Testing;
using static StanceTracker.Ledger.Tests.Recording.Recordings;

namespace StanceTracker.Ledger.Tests.Recording;

public class RecorderTests
{
    [Fact]
    public async Task Many_are_recorded_in_order_and_a_later_one_sees_the_earlier()
    {
        await using var ledger = await TestLedger.EmptyAsync();
        var results = await ledger.Recorder.RecordAllAsync([Introduced("iran"), About("iran"), Introduced("iran")]);

        results[0].Outcome.ShouldBeOfType<RecordOutcome.Recorded>();
        results[1].Outcome.ShouldBeOfType<RecordOutcome.Recorded>();
        results[2].Outcome.ShouldBeOfType<RecordOutcome.AlreadySo>();
    }

    [Fact]
    public async Task Many_with_keys_are_written_at_once_and_each_key_is_answered_as_it_was_first()
    {
        await using var ledger = await TestLedger.EmptyAsync();
        await ledger.Recorder.RecordAsync(Keyed(Introduced("before"), "b"));
        var results = await ledger.Recorder.RecordAllAsync(
            [Keyed(Introduced("iran"), "i"), Keyed(About("iran"), "a"), Keyed(Introduced("iran"), "i"), Keyed(Introduced("pakistan"), "i"), Keyed(Introduced("before"), "b"), Keyed(About("nobody"), "n")]);

        results.Take(3).Select(result => result.Outcome.ShouldBeOfType<RecordOutcome.Recorded>()).Select(recorded => (recorded.Writes.Single().Position.Value, recorded.Before))
            .ShouldBe([(2, false), (3, false), (2, true)]);
        results[3].Outcome.ShouldBeOfType<RecordOutcome.KeyReused>();
        results[4].Outcome.ShouldBeOfType<RecordOutcome.Recorded>().Before.ShouldBeTrue();
        results[5].Outcome.ShouldBeOfType<RecordOutcome.Refused>().Why.Type.ShouldBe(RefusalType.UnknownActor);
        (await ledger.Reader.HeadAsync()).Value.ShouldBe(3);

        static Ledger.Recording.Recording Keyed(Ledger.Recording.Recording recording, string key) =>
            recording with { Key = new IdempotencyKey(key, System.Text.Encoding.UTF8.GetBytes(recording.Proposals[0].Stream.ToString())) };
    }

    [Fact]
    public async Task What_was_decided_on_a_write_that_failed_is_decided_anew()
    {
        await using var ledger = await TestLedger.EmptyAsync(new ScriptedFold { FailsOn = "poison" });
        var results = await ledger.Recorder.RecordAllAsync([Introduced("poison"), Introduced("poison"), About("poison"), Introduced("iran")]);

        results[0].Failure.ShouldBeOfType<LedgerRefusedException>();
        results[1].Failure.ShouldBeOfType<LedgerRefusedException>("it is not so already: the first was not written");
        results[2].Outcome.ShouldBeOfType<RecordOutcome.Refused>().Why.Type.ShouldBe(RefusalType.UnknownActor);
        results[3].Outcome.ShouldBeOfType<RecordOutcome.Recorded>();
        (await ledger.Reader.HeadAsync()).Value.ShouldBe(1);
    }

    [Fact]
    public async Task After_the_ledger_closed_each_is_told_so()
    {
        await using var ledger = await TestLedger.EmptyAsync();
        await ledger.Writer.DisposeAsync();
        var results = await ledger.Recorder.RecordAllAsync([Introduced("iran"), Introduced("pakistan")]);

        results.ShouldAllBe(result => result.Failure is LedgerUnavailableException);
    }
}
