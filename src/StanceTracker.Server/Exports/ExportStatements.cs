using StanceTracker.Projections.Actors;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;
using StanceTracker.Server.Statements;

namespace StanceTracker.Server.Exports;

/// <summary><c>GET /api/export/statements</c>: all statements with their sources, a row per piece of evidence.</summary>
internal static class ExportStatements
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/export/statements", HandleAsync)
        .WithExportMetadata<StatementEvidenceRow>("Export statements with their sources: one row per piece of evidence.");

    public static async Task<IResult> HandleAsync(
        HttpContext context,
        [AsParameters] StatementParameters parameters,
        ActorQueries actors,
        StatementExport export,
        CancellationToken cancel)
    {
        return (await parameters.FindAsync(actors, cancel)).TryGet(out var filter, out var answer)
            ? ListResult.Whole(context, StatementEvidenceRow.Table, export.ReadAsync(filter, cancel))
            : answer;
    }
}
