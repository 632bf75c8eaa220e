using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Events;
using StanceTracker.Testing;

namespace StanceTracker.Ledger.Tests.Commands;

/// <summary>Recordings of which one rests on another.</summary>
internal static class Envelopes
{
    /// <summary>An actor.</summary>
    public static StanceTracker.Ledger.Commands.CommandEnvelope Introduced(string actor)
    {
        var id = ActorId.Parse(actor);
        return new([new Command(StreamId.From(id), new ActorIntroduced(id, actor, ActorKind.State))], Some.Analyst);
    }

    /// <summary>A claim about an actor, who must be there.</summary>
    public static StanceTracker.Ledger.Commands.CommandEnvelope About(string actor)
    {
        var id = ClaimId.Parse($"about-{actor}");
        return new([new Command(StreamId.From(id), new ClaimFramed(id, "It is so.", [ActorId.Parse(actor)]))], Some.Analyst);
    }
}
