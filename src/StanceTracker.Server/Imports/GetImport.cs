using System.ComponentModel;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;

namespace StanceTracker.Server.Imports;

/// <summary><c>GET /api/imports/{id}</c>: the progress and result of an import.</summary>
internal static class GetImport
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/imports/{id}", HandleAsync)
        .WithReadMetadata<ImportView>("Get an import's progress and result.")
        .ProducesProblem(404);

    public static async Task<IResult> HandleAsync(
        [Description("The import's id.")] string id, ImportTable table, CancellationToken cancel) =>
        await table.FindAsync(id, cancel) is { } import ? TypedResults.Json(ImportView.From(import)) : Problems.NotFound("import", id);
}
