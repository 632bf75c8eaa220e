using StanceTracker.Domain;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;
using StanceTracker.Server.Trails;

namespace StanceTracker.Server.Documents;

/// <summary><c>GET /api/documents/{id}/trail</c>: every event of a document.</summary>
internal static class GetDocumentTrail
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/documents/{id}/trail", HandleAsync)
        .WithListMetadata<ListAnswer<TrailEntry>>(
            "Get a document's history: every event that affected it, who recorded it, when and why, and what it changed.")
        .ProducesProblem(404);

    public static async Task<IResult> HandleAsync(HttpContext context, string id, HistoryReader trails) =>
        Slug.IsValid(id) ? await trails.AnswerAsync(context, StreamId.From(DocumentId.Parse(id))) : Problems.NotFound("document", id);
}
