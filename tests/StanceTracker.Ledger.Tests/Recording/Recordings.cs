using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Decisions;
using StanceTracker.Domain.Ledgers;
using StanceTracker.Testing;

namespace StanceTracker.Ledger.Tests.Recording;

/// <summary>Recordings of which one rests on another.</summary>
internal static class Recordings
{
    /// <summary>An actor.</summary>
    public static Ledger.Recording.Recording Introduced(string actor)
    {
        var id = ActorId.Of(actor);
        return new([new Proposal(StreamId.Of(id), new ActorIntroduced(id, actor, ActorKind.State))], Some.Analyst);
    }

    /// <summary>A claim about an actor, who must be there.</summary>
    public static Ledger.Recording.Recording About(string actor)
    {
        var id = ClaimId.Of($"about-{actor}");
        return new([new Proposal(StreamId.Of(id), new ClaimFramed(id, "It is so.", [ActorId.Of(actor)]))], Some.Analyst);
    }
}
