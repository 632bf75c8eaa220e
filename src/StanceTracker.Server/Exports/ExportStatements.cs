using StanceTracker.Projections.Actors;
using StanceTracker.Server.Http;
using StanceTracker.Server.Statements;

namespace StanceTracker.Server.Exports;

/// <summary><c>GET /api/export/statements</c>: statements with where they come from, whole, a row per piece of evidence.</summary>
internal static class ExportStatements
{
    public static async Task<IResult> HandleAsync(
        HttpContext context, [AsParameters] StatementParameters parameters, ActorQueries actors, StatementExport export, CancellationToken cancel)
    {
        var query = new QueryReader();
        var filter = parameters.Read(query);
        if (query.Problem is { } problem) return problem;
        (filter, var answer) = await StatementParameters.SurvivorsAsync(filter, actors, cancel);
        return answer ?? ListResult.Whole(context, StatementEvidenceRow.Table, export.ReadAsync(filter, cancel));
    }
}
