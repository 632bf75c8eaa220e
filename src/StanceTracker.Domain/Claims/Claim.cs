using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Events;

namespace StanceTracker.Domain.Claims;

/// <summary>A claim's state: the fold of its stream.</summary>
/// <param name="Proposition">The proposition, as last corrected; null until the claim is framed.</param>
/// <param name="About">The actors it is about.</param>
public sealed record ClaimState(string? Proposition, IReadOnlyList<ActorId> About) : StreamState
{
    /// <summary>Before its first event.</summary>
    public static new readonly ClaimState Initial = new(null, []);
}

/// <summary>The decisions and the fold of a claim.</summary>
public static class Claim
{
    /// <summary>The claim's state after an event.</summary>
    public static ClaimState Evolve(LedgerEvent body) => body switch
    {
        ClaimFramed e => new ClaimState(e.Proposition, e.About),
        ClaimCorrected e => new ClaimState(e.Proposition, e.About),
        _ => throw new ArgumentException($"{body.GetType().Name} is not an event of a claim.", nameof(body)),
    };

    /// <summary>Decides what is proposed about a claim.</summary>
    public static Decision Decide(ClaimId id, LedgerEvent proposed, IAggregateLookup aggregates)
    {
        var state = aggregates.Claim(id);
        return proposed switch
        {
            ClaimFramed e when state.Proposition is not null => Same(state, e.Proposition, e.About)
                ? new Decision.NoChange()
                : Decision.Reject(RejectionType.AlreadyExists, $"Claim '{id}' already exists: {state.Proposition}", "claim"),
            ClaimFramed e => Content(id, e.Claim, e.Proposition, e.About, aggregates).Else(() => Decision.Accept(e)),
            ClaimCorrected when state.Proposition is null => Decision.Reject(RejectionType.NotFound, $"There is no claim '{id}'."),
            ClaimCorrected e => Content(id, e.Claim, e.Proposition, e.About, aggregates)
                .Reason(e)
                .Require(!Same(state, e.Proposition, e.About), RejectionType.ChangesNothing, "The correction changes nothing.")
                .Else(() => Decision.Accept(e)),
            _ => throw new ArgumentException($"{proposed.GetType().Name} is not an event of a claim.", nameof(proposed)),
        };
    }

    private static bool Same(ClaimState state, string proposition, IReadOnlyList<ActorId> about) =>
        state.Proposition == proposition && state.About.SequenceEqual(about);

    private static Check Content(ClaimId id, ClaimId named, string proposition, IReadOnlyList<ActorId> about, IAggregateLookup aggregates)
    {
        var check = new Check()
            .Require(named == id, RejectionType.InvalidField, $"The stream belongs to '{id}', but the body names '{named}'.", "claim")
            .Text(proposition, "proposition", 1_000)
            .Distinct(about, "about", 100);
        return check.Each(about, "about", (actor, field) => check.Actor(actor, field, aggregates));
    }
}
