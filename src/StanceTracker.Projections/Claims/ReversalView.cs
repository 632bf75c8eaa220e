using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Statements;

namespace StanceTracker.Projections.Claims;

/// <summary>A change of an actor's standpoint on a claim.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Actor">The actor, at the highest level at which the two statements make a reversal.</param>
/// <param name="For">Those that speak for it and reverse with it.</param>
/// <param name="Day">The day of the later statement.</param>
/// <param name="From">The standpoint before.</param>
/// <param name="To">The standpoint after.</param>
/// <param name="Before">The last statement of the standpoint before.</param>
/// <param name="After">The first statement of the standpoint after.</param>
public sealed record ReversalView(
    ClaimId Claim,
    ActorId Actor,
    IReadOnlyList<ActorId> For,
    DateOnly Day,
    Standpoint From,
    Standpoint To,
    StatementId Before,
    StatementId After);

/// <summary>The sort key of a reversal: claim, actor, day, and the recording of the later statement.</summary>
public readonly record struct ReversalKey(ClaimId Claim, ActorId Actor, DateOnly Day, long Recorded)
{
    /// <summary>Whether it sorts after another.</summary>
    public bool IsAfter(ReversalKey other) =>
        (
            string.CompareOrdinal(Claim.Value, other.Claim.Value),
            string.CompareOrdinal(Actor.Value, other.Actor.Value),
            Day.CompareTo(other.Day),
            Recorded.CompareTo(other.Recorded))
            is ( > 0, _, _, _) or (0, > 0, _, _) or (0, 0, > 0, _) or (0, 0, 0, > 0);
}
