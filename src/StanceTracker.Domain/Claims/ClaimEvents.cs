using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Events;

namespace StanceTracker.Domain.Claims;

/// <summary>Where a statement stands toward a claim.</summary>
public enum ClaimPosition
{
    /// <summary>It says so.</summary>
    Asserts,

    /// <summary>It says that it is not so.</summary>
    Denies,

    /// <summary>It puts it in doubt.</summary>
    Questions,

    /// <summary>It avoids taking it up.</summary>
    Declines,
}

/// <summary>A statement's position on one claim.</summary>
public sealed record ClaimStand(ClaimId Claim, ClaimPosition Position);

/// <summary><c>claim_framed</c>: a proposition that actors take positions on.</summary>
/// <param name="Claim">Its id.</param>
/// <param name="Proposition">One sentence that can be true or false.</param>
/// <param name="About">The actors it is about.</param>
public sealed record ClaimFramed(ClaimId Claim, string Proposition, IReadOnlyList<ActorId> About) : LedgerEvent;

/// <summary><c>claim_corrected</c>: the proposition and whom it is about anew.</summary>
public sealed record ClaimCorrected(ClaimId Claim, string Proposition, IReadOnlyList<ActorId> About, string Reason) : LedgerEvent, IReasoned;
