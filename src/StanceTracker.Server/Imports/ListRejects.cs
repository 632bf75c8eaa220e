using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using StanceTracker.Ledger.Reading;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;

namespace StanceTracker.Server.Imports;

/// <summary><c>GET /api/imports/{id}/rejects</c>: the lines that an import rejected, in the order of the file.</summary>
internal static class ListRejects
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/imports/{id}/rejects", HandleAsync)
        .WithListMetadata<ListAnswer<KeptReject>>("List the lines an import rejected, with line number, column and reason.")
        .ProducesProblem(404);

    public static async Task<IResult> HandleAsync(
        HttpContext context,
        [Description("The import's id.")] string id,
        [FromQuery, Description("The maximum number of rows, 1 to 1000. Default: 100; CSV and NDJSON return all rows.")]
        LimitParameter? limit,
        [FromQuery, Description("Opaque cursor; follow the `next` link.")] string? cursor,
        ImportTable table,
        LedgerReader ledger,
        CancellationToken cancel)
    {
        var query = new QueryReader();
        var max = limit?.Value;
        if (Cursor.Number(cursor) is null) query.Fail<string>("cursor", cursor!, "the cursor of a `next` link");
        if (query.Problem is { } problem) return problem;
        if (await table.FindAsync(id, cancel) is null) return Problems.NotFound("import", id);
        return await ListResult.AnswerAsync(
            context,
            max,
            QueryReader.NullIfEmpty(cursor),
            Table,
            async (after, count) =>
            {
                var head = await ledger.HeadAsync(context.RequestAborted);
                var rejects = await table.RejectsAsync(id, Cursor.Number(after)!.Value, count + 1, context.RequestAborted);
                var part = rejects.Take(count).ToArray();
                return new Page<KeptReject>(part, rejects.Count > count ? Cursor.Pack(part[^1].Number) : null, head.Value);
            },
            (page, address) => new ListAnswer<KeptReject>(page.Items, address, page.Position));
    }

    private static Table<KeptReject> Table { get; } = Table<KeptReject>.OfProperties();
}
