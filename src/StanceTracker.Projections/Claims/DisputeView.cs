using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Statements;

namespace StanceTracker.Projections.Claims;

/// <summary>Opposing standpoints of two actors on a claim, neither of whom speaks for the other.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Asserting">The actor that asserts it, at the highest level.</param>
/// <param name="AssertingFor">Those that speak for that actor and assert it too.</param>
/// <param name="Denying">The actor that denies it, at the highest level.</param>
/// <param name="DenyingFor">Those that speak for that actor and deny it too.</param>
/// <param name="Since">The day since which both have held these standpoints.</param>
/// <param name="Asserted">The latest assertion.</param>
/// <param name="Denied">The latest denial.</param>
public sealed record DisputeView(
    ClaimId Claim,
    ActorId Asserting,
    IReadOnlyList<ActorId> AssertingFor,
    ActorId Denying,
    IReadOnlyList<ActorId> DenyingFor,
    DateOnly Since,
    StatementId Asserted,
    StatementId Denied);

/// <summary>The sort key of a dispute: claim, who asserts, who denies.</summary>
public readonly record struct DisputeKey(ClaimId Claim, ActorId Asserting, ActorId Denying)
{
    /// <summary>Whether it sorts after another.</summary>
    public bool IsAfter(DisputeKey other) =>
        (
            string.CompareOrdinal(Claim.Value, other.Claim.Value),
            string.CompareOrdinal(Asserting.Value, other.Asserting.Value),
            string.CompareOrdinal(Denying.Value, other.Denying.Value))
            is ( > 0, _, _) or (0, > 0, _) or (0, 0, > 0);
}
