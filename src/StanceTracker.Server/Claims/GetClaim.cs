using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Projections.Claims;
using StanceTracker.Server.Http;

namespace StanceTracker.Server.Claims;

/// <summary>A claim with who took which position on it, over time.</summary>
/// <param name="Claim">Its id.</param>
/// <param name="Proposition">What it says.</param>
/// <param name="About">The actors it is about.</param>
/// <param name="Version">The version of its stream: the ETag.</param>
/// <param name="AsOf">Positions taken by this day.</param>
/// <param name="KnownAt">As known at this position of the ledger.</param>
/// <param name="Stands">The positions taken, in order of day.</param>
/// <param name="Positions">Where each actor that they count for stands by then, at every level.</param>
/// <param name="Reversals">Who changed its position.</param>
/// <param name="Disputes">Who asserts what another denies by then.</param>
internal sealed record ClaimAnswer(
    ClaimId Claim,
    string Proposition,
    IReadOnlyList<ActorId> About,
    long Version,
    DateOnly AsOf,
    long KnownAt,
    IReadOnlyList<ClaimStandView> Stands,
    IReadOnlyList<ClaimStandSpan> Positions,
    IReadOnlyList<ReversalView> Reversals,
    IReadOnlyList<DisputeView> Disputes);

/// <summary><c>GET /api/claims/{id}</c>: one claim, and who asserts, denies, questions or declines it over time.</summary>
internal static class GetClaim
{
    public static async Task<IResult> HandleAsync(
        string id,
        HttpContext context,
        [FromQuery(Name = "asOf"), Description("Positions taken by this day; or `latest`, the last day that the ledger tells of. Default: today in UTC.")] string? asOf,
        [FromQuery(Name = "knownAt"), Description("As it was known then: a position, an instant or a day. Default: now.")] string? known,
        ClaimStandQuery question,
        ClaimQueries claims,
        ClaimStandQueries snapshot,
        CancellationToken cancel)
    {
        var query = new QueryReader();
        var asked = await question.ReadAsync(asOf, known, query, cancel);
        if (query.Problem is { } problem) return problem;
        if (!Slug.IsValid(id) || await claims.FindAsync(ClaimId.Parse(id), asked.KnownAt, cancel) is not { } found) return Problems.NotFound("claim", id);
        var stands = await claims.StandsAsync(found.Claim, asked.AsOf, asked.KnownAt, cancel);
        var positions = await snapshot.PositionsAsync(found.Claim, asked, cancel);
        var reversals = await snapshot.ReversalsAsync([found.Claim], asked, cancel: cancel);
        var disputes = await snapshot.DisputesAsync([found.Claim], asked, cancel: cancel);
        context.Response.Headers.ETag = CommandEndpoint.ETag(found.Version);
        return TypedResults.Json(new ClaimAnswer(
            found.Claim,
            found.Proposition,
            found.About,
            found.Version,
            asked.AsOf,
            asked.KnownAt.Value,
            stands,
            positions,
            [.. reversals.Select(r => r.Reversal)],
            [.. disputes.Select(d => d.Dispute)]));
    }
}
