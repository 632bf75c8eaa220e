using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Events;
using StanceTracker.Ledger.Appending;
using StanceTracker.Ledger.Commands;
using StanceTracker.Ledger.Tests.Appending;
using StanceTracker.Testing;
using static StanceTracker.Ledger.Tests.Commands.Envelopes;

namespace StanceTracker.Ledger.Tests.Commands;

public class PipelinedAppenderTests
{
    [Fact]
    public async Task A_list_is_decided_on_what_the_one_before_was_decided_to_write_before_that_is_written()
    {
        var gate = new TaskCompletionSource();
        await using var ledger = await TestLedger.EmptyAsync(new ScriptedFold { Gate = gate.Task });
        var pipeline = ledger.Recorder.BeginPipeline();
        var first = await pipeline.DecideAsync([Introduced("iran")]);
        var second = await pipeline.DecideAsync([About("iran"), Introduced("iran")]);
        (await ledger.Reader.HeadAsync()).Value.ShouldBe(0, "nothing is written yet");

        gate.SetResult();
        (await first(CancellationToken.None)).Single().Outcome.ShouldBeOfType<CommandOutcome.Recorded>();
        var results = await second(CancellationToken.None);
        results[0].Outcome.ShouldBeOfType<CommandOutcome.Recorded>();
        results[1].Outcome.ShouldBeOfType<CommandOutcome.NoChange>();
        (await ledger.Reader.HeadAsync()).Value.ShouldBe(2);
    }

    [Fact]
    public async Task What_was_decided_on_a_write_of_the_list_before_that_failed_is_decided_anew()
    {
        var gate = new TaskCompletionSource();
        await using var ledger = await TestLedger.EmptyAsync(new ScriptedFold { Gate = gate.Task, FailsOn = "poison" });
        var pipeline = ledger.Recorder.BeginPipeline();
        var first = await pipeline.DecideAsync([Introduced("poison"), Introduced("iran")]);
        var second = await pipeline.DecideAsync([About("poison"), About("iran")]);

        gate.SetResult();
        var before = await first(CancellationToken.None);
        before[0].Failure.ShouldBeOfType<LedgerRefusedException>();
        before[1].Outcome.ShouldBeOfType<CommandOutcome.Recorded>();
        var results = await second(CancellationToken.None);
        results[0].Outcome.ShouldBeOfType<CommandOutcome.Rejected>().Reason.Type.ShouldBe(RejectionType.UnknownActor);
        results[1].Outcome.ShouldBeOfType<CommandOutcome.Recorded>();
    }

    [Fact]
    public async Task That_something_is_so_already_is_decided_anew_where_the_list_before_failed()
    {
        await using var ledger = await TestLedger.EmptyAsync(new ScriptedFold { FailsOn = "poison" });
        var pipeline = ledger.Recorder.BeginPipeline();
        var first = await pipeline.DecideAsync([Introduced("poison")]);
        var second = await pipeline.DecideAsync([Introduced("poison")]);
        await first(CancellationToken.None);

        (await second(CancellationToken.None)).Single().Failure.ShouldBeOfType<LedgerRefusedException>("nothing of this list was to be written, and the one before was not");
    }

    /// <summary>The second list introduces again what the first fails to; the third rests on that.</summary>
    [Fact]
    public async Task Behind_a_failure_nothing_is_decided_before_what_rests_on_it_is_decided_anew()
    {
        var gate = new TaskCompletionSource();
        await using var ledger = await TestLedger.EmptyAsync(new ScriptedFold { Gate = gate.Task, FailsOn = "poison", Failures = 1 });
        var pipeline = ledger.Recorder.BeginPipeline();
        var first = await pipeline.DecideAsync([Introduced("poison")]);
        var second = await pipeline.DecideAsync([Introduced("poison")]);
        gate.SetResult();
        (await first(CancellationToken.None)).Single().Failure.ShouldNotBeNull();
        var third = await pipeline.DecideAsync([About("poison")]);

        (await second(CancellationToken.None)).Single().Outcome.ShouldBeOfType<CommandOutcome.Recorded>();
        (await third(CancellationToken.None)).Single().Outcome.ShouldBeOfType<CommandOutcome.Recorded>();
    }

    [Fact]
    public async Task A_list_rests_on_all_before_it_settled_or_not()
    {
        var gate = new TaskCompletionSource();
        await using var ledger = await TestLedger.EmptyAsync(new ScriptedFold { Gate = gate.Task });
        var pipeline = ledger.Recorder.BeginPipeline();
        var iran = StreamId.From(ActorId.Parse("iran"));
        var settles = new List<Completion> { await pipeline.DecideAsync([Introduced("iran")]), await pipeline.DecideAsync([Called(2)]) };
        gate.SetResult();
        for (var version = 3; version < 8; version++)
        {
            (await settles[^2](CancellationToken.None)).Single().Outcome.ShouldBeOfType<CommandOutcome.Recorded>();
            settles.Add(await pipeline.DecideAsync([Called(version)]));
        }

        foreach (var settle in settles) (await settle(CancellationToken.None)).Single().Outcome.ShouldBeOfType<CommandOutcome.Recorded>();
        (await ledger.Reader.FoldAsync([iran]))[iran].Version.ShouldBe(7);

        StanceTracker.Ledger.Commands.CommandEnvelope Called(int version) => new([new Command(iran, new ActorAliasAdded($"Iran {version}"))], Some.Analyst, new ExpectedVersion(version - 1));
    }
}
