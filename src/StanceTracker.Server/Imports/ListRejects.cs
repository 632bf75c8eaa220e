using System.ComponentModel;
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
        [AsParameters] PageParameters page,
        ImportTable table,
        LedgerReader ledger,
        CancellationToken cancel)
    {
        if (await table.FindAsync(id, cancel) is null) return Problems.NotFound("import", id);
        return await Pagination.AnswerAsync(
            context,
            page,
            Table,
            ledger.HeadAsync,
            (after, count) => table.RejectsAsync(id, after, count, cancel),
            reject => reject.Number);
    }

    private static Table<KeptReject> Table { get; } = Table<KeptReject>.OfProperties();
}
