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
    public static Ledger.Recording.CommandEnvelope Introduced(string actor)
    {
        var id = ActorId.Parse(actor);
        return new([new Command(StreamId.From(id), new ActorIntroduced(id, actor, ActorKind.State))], Some.Analyst);
    }

    /// <summary>A claim about an actor, who must be there.</summary>
    public static Ledger.Recording.CommandEnvelope About(string actor)
    {
        var id = ClaimId.Parse($"about-{actor}");
        return new([new Command(StreamId.From(id), new ClaimFramed(id, "It is so.", [ActorId.Parse(actor)]))], Some.Analyst);
    }
}
