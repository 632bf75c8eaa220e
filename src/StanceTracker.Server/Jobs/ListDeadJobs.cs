using StanceTracker.Ledger.Reading;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;

namespace StanceTracker.Server.Jobs;

/// <summary><c>GET /api/jobs/dead-letters</c>: the jobs that failed permanently.</summary>
internal static class ListDeadJobs
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/jobs/dead-letters", HandleAsync)
        .WithListMetadata<ListAnswer<DeadJobView>>("List jobs that failed permanently, by id.");

    public static async Task<IResult> HandleAsync(
        HttpContext context,
        [AsParameters] PageParameters page,
        LedgerReader ledger,
        JobStore jobs,
        CancellationToken cancel)
    {
        return await Pagination.AnswerAsync(
            context, page, Table, ledger.HeadAsync, (after, count) => jobs.DeadAsync(after, count, cancel), dead => dead.Id);
    }

    private static Table<DeadJobView> Table { get; } = Table<DeadJobView>.OfProperties();
}
