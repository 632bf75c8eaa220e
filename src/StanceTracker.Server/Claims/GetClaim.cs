using System.Text.Json.Serialization;
using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Projections.Claims;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;

namespace StanceTracker.Server.Claims;

/// <summary>A claim, and the standpoints actors took on it over time.</summary>
/// <param name="Claim">The claim's id.</param>
/// <param name="Proposition">What the claim says.</param>
/// <param name="About">The actors it is about.</param>
/// <param name="Version">The version of its stream: the ETag.</param>
/// <param name="AsOf">Statements made by this day count.</param>
/// <param name="KnownAt">The ledger position whose knowledge the answer uses.</param>
/// <param name="Stands">The statements that take a stand on the claim, by day.</param>
/// <param name="Standpoints">The standpoint of each actor they count for, at every level.</param>
/// <param name="Reversals">Actors that changed their standpoint.</param>
/// <param name="Disputes">Pairs of actors of which one asserts what the other denies.</param>
internal sealed record ClaimAnswer(
    ClaimId Claim,
    string Proposition,
    IReadOnlyList<ActorId> About,
    long Version,
    DateOnly AsOf,
    long KnownAt,
    IReadOnlyList<ClaimStandView> Stands,
    [property: JsonPropertyName("positions")] IReadOnlyList<ClaimStandSpan> Standpoints,
    IReadOnlyList<ReversalView> Reversals,
    IReadOnlyList<DisputeView> Disputes);

/// <summary><c>GET /api/claims/{id}</c>: one claim, and who asserts, denies, questions or declines it over time.</summary>
internal static class GetClaim
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/claims/{id}", HandleAsync)
        .WithReadMetadata<ClaimAnswer>("Get a claim, and who asserts, denies, questions or declines it over time.")
        .ProducesProblem(404);

    public static async Task<IResult> HandleAsync(
        string id,
        HttpContext context,
        [AsParameters] ClaimClockParameters clocks,
        ClaimStandQuery question,
        ClaimQueries claims,
        ClaimStandQueries snapshot,
        CancellationToken cancel)
    {
        var asked = await question.ReadClocksAsync(clocks, cancel);
        if (!Slug.IsValid(id) || await claims.FindAsync(ClaimId.Parse(id), asked.KnownAt, cancel) is not { } found)
            return Problems.NotFound("claim", id);
        var stands = await claims.StandsAsync(found.Claim, asked.AsOf, asked.KnownAt, cancel);
        var standpoints = await snapshot.StandpointsAsync(found.Claim, asked, cancel);
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
            standpoints,
            [.. reversals.Select(r => r.Reversal)],
            [.. disputes.Select(d => d.Dispute)]));
    }
}
