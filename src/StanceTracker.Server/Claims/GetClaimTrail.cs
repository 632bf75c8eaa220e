using StanceTracker.Domain;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Events;
using StanceTracker.Server.Http;
using StanceTracker.Server.Trails;

namespace StanceTracker.Server.Claims;

/// <summary><c>GET /api/claims/{id}/trail</c>: every event of a claim. Who took which position on it is told by the claim itself.</summary>
internal static class GetClaimTrail
{
    public static async Task<IResult> HandleAsync(HttpContext context, string id, HistoryReader trails) =>
        Slug.IsValid(id) ? await trails.AnswerAsync(context, StreamId.From(ClaimId.Parse(id))) : Problems.NotFound("claim", id);
}
