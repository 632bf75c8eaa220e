using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using StanceTracker.Ledger.Reading;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;

namespace StanceTracker.Server.Imports;

/// <summary><c>GET /api/imports</c>: the imports over HTTP and of <c>stance import</c>, the newest first.</summary>
internal static class ListImports
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/imports", HandleAsync)
        .WithListMetadata<ListAnswer<ImportView>>("List imports over HTTP and by `stance import`, newest first.");

    public static async Task<IResult> HandleAsync(
        HttpContext context,
        [FromQuery, Description("The maximum number of rows, 1 to 1000. Default: 100; CSV and NDJSON return all rows.")]
        LimitParameter? limit,
        [FromQuery, Description("Opaque cursor; follow the `next` link.")] string? cursor,
        ImportTable table,
        LedgerReader ledger)
    {
        var query = new QueryReader();
        var max = limit?.Value;
        if (cursor is { Length: > 0 } && !Cursor.TryUnpack(cursor, 1, out _))
            query.Fail<string>("cursor", cursor, "the cursor of a `next` link");
        if (query.Problem is { } problem) return problem;
        return await ListResult.AnswerAsync(
            context,
            max,
            QueryReader.NullIfEmpty(cursor),
            Table,
            async (after, count) =>
            {
                var head = await ledger.HeadAsync(context.RequestAborted);
                var imports =
                    await table.NextAsync(
                        after is not null && Cursor.TryUnpack(after, 1, out var keys) ? keys[0] : null, count + 1, context.RequestAborted);
                var part = imports.Take(count).Select(ImportView.From).ToArray();
                return new Page<ImportView>(part, imports.Count > count ? Cursor.Pack(part[^1].Id) : null, head.Value);
            },
            (page, address) => new ListAnswer<ImportView>(page.Items, address, page.Position));
    }

    private static Table<ImportView> Table { get; } = new(
        ("id", i => i.Id),
        ("format", i => i.Format),
        ("state", i => i.State),
        ("dryRun", i => i.DryRun),
        ("strict", i => i.Strict),
        ("analyst", i => i.Analyst),
        ("bytes", i => i.Bytes),
        ("bytesRead", i => i.BytesRead),
        ("rows", i => i.Rows),
        ("recorded", i => i.Recorded),
        ("alreadyThere", i => i.AlreadyThere),
        ("noTarget", i => i.NoTarget),
        ("noSpeaker", i => i.NoSpeaker),
        ("toItself", i => i.ToItself),
        ("waiting", i => i.Waiting),
        ("rejected", i => i.Rejected),
        ("attached", i => i.Attached),
        ("error", i => i.Error),
        ("received", i => i.Received),
        ("started", i => i.Started),
        ("finished", i => i.Finished));
}
