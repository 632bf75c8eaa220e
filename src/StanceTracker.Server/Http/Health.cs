using Npgsql;
using StanceTracker.Ledger.Reading;
using StanceTracker.Server.OpenApi;

namespace StanceTracker.Server.Http;

/// <summary>The server's health.</summary>
/// <param name="Status"><c>alive</c> or <c>ready</c>.</param>
/// <param name="Position">The newest ledger position; null if the ledger was not asked.</param>
internal sealed record HealthAnswer(string Status, long? Position = null);

/// <summary><c>GET /health/live</c>: the process is alive. <c>GET /health/ready</c>: it can reach its database.</summary>
internal static class Health
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", Live).WithReadMetadata<HealthAnswer>("Check that the process is alive.");
        app
            .MapGet("/health/ready", ReadyAsync)
            .WithReadMetadata<HealthAnswer>("Check that the server can reach its database.")
            .ProducesProblem(503);
    }

    public static IResult Live() => TypedResults.Json(new HealthAnswer("alive"));

    public static async Task<IResult> ReadyAsync(LedgerReader ledger, CancellationToken cancel)
    {
        try
        {
            using var soon = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            soon.CancelAfter(TimeSpan.FromSeconds(5));
            return TypedResults.Json(new HealthAnswer("ready", (await ledger.HeadAsync(soon.Token)).Value));
        }
        catch (Exception e) when (e is NpgsqlException or OperationCanceledException && !cancel.IsCancellationRequested)
        {
            return Problems.Problem(Problems.Unavailable, "The database is not responding.");
        }
    }
}
