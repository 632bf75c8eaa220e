using System.Text.Json.Serialization;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Statements;

namespace StanceTracker.Projections.Claims;

/// <summary>A claim as clients see it.</summary>
/// <param name="Claim">Its id.</param>
/// <param name="Proposition">Its proposition.</param>
/// <param name="About">The actors it is about.</param>
/// <param name="Version">The version of its stream: the ETag.</param>
public sealed record ClaimView(ClaimId Claim, string Proposition, IReadOnlyList<ActorId> About, long Version)
{
    /// <summary>The view of a claim; null if it is not framed.</summary>
    public static ClaimView? From(ClaimId id, ClaimState state, long version) =>
        state.Proposition is null ? null : new ClaimView(id, state.Proposition, state.About, version);
}

/// <summary>A standpoint that an actor took on a claim on a day, in a statement; known since a position of the ledger.</summary>
public sealed record ClaimStandView(
    DateOnly Day,
    ActorId Speaker,
    [property: JsonPropertyName("position")] Standpoint Standpoint,
    StatementId Statement,
    long KnownFrom);
