using StanceTracker.Server.Http;

namespace StanceTracker.Server.Alerts;

/// <summary><c>GET /api/alerts/{id}</c>: one alert.</summary>
internal static class GetAlert
{
    public static async Task<IResult> HandleAsync(string id, AlertStore alerts, CancellationToken cancel) =>
        await alerts.FindAsync(id, cancel) is { } alert ? TypedResults.Json(alert) : Problems.NotFound("alert", id);
}
