using System.ComponentModel;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;

namespace StanceTracker.Server.Imports;

/// <summary>
/// <c>POST /api/imports/{id}/cancellations</c>: cancels an import. What it has recorded stays; a finished import is unchanged.
/// </summary>
internal static class CancelImport
{
    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/imports/{id}/cancellations", HandleAsync)
        .WithReadMetadata<ImportView>("Cancel an import. What it has recorded stays; a finished import is unchanged.")
        .ProducesProblem(404);

    public static async Task<IResult> HandleAsync(
        [Description("The import's id.")] string id, ImportTable table, CancellationToken cancel) =>
        await table.CancelAsync(id, cancel) is { } import ? TypedResults.Json(ImportView.From(import)) : Problems.NotFound("import", id);
}
