using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Statements;

namespace StanceTracker.Projections.Claims;

/// <summary>A claim as it is shown.</summary>
/// <param name="Claim">Its id.</param>
/// <param name="Proposition">What it says.</param>
/// <param name="About">The actors it is about.</param>
/// <param name="Version">The version of its stream: the ETag.</param>
public sealed record ClaimView(ClaimId Claim, string Proposition, IReadOnlyList<ActorId> About, long Version)
{
    /// <summary>Shows a claim; null if it was not framed.</summary>
    public static ClaimView? From(ClaimId id, ClaimState state, long version) =>
        state.Proposition is null ? null : new ClaimView(id, state.Proposition, state.About, version);
}

/// <summary>That an actor took a position on a claim on a day, by a statement; known so since a position of the ledger.</summary>
public sealed record ClaimStandView(DateOnly Day, ActorId Speaker, ClaimPosition Position, StatementId Statement, long KnownFrom);
