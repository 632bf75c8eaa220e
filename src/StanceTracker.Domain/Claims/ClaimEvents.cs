using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Events;

namespace StanceTracker.Domain.Claims;

/// <summary>Where a statement stands on a claim.</summary>
public enum Standpoint
{
    /// <summary>The statement asserts the claim.</summary>
    Asserts,

    /// <summary>The statement denies the claim.</summary>
    Denies,

    /// <summary>The statement questions the claim.</summary>
    Questions,

    /// <summary>The statement declines to take up the claim.</summary>
    Declines,
}

/// <summary>A statement's standpoint on one claim.</summary>
public sealed record ClaimStand(ClaimId Claim, Standpoint Standpoint);

/// <summary><c>claim_framed</c>: a proposition that actors take standpoints on.</summary>
/// <param name="Claim">Its id.</param>
/// <param name="Proposition">One sentence that can be true or false.</param>
/// <param name="About">The actors it is about.</param>
public sealed record ClaimFramed(ClaimId Claim, string Proposition, IReadOnlyList<ActorId> About) : LedgerEvent;

/// <summary><c>claim_corrected</c>: replaces the proposition and the actors it is about.</summary>
public sealed record ClaimCorrected(
    ClaimId Claim, string Proposition, IReadOnlyList<ActorId> About, string Reason) : LedgerEvent, IReasoned;
