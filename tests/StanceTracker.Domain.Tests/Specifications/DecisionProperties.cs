using FsCheck;
using FsCheck.Fluent;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Decisions;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Ledgers;
using StanceTracker.Domain.Statements;

namespace StanceTracker.Domain.Tests.Specifications;

/// <summary>What holds for every decision in every story.</summary>
public class DecisionProperties
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(400).WithEndSize(60);

    [Fact]
    public void What_was_just_recorded_is_not_recorded_again() => Told((world, proposal, decision) =>
    {
        if (decision is Decision.Accepted) Decide.On(proposal, world).ShouldNotBeOfType<Decision.Accepted>(proposal.ToString());
    });

    [Fact]
    public void What_brings_something_new_is_recorded_once_unless_it_was_taken_back() => Told((world, proposal, decision) =>
    {
        if (decision is not Decision.Accepted) return;
        var before = world.Events(proposal.Stream).SkipLast(1).ToList();
        var since = before.Skip(before.FindLastIndex(body => Same(body, proposal.Body)) + 1).ToList();
        switch (proposal.Body)
        {
            case ActorIntroduced or DocumentRegistered or ClaimFramed or StatementRecorded:
                before.ShouldBeEmpty();
                break;
            case ActorAliasAdded added when before.Exists(body => Same(body, proposal.Body)):
                since.ShouldContain(body => body is ActorAliasWithdrawn && ((ActorAliasWithdrawn)body).Alias == added.Alias);
                break;
            case ActorAffiliated when before.Exists(body => Same(body, proposal.Body)):
                since.ShouldContain(body => body is ActorAffiliationWithdrawn);
                break;
            case StatementCorroborated when before.Exists(body => Same(body, proposal.Body)):
                since.ShouldContain(body => body is StatementEvidenceWithdrawn);
                break;
        }

        static bool Same(LedgerEvent one, LedgerEvent other) => one == other;
    });

    [Fact]
    public void An_acceptance_is_the_proposal_itself_and_a_refusal_is_a_sentence() => Told((_, proposal, decision) =>
    {
        switch (decision)
        {
            case Decision.Accepted accepted:
                accepted.Events.ShouldBe([proposal.Body]);
                break;
            case Decision.Refused { Why: var why }:
                why.Message.ShouldNotBeNullOrWhiteSpace();
                why.Field.ShouldNotBe("");
                break;
        }
    });

    [Fact]
    public void A_decision_changes_nothing_and_comes_out_alike_each_time() => Told(before: (world, proposal) =>
    {
        var state = world.State(proposal.Stream);
        var once = Decide.On(proposal, world);
        var twice = Decide.On(proposal, world);
        once.GetType().ShouldBe(twice.GetType());
        if (once is Decision.Refused refused) refused.ShouldBe(twice);
        world.State(proposal.Stream).ShouldBeSameAs(state);
    });

    [Fact]
    public void Each_streams_first_event_is_the_one_that_begins_it() => Told((world, proposal, decision) =>
    {
        if (decision is not Decision.Accepted || world.Events(proposal.Stream).Count != 1) return;
        (proposal.Body is ActorIntroduced or DocumentRegistered or ClaimFramed or StatementRecorded).ShouldBeTrue(proposal.ToString());
    });

    [Fact]
    public void Merges_never_run_in_a_circle_and_what_is_merged_is_silent() => Told((world, proposal, decision) =>
    {
        if (decision is not Decision.Accepted || proposal.Stream.Kind != StreamKind.Actor) return;
        var merged = false;
        foreach (var body in world.Events(proposal.Stream))
        {
            if (merged) body.ShouldBeOfType<ActorUnmerged>();
            merged = body is ActorMerged;
        }

        var seen = new HashSet<ActorId>();
        for (ActorId? next = ActorId.Of(proposal.Stream.Slug); next is { } actor; next = world.Actor(actor).MergedInto) seen.Add(actor).ShouldBeTrue();
    });

    [Fact]
    public void A_decision_asks_of_no_stream_beyond_its_references_and_chains_of_merges() => Told(before: (world, proposal) =>
    {
        var asking = new AskedWorld(world);
        Decide.On(proposal, asking);
        var chains = proposal.Body is ActorMerged ? asking.Asked.Where(stream => stream.Kind == StreamKind.Actor) : [];
        asking.Asked.Except(chains).ShouldBeSubsetOf(proposal.References);
    });

    private static void Told(Action<TestWorld, Proposal, Decision>? after = null, Action<TestWorld, Proposal>? before = null) => Prop.ForAll(AnyStory.Stories, story =>
    {
        var world = new TestWorld();
        foreach (var proposal in story.Steps)
        {
            before?.Invoke(world, proposal);
            var decision = world.Take(proposal);
            after?.Invoke(world, proposal, decision);
        }
    }).Check(Runs);

    private sealed class AskedWorld(IWorld world) : IWorld
    {
        public HashSet<StreamId> Asked { get; } = [];

        public DateOnly Today => world.Today;

        public ActorState Actor(ActorId id) => Asked.Add(StreamId.Of(id)) ? world.Actor(id) : world.Actor(id);

        public DocumentState Document(DocumentId id) => Asked.Add(StreamId.Of(id)) ? world.Document(id) : world.Document(id);

        public ClaimState Claim(ClaimId id) => Asked.Add(StreamId.Of(id)) ? world.Claim(id) : world.Claim(id);

        public StatementState Statement(StatementId id) => Asked.Add(StreamId.Of(id)) ? world.Statement(id) : world.Statement(id);
    }
}
