using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Statements;

namespace StanceTracker.Projections.Claims;

/// <summary>Where an actor stands on a claim.</summary>
/// <param name="Actor">The actor, at any level.</param>
/// <param name="Position">The position in the latest statement that counts for it.</param>
/// <param name="Since">The day of the first statement of this unbroken position.</param>
/// <param name="Day">The day of the latest statement.</param>
/// <param name="Statement">The latest statement.</param>
public sealed record ClaimStandSpan(ActorId Actor, ClaimPosition Position, DateOnly Since, DateOnly Day, StatementId Statement);

/// <summary>A change of an actor's position on a claim.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Actor">The actor, at the highest level at which the two statements make a reversal.</param>
/// <param name="For">Those that speak for it and reverse with it.</param>
/// <param name="Day">The day of the later statement.</param>
/// <param name="From">The position before.</param>
/// <param name="To">The position after.</param>
/// <param name="Before">The last statement of the position before.</param>
/// <param name="After">The first statement of the position after.</param>
public sealed record ReversalView(
    ClaimId Claim,
    ActorId Actor,
    IReadOnlyList<ActorId> For,
    DateOnly Day,
    ClaimPosition From,
    ClaimPosition To,
    StatementId Before,
    StatementId After);

/// <summary>Opposing positions of two actors on a claim, neither of whom speaks for the other.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Asserting">The actor that asserts it, at the highest level.</param>
/// <param name="AssertingFor">Those that speak for that actor and assert it too.</param>
/// <param name="Denying">The actor that denies it, at the highest level.</param>
/// <param name="DenyingFor">Those that speak for that actor and deny it too.</param>
/// <param name="Since">The day since which both have held these positions.</param>
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
