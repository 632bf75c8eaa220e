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
