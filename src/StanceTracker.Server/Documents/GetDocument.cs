using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using StanceTracker.Domain;
using StanceTracker.Domain.Documents;
using StanceTracker.Projections.Documents;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;

namespace StanceTracker.Server.Documents;

/// <summary><c>GET /api/documents/{id}</c>: one document.</summary>
internal static class GetDocument
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/documents/{id}", HandleAsync)
        .WithReadMetadata<DocumentView>("Get a document.")
        .ProducesProblem(404);

    public static async Task<IResult> HandleAsync(
        HttpContext context,
        string id,
        [FromQuery(Name = "knownAt"), Description(KnownAt.Description)] KnownAtParameter? known,
        KnownAt knownAt,
        DocumentQueries documents,
        CancellationToken cancel)
    {
        var position = await knownAt.FindAsync(known?.Value, cancel);
        return Slug.IsValid(id) && await documents.FindAsync(DocumentId.Parse(id), position, cancel) is { } found
            ? ETagResult.Create(context, found, found.Version)
            : Problems.NotFound("document", id);
    }
}
