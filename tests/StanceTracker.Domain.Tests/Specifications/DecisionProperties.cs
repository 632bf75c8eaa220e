using FsCheck;
using FsCheck.Fluent;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;

namespace StanceTracker.Domain.Tests.Specifications;

/// <summary>What holds for every decision in every story.</summary>
public class DecisionProperties
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(400).WithEndSize(60);

    [Fact]
    public void What_was_just_recorded_is_not_recorded_again() => Told((aggregates, command, decision) =>
    {
        if (decision is Decision.Accepted) Decider.Decide(command, aggregates).ShouldNotBeOfType<Decision.Accepted>(command.ToString());
    });

    [Fact]
    public void What_brings_something_new_is_recorded_once_unless_it_was_taken_back() => Told((aggregates, command, decision) =>
    {
        if (decision is not Decision.Accepted) return;
        var before = aggregates.Events(command.Stream).SkipLast(1).ToList();
        var since = before.Skip(before.FindLastIndex(body => Same(body, command.Body)) + 1).ToList();
        switch (command.Body)
        {
            case ActorIntroduced or DocumentRegistered or ClaimFramed or StatementRecorded:
                before.ShouldBeEmpty();
                break;
            case ActorAliasAdded added when before.Exists(body => Same(body, command.Body)):
                since.ShouldContain(body => body is ActorAliasWithdrawn && ((ActorAliasWithdrawn)body).Alias == added.Alias);
                break;
            case ActorAffiliated when before.Exists(body => Same(body, command.Body)):
                since.ShouldContain(body => body is ActorAffiliationWithdrawn);
                break;
            case StatementCorroborated when before.Exists(body => Same(body, command.Body)):
                since.ShouldContain(body => body is StatementEvidenceWithdrawn);
                break;
        }

        static bool Same(LedgerEvent one, LedgerEvent other) => one == other;
    });

    [Fact]
    public void An_acceptance_is_the_proposal_itself_and_a_refusal_is_a_sentence() => Told((_, command, decision) =>
    {
        switch (decision)
        {
            case Decision.Accepted accepted:
                accepted.Events.ShouldBe([command.Body]);
                break;
            case Decision.Rejected { Reason: var why }:
                why.Message.ShouldNotBeNullOrWhiteSpace();
                why.Field.ShouldNotBe("");
                break;
        }
    });

    [Fact]
    public void A_decision_changes_nothing_and_comes_out_alike_each_time() => Told(before: (aggregates, command) =>
    {
        var state = aggregates.State(command.Stream);
        var once = Decider.Decide(command, aggregates);
        var twice = Decider.Decide(command, aggregates);
        once.GetType().ShouldBe(twice.GetType());
        if (once is Decision.Rejected rejected) rejected.ShouldBe(twice);
        aggregates.State(command.Stream).ShouldBeSameAs(state);
    });

    [Fact]
    public void Each_streams_first_event_is_the_one_that_begins_it() => Told((aggregates, command, decision) =>
    {
        if (decision is not Decision.Accepted || aggregates.Events(command.Stream).Count != 1) return;
        (command.Body is ActorIntroduced or DocumentRegistered or ClaimFramed or StatementRecorded).ShouldBeTrue(command.ToString());
    });

    [Fact]
    public void Merges_never_run_in_a_circle_and_what_is_merged_is_silent() => Told((aggregates, command, decision) =>
    {
        if (decision is not Decision.Accepted || command.Stream.Kind != StreamKind.Actor) return;
        var merged = false;
        foreach (var body in aggregates.Events(command.Stream))
        {
            if (merged) body.ShouldBeOfType<ActorUnmerged>();
            merged = body is ActorMerged;
        }

        var seen = new HashSet<ActorId>();
        for (ActorId? next = ActorId.Parse(command.Stream.Slug); next is { } actor; next = aggregates.Actor(actor).MergedInto) seen.Add(actor).ShouldBeTrue();
    });

    [Fact]
    public void A_decision_asks_of_no_stream_beyond_its_references_and_chains_of_merges() => Told(before: (aggregates, command) =>
    {
        var asking = new AskedWorld(aggregates);
        Decider.Decide(command, asking);
        var chains = command.Body is ActorMerged ? asking.Asked.Where(stream => stream.Kind == StreamKind.Actor) : [];
        asking.Asked.Except(chains).ShouldBeSubsetOf(command.References);
    });

    private static void Told(Action<TestAggregates, Command, Decision>? after = null, Action<TestAggregates, Command>? before = null) => Prop.ForAll(AnyStory.Stories, story =>
    {
        var aggregates = new TestAggregates();
        foreach (var command in story.Steps)
        {
            before?.Invoke(aggregates, command);
            var decision = aggregates.Take(command);
            after?.Invoke(aggregates, command, decision);
        }
    }).Check(Runs);

    private sealed class AskedWorld(IAggregateLookup aggregates) : IAggregateLookup
    {
        public HashSet<StreamId> Asked { get; } = [];

        public DateOnly Today => aggregates.Today;

        public ActorState Actor(ActorId id) => Asked.Add(StreamId.From(id)) ? aggregates.Actor(id) : aggregates.Actor(id);

        public DocumentState Document(DocumentId id) => Asked.Add(StreamId.From(id)) ? aggregates.Document(id) : aggregates.Document(id);

        public ClaimState Claim(ClaimId id) => Asked.Add(StreamId.From(id)) ? aggregates.Claim(id) : aggregates.Claim(id);

        public StatementState Statement(StatementId id) => Asked.Add(StreamId.From(id)) ? aggregates.Statement(id) : aggregates.Statement(id);
    }
}
