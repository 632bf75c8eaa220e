using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using StanceTracker.Ledger.Reading;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;

namespace StanceTracker.Server.Jobs;

/// <summary><c>GET /api/jobs</c>: the queues of background work.</summary>
internal static class ListQueues
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/jobs", HandleAsync)
        .WithListMetadata<ListAnswer<QueueView>>("List the background queues and their sizes.");

    public static async Task<IResult> HandleAsync(
        HttpContext context,
        [FromQuery, Description("The maximum number of rows, 1 to 1000. Default: 100; CSV and NDJSON return all rows.")]
        LimitParameter? limit,
        [FromQuery, Description("Opaque cursor; follow the `next` link.")] string? cursor,
        LedgerReader ledger,
        JobStore jobs,
        CancellationToken cancel)
    {
        var query = new QueryReader();
        var keys = Pagination.Read(query, limit, cursor);
        if (query.Problem is { } problem) return problem;
        return await Pagination.AnswerAsync(
            context, keys, Table, ledger, (after, count) => jobs.QueuesAsync(after, count, cancel), queue => queue.Queue);
    }

    private static Table<QueueView> Table { get; } = Table<QueueView>.OfProperties();
}
