using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
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
            context, keys, Table, ledger, (after, count) => jobs.DeadAsync(after, count, cancel), dead => dead.Id);
    }

    private static Table<DeadJobView> Table { get; } = Table<DeadJobView>.OfProperties();
}
