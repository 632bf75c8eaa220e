using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Commands;
using StanceTracker.Testing;

namespace StanceTracker.Ledger.Tests.Commands;

/// <summary>Recordings that propose more than one thing.</summary>
public sealed class UnitOfWorkTests : IAsyncLifetime
{
    private const string Why = "So it is.";

    private static readonly StreamId Rebuke = StreamId.From(StatementId.Parse("rebuke")), Other = StreamId.From(StatementId.Parse("other"));

    private TestLedger _ledger = null!;

    public async ValueTask InitializeAsync()
    {
        _ledger = await TestLedger.EmptyAsync();
        await _ledger.BeginAsync(Some.Actor(Some.Speaker), Some.Actor(Some.Target), Some.Document(Some.Article), Some.Document("wire"), Some.Statement("rebuke"), Some.Statement("other"));
    }

    public ValueTask DisposeAsync() => _ledger.DisposeAsync();

    [Fact]
    public async Task Several_proposals_about_one_stream_are_written_behind_each_other_as_one()
    {
        var written = await RecordedAsync(Of(new StatementCorroborated(Some.Evidence("wire")), new StatementCorroborated(Some.Evidence("wire", credibility: 1)), new StatementRetracted(Why)));
        written.ShouldHaveSingleItem().ShouldBe(new(Rebuke, 4, new LedgerPosition(9)));
        (await StateAsync(Rebuke)).Evidence.Keys.ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task A_later_proposal_is_decided_on_what_the_earlier_ones_come_to()
    {
        await RecordedAsync(Of(new StatementRetracted(Why), new StatementReinstated(Why), new StatementRetracted(Why)));
        (await StateAsync(Rebuke)).Retracted.ShouldBeTrue();

        var corroborated = new StatementCorroborated(Some.Evidence("wire"));
        (await RecordedAsync(Of(corroborated, corroborated, new StatementEvidenceWithdrawn(5, Why)))).Single().Version.ShouldBe(6, "the second is so already, and the third names the first");
        (await StateAsync(Rebuke)).WithdrawnEvidence.ShouldBe([5]);
    }

    [Fact]
    public async Task One_may_begin_what_the_next_goes_on_with()
    {
        var second = StatementId.Parse("second");
        Command[] commands =
        [
            new(StreamId.From(ActorId.Parse("envoy")), Some.Actor("envoy")),
            new(StreamId.From(second), Some.Statement("second").By("envoy")),
            new(StreamId.From(ActorId.Parse("envoy")), new ActorAffiliated(ActorId.Parse(Some.Speaker))),
            new(StreamId.From(second), new StatementCorroborated(Some.Evidence("wire"))),
        ];
        (await RecordedAsync(new(commands, Some.Analyst))).Select(write => write.Version).ShouldBe([2, 2]);
    }

    [Fact]
    public async Task One_that_is_refused_refuses_all_and_leaves_nothing_in_the_world_of_those_behind_it()
    {
        var head = await _ledger.Reader.HeadAsync();
        var results = await _ledger.Recorder.HandleAllAsync(
        [
            Of(new StatementCorroborated(Some.Evidence("wire")), new StatementRetracted(Why), new StatementRetracted(Why)),
            Of(new StatementEvidenceWithdrawn(2, Why)),
            Of(new StatementReinstated(Why)),
            Of(new StatementCorroborated(Some.Evidence("wire"))),
        ]);

        results[0].Outcome.ShouldBeOfType<CommandOutcome.Rejected>().Reason.Type.ShouldBe(RejectionType.AlreadyInThatState);
        results[1].Outcome.ShouldBeOfType<CommandOutcome.Rejected>().Reason.Type.ShouldBe(RejectionType.UnknownEvidence);
        results[2].Outcome.ShouldBeOfType<CommandOutcome.Rejected>().Reason.Type.ShouldBe(RejectionType.AlreadyInThatState);
        results[3].Outcome.ShouldBeOfType<CommandOutcome.Recorded>().Writes.Single().Version.ShouldBe(2);
        (await _ledger.Reader.HeadAsync()).Value.ShouldBe(head.Value + 1);
    }

    [Fact]
    public async Task What_further_follows_is_said_of_the_world_that_the_proposals_leave()
    {
        var envelope = Of(new StatementRetracted(Why)) with
        {
            FollowUp = aggregates => aggregates.Statement(StatementId.Parse("rebuke")).Retracted
                ? new FollowUp.Commanded([.. aggregates.Statement(StatementId.Parse("rebuke")).StandingEvidence.Select(evidence => new Command(Other, new StatementCorroborated(evidence with { Credibility = 1 })))], [Other])
                : throw new InvalidOperationException("It is retracted."),
        };
        (await RecordedAsync(envelope)).Select(write => (write.Stream, write.Version)).ShouldBe([(Rebuke, 2), (Other, 2)]);
        (await StateAsync(Other)).Evidence[2].ShouldBe(Some.Evidence(Some.Article, credibility: 1));
    }

    [Fact]
    public async Task What_further_cannot_be_refuses_all()
    {
        var head = await _ledger.Reader.HeadAsync();
        var rejected = await _ledger.Recorder.HandleAsync(Of(new StatementRetracted(Why)) with { FollowUp = _ => FollowUp.Reject(RejectionType.MergeInCircle, "It cannot be.") });
        rejected.ShouldBeOfType<CommandOutcome.Rejected>().Reason.Type.ShouldBe(RejectionType.MergeInCircle);
        var unknown = await _ledger.Recorder.HandleAsync(Of(new StatementRetracted(Why)) with
        {
            FollowUp = _ => new FollowUp.Commanded([new Command(Other, new StatementCorroborated(Some.Evidence("nothing")))], []),
        });
        unknown.ShouldBeOfType<CommandOutcome.Rejected>().Reason.Type.ShouldBe(RejectionType.UnknownDocument);
        (await _ledger.Reader.HeadAsync()).ShouldBe(head);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_another_stream_moved_it_is_decided_anew_though_a_version_is_expected(bool written)
    {
        var moves = 0;
        var envelope = Of(new StatementRetracted(Why)) with
        {
            Expected = new ExpectedVersion(1),
            FollowUp = aggregates =>
            {
                // Behind the back of what is decided here, once all is loaded.
                if (aggregates.Statement(StatementId.Parse("other")).Content is not null && moves++ == 0) MoveAsync(Other).GetAwaiter().GetResult();
                return new FollowUp.Commanded(written ? [new Command(Other, new StatementCorroborated(Some.Evidence("wire", credibility: 3)))] : [], [Other]);
            },
        };
        (await RecordedAsync(envelope))[0].ShouldBe(new(Rebuke, 2, new LedgerPosition(8)));
        (await StateAsync(Other)).Evidence.Count.ShouldBe(written ? 3 : 2);
        moves.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task Where_the_stream_itself_moved_meanwhile_it_is_told_so()
    {
        var moves = 0;
        var envelope = Of(new StatementRetracted(Why)) with
        {
            Expected = new ExpectedVersion(1),
            FollowUp = _ =>
            {
                if (moves++ == 0) MoveAsync(Rebuke).GetAwaiter().GetResult();
                return new FollowUp.Commanded([], []);
            },
        };
        (await _ledger.Recorder.HandleAsync(envelope)).ShouldBe(new CommandOutcome.VersionConflict(Rebuke, new ExpectedVersion(1), new ExpectedVersion(2)));
        (await StateAsync(Rebuke)).Retracted.ShouldBeFalse();
    }

    [Fact]
    public async Task Of_two_at_once_that_expect_a_version_of_each_its_own_and_write_on_one_both_are_recorded()
    {
        var streams = Enumerable.Range(0, 8).Select(i => $"s{i}").ToArray();
        await _ledger.BeginAsync([.. streams.Select(Some.Statement)]);
        await _ledger.BeginAsync([.. streams.Select(Some.Document)]);
        var outcomes = await Task.WhenAll(streams.Select(name => _ledger.Recorder.HandleAsync(
            new([new Command(StreamId.From(StatementId.Parse(name)), new StatementRetracted(Why)), new Command(Other, new StatementCorroborated(Some.Evidence(name)))], Some.Analyst, new ExpectedVersion(1)))));
        outcomes.ShouldAllBe(outcome => outcome is CommandOutcome.Recorded);
        (await StateAsync(Other)).StandingEvidence.Select(evidence => evidence.Document.Value).Order().ShouldBe([Some.Article, .. streams]);
        await _ledger.Database.ShouldBeSoundAsync();
    }

    private static StanceTracker.Ledger.Commands.CommandEnvelope Of(params LedgerEvent[] bodies) => new([.. bodies.Select(body => new Command(Rebuke, body))], Some.Analyst);

    private async Task MoveAsync(StreamId stream) =>
        (await _ledger.Recorder.HandleAsync(new([new Command(stream, new StatementCorroborated(Some.Evidence("wire")))], Some.Analyst))).ShouldBeOfType<CommandOutcome.Recorded>();

    private async Task<IReadOnlyList<Ledger.Appending.StreamWritten>> RecordedAsync(StanceTracker.Ledger.Commands.CommandEnvelope envelope) =>
        (await _ledger.Recorder.HandleAsync(envelope)).ShouldBeOfType<CommandOutcome.Recorded>().Writes;

    private async Task<StatementState> StateAsync(StreamId stream) => (StatementState)(await _ledger.Reader.FoldAsync([stream]))[stream].State;
}
