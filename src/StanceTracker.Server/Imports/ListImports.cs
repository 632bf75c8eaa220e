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
        [AsParameters] PageParameters page,
        ImportTable table,
        LedgerReader ledger,
        CancellationToken cancel)
    {
        return await Pagination.AnswerAsync(
            context,
            page,
            Table,
            ledger.HeadAsync,
            async (before, count) => [.. (await table.NextAsync(before, count, cancel)).Select(ImportView.From)],
            import => import.Id);
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
