using System.Text.Json.Serialization;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Statements;

namespace StanceTracker.Projections.Claims;

/// <summary>Where an actor stands on a claim.</summary>
/// <param name="Actor">The actor, at any level.</param>
/// <param name="Standpoint">The standpoint in the latest statement that counts for it.</param>
/// <param name="Since">The day of the first statement of this unbroken standpoint.</param>
/// <param name="Day">The day of the latest statement.</param>
/// <param name="Statement">The latest statement.</param>
public sealed record ClaimStandSpan(
    ActorId Actor,
    [property: JsonPropertyName("position")] Standpoint Standpoint,
    DateOnly Since,
    DateOnly Day,
    StatementId Statement);

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
