using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Statements;

namespace StanceTracker.Projections.Claims;

/// <summary>Where an actor stands on a claim.</summary>
/// <param name="Actor">The actor, at whatever level.</param>
/// <param name="Position">That of the latest statement that counts for it.</param>
/// <param name="Since">The day of the first statement since which it stood nowhere else.</param>
/// <param name="Day">The day of the latest.</param>
/// <param name="Statement">The latest.</param>
public sealed record ClaimStandSpan(ActorId Actor, ClaimPosition Position, DateOnly Since, DateOnly Day, StatementId Statement);

/// <summary>That an actor changed its position on a claim.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Actor">The actor, at the highest level for which these two statements make a reversal.</param>
/// <param name="For">For whom else they do: those that speak for it.</param>
/// <param name="Day">The day of the statement by which it did.</param>
/// <param name="From">Where it stood.</param>
/// <param name="To">Where it stood from then on.</param>
/// <param name="Before">The last statement by which it stood there.</param>
/// <param name="After">The statement by which it changed.</param>
public sealed record ReversalView(ClaimId Claim, ActorId Actor, IReadOnlyList<ActorId> For, DateOnly Day, ClaimPosition From, ClaimPosition To, StatementId Before, StatementId After);

/// <summary>That two actors, of whom neither speaks for the other, oppose each other on a claim.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Asserting">Who asserts it, at the highest level.</param>
/// <param name="AssertingFor">Who asserts it too and speaks for that actor.</param>
/// <param name="Denying">Who denies it, likewise.</param>
/// <param name="DenyingFor">Who denies it too and speaks for that actor.</param>
/// <param name="Since">The day since which both stand so.</param>
/// <param name="Asserted">The latest statement of the one.</param>
/// <param name="Denied">The latest statement of the other.</param>
public sealed record DisputeView(
    ClaimId Claim, ActorId Asserting, IReadOnlyList<ActorId> AssertingFor, ActorId Denying, IReadOnlyList<ActorId> DenyingFor, DateOnly Since, StatementId Asserted, StatementId Denied);
