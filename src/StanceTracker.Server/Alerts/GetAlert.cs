using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;

namespace StanceTracker.Server.Alerts;

/// <summary><c>GET /api/alerts/{id}</c>: one alert.</summary>
internal static class GetAlert
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/alerts/{id}", HandleAsync)
        .WithReadMetadata<AlertView>("Get an alert and its progress.")
        .ProducesProblem(404);

    public static async Task<IResult> HandleAsync(string id, AlertStore alerts, CancellationToken cancel) =>
        await alerts.FindAsync(id, cancel) is { } alert ? TypedResults.Json(alert) : Problems.NotFound("alert", id);
}
