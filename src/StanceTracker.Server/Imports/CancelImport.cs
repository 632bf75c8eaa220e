using System.ComponentModel;
using StanceTracker.Server.Http;

namespace StanceTracker.Server.Imports;

/// <summary><c>POST /api/imports/{id}/cancellations</c>: asks an import to stop. What it has recorded stays; one that has ended is left as it is.</summary>
internal static class CancelImport
{
    public static async Task<IResult> HandleAsync([Description("The import's id.")] string id, ImportTable table, CancellationToken cancel) =>
        await table.CancelAsync(id, cancel) is { } import ? TypedResults.Json(ImportView.From(import)) : Problems.NotFound("import", id);
}
