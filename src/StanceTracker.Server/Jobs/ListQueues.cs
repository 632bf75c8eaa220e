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
        [AsParameters] PageParameters page,
        LedgerReader ledger,
        JobStore jobs,
        CancellationToken cancel)
    {
        return await Pagination.AnswerAsync(
            context, page, Table, ledger.HeadAsync, (after, count) => jobs.QueuesAsync(after, count, cancel), queue => queue.Queue);
    }

    private static Table<QueueView> Table { get; } = Table<QueueView>.OfProperties();
}
