using StanceTracker.Server.Http;

namespace StanceTracker.Server.Jobs;

/// <summary><c>POST /api/jobs/dead-letters/{id}/replays</c>: retries a job that failed permanently.</summary>
internal static class ReplayDeadJob
{
    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/jobs/dead-letters/{id}/replays", HandleAsync)
        .WithSummary("Retry a job that failed permanently, with a new set of attempts.")
        .Produces<DeadJobView>(202, Formats.Json)
        .ProducesProblem(404);

    public static async Task<IResult> HandleAsync(HttpContext context, string id, JobStore jobs, CancellationToken cancel) =>
        Guid.TryParse(id, out var wanted) && await jobs.ReplayAsync(wanted, cancel) is { } dead
            ? TypedResults.Accepted($"{context.Request.PathBase}/api/jobs", dead)
            : Problems.NotFound("dead letter", id);
}
