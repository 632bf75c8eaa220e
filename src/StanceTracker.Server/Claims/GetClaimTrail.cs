using StanceTracker.Domain;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Events;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;
using StanceTracker.Server.Trails;

namespace StanceTracker.Server.Claims;

/// <summary><c>GET /api/claims/{id}/trail</c>: every event of a claim. The standpoints taken on it are part of the claim itself.</summary>
internal static class GetClaimTrail
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/claims/{id}/trail", HandleAsync)
        .WithListMetadata<ListAnswer<TrailEntry>>(
            "Get a claim's history: every event that affected it, who recorded it, when and why, and what it changed.")
        .ProducesProblem(404);

    public static async Task<IResult> HandleAsync(HttpContext context, string id, HistoryReader trails) =>
        Slug.IsValid(id) ? await trails.AnswerAsync(context, StreamId.From(ClaimId.Parse(id))) : Problems.NotFound("claim", id);
}
