using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Events;
using static StanceTracker.Domain.Tests.Specifications.Facts;
using static StanceTracker.Domain.Tests.Specifications.Specification;

namespace StanceTracker.Domain.Tests.Actors;

public class MergeSpecifications
{
    private static readonly Command[] Four = [Introduced("a"), Introduced("b"), Introduced("c"), Introduced("d")];

    [Fact]
    public void An_actor_is_merged_into_another_and_holds_its_stream() => Given(Four).When(Merged("a", "b")).ThenRecorded().Preconditions.ShouldBe([StreamId.From(Actor("b"))]);

    [Fact]
    public void A_merge_into_a_chain_holds_every_stream_of_it() =>
        Given([.. Four, Merged("b", "c"), Merged("c", "d")]).When(Merged("a", "b")).ThenRecorded().Preconditions
            .ShouldBe([StreamId.From(Actor("b")), StreamId.From(Actor("c")), StreamId.From(Actor("d"))]);

    [Fact]
    public void A_survivor_can_be_merged_in_turn() => Given([.. Four, Merged("a", "b")]).When(Merged("b", "c")).ThenRecorded();

    [Fact]
    public void A_merge_into_itself_is_refused() => Given(Four).When(Merged("a", "a")).ThenRejected(RejectionType.MergeInCircle, "into");

    [Fact]
    public void A_merge_in_a_circle_is_refused_however_long()
    {
        Given([.. Four, Merged("b", "a")]).When(Merged("a", "b")).ThenRejected(RejectionType.MergeInCircle, "into");
        Given([.. Four, Merged("b", "c"), Merged("c", "d"), Merged("d", "a")]).When(Merged("a", "b")).ThenRejected(RejectionType.MergeInCircle, "into");
    }

    [Fact]
    public void An_unmerging_opens_the_circle() => Given([.. Four, Merged("b", "a"), Unmerged("b")]).When(Merged("a", "b")).ThenRecorded();

    [Fact]
    public void A_merge_into_an_unknown_actor_is_refused() => Given(Four).When(Merged("a", "nobody")).ThenRejected(RejectionType.UnknownActor, "into");

    [Fact]
    public void A_merged_actors_stream_accepts_only_its_unmerging()
    {
        var given = Given([.. Four, Introduced("iran"), Affiliated("a", "c"), Merged("a", "b")]);
        foreach (var body in ActorSpecifications.AllButIntroduction.Where(body => body is not ActorUnmerged))
            given.When(OfActor("a", body)).ThenRejected(RejectionType.ActorIsMerged);
        given.When(Introduced("a")).ThenNothing();
        given.When(Unmerged("a")).ThenRecorded();
    }

    [Fact]
    public void After_its_unmerging_an_actors_stream_goes_on() =>
        Given([.. Four, Merged("a", "b"), Unmerged("a")]).When(OfActor("a", new ActorAliasAdded("Alpha"))).ThenRecorded();

    [Fact]
    public void An_actor_that_is_not_merged_cannot_be_unmerged()
    {
        Given(Four).When(Unmerged("a")).ThenRejected(RejectionType.ActorIsNotMerged);
        Given([.. Four, Merged("a", "b"), Unmerged("a")]).When(Unmerged("a")).ThenRejected(RejectionType.ActorIsNotMerged);
    }

    [Fact]
    public void A_merged_actor_may_be_named_by_statements_and_claims()
    {
        Command[] merged = [.. Stage, Introduced("iri"), Merged("iran", "iri"), Introduced("amir-khan"), Merged("muttaqi", "amir-khan")];
        Given(merged).When(Recorded()).ThenRecorded();
        Given(merged).When(Framed("drones", "iran", "muttaqi")).ThenRecorded();
    }
}
