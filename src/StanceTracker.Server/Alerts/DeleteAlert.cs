using StanceTracker.Server.Http;

namespace StanceTracker.Server.Alerts;

/// <summary><c>DELETE /api/alerts/{id}</c>: takes an alert away, with its deliveries. What is being sent just then may still arrive.</summary>
internal static class DeleteAlert
{
    public static async Task<IResult> HandleAsync(string id, AlertStore alerts, CancellationToken cancel) =>
        await alerts.DeleteAsync(id, cancel) ? TypedResults.NoContent() : Problems.NotFound("alert", id);
}
