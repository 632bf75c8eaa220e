using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using StanceTracker.Domain.Events;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Actors;
using StanceTracker.Projections.Statements;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;

namespace StanceTracker.Server.Statements;

/// <summary><c>GET /api/statements</c>: statements in the order of their recording.</summary>
internal static class ListStatements
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/statements", HandleAsync)
        .WithListMetadata<ListAnswer<StatementView>>("List statements in the order they were recorded.");

    public static async Task<IResult> HandleAsync(
        HttpContext context,
        [AsParameters] StatementParameters parameters,
        [FromQuery, Description("The maximum number of rows, 1 to 1000. Default: 100; CSV and NDJSON return all rows.")]
        LimitParameter? limit,
        [FromQuery, Description("Opaque cursor; follow the `next` link.")] string? cursor,
        LedgerReader ledger,
        ActorQueries actors,
        StatementQueries statements,
        CancellationToken cancel)
    {
        var query = new QueryReader();
        var filter = parameters.Read(query);
        var max = limit?.Value;
        if (Cursor.Number(cursor) is null) query.Fail<string>("cursor", cursor!, "the cursor of a `next` link");
        if (query.Problem is { } problem) return problem;

        (filter, var answer) = await StatementParameters.SurvivorsAsync(filter, actors, cancel);
        if (answer is not null) return answer;

        return await ListResult.AnswerAsync(
            context,
            max,
            QueryReader.NullIfEmpty(cursor),
            Table,
            async (after, count) =>
            {
                // The head first: what is recorded meanwhile may be in the rows, so the position may understate them but never overstate.
                var head = await ledger.HeadAsync(cancel);
                var rows = await statements.NextAsync(new LedgerPosition(Cursor.Number(after)!.Value), filter, count + 1, cancel);
                var part = rows.Take(count).ToArray();
                return new Page<StatementView>(part, rows.Count > count ? Cursor.Pack(part[^1].Position) : null, head.Value);
            },
            (page, next) => new ListAnswer<StatementView>(page.Items, next, page.Position));
    }

    private static Table<StatementView> Table { get; } =
        Table<StatementView>.OfProperties(statement => new ListedStatementRow(statement));
}
