using StanceTracker.Domain;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Ledgers;
using StanceTracker.Server.Api.Trails;
using StanceTracker.Server.Http;

namespace StanceTracker.Server.Api.Documents;

/// <summary><c>GET /api/documents/{id}/trail</c>: every event of a document.</summary>
internal static class GetDocumentTrail
{
    public static async Task<IResult> HandleAsync(HttpContext context, string id, HistoryReader trails) =>
        Slug.IsValid(id) ? await trails.AnswerAsync(context, StreamId.From(DocumentId.Parse(id))) : Problems.NotFound("document", id);
}
