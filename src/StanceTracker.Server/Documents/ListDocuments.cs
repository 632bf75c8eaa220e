using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using StanceTracker.Domain.Documents;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Documents;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;

namespace StanceTracker.Server.Documents;

/// <summary><c>GET /api/documents</c>: the directory of documents, in order of their ids.</summary>
internal static class ListDocuments
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/documents", HandleAsync)
        .WithListMetadata<ListAnswer<DocumentView>>("List documents.");

    public static async Task<IResult> HandleAsync(
        HttpContext context,
        [FromQuery, Description("Only documents whose id, title or publisher contains this text.")] TextParameter? q,
        [AsParameters] PageParameters page,
        LedgerReader ledger,
        DocumentQueries documents,
        CancellationToken cancel)
    {
        return await Pagination.AnswerAsync(
            context,
            page,
            Table,
            ledger.HeadAsync,
            (after, count) => documents.NextAsync(after is null ? null : DocumentId.Parse(after), q?.Value, count, cancel),
            document => document.Document.Value);
    }

    private static Table<DocumentView> Table { get; } = new(
        ("document", d => d.Document),
        ("title", d => d.Title),
        ("publisher", d => d.Publisher),
        ("earliest", d => d.Published.Earliest),
        ("latest", d => d.Published.Latest),
        ("basis", d => d.Published.Basis),
        ("language", d => d.Language),
        ("sha256", d => d.Sha256),
        ("length", d => d.Length),
        ("url", d => d.Url),
        ("reliability", d => d.Reliability),
        ("withdrawn", d => d.Withdrawn),
        ("version", d => d.Version));
}
