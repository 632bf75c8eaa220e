using StanceTracker.Domain;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;
using StanceTracker.Server.Trails;

namespace StanceTracker.Server.Statements;

/// <summary>
/// <c>GET /api/statements/{id}/trail</c>: every event that affected a statement: its own, and registration, rating, withdrawal and
/// reinstatement of the documents it cites.
/// </summary>
internal static class GetStatementTrail
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/statements/{id}/trail", HandleAsync)
        .WithListMetadata<ListAnswer<TrailEntry>>(
            "Get a statement's history: every event that affected it, who recorded it, when and why, and what it changed.")
        .ProducesProblem(404);

    public static async Task<IResult> HandleAsync(HttpContext context, string id, HistoryReader trails) => Slug.IsValid(id)
        ? await trails.AnswerAsync(
            context, StreamId.From(StatementId.Parse(id)), state => Task.FromResult(Documents((StatementState)state)))
        : Problems.NotFound("statement", id);

    private static IEnumerable<RelatedStream> Documents(StatementState statement) => statement.Evidence.Values
        .Select(evidence => evidence.Document)
        .Distinct()
        .Select(document => new RelatedStream(StreamId.From(document), body => body is not DocumentCorrected));
}
