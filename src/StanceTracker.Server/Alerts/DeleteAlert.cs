using StanceTracker.Server.Http;

namespace StanceTracker.Server.Alerts;

/// <summary><c>DELETE /api/alerts/{id}</c>: deletes an alert and its deliveries. One already being sent may still arrive.</summary>
internal static class DeleteAlert
{
    public static void Map(IEndpointRouteBuilder api) => api.MapDelete("/alerts/{id}", HandleAsync)
        .WithSummary("Delete an alert and its deliveries.")
        .Produces(204)
        .ProducesProblem(404);

    public static async Task<IResult> HandleAsync(string id, AlertStore alerts, CancellationToken cancel) =>
        await alerts.DeleteAsync(id, cancel) ? TypedResults.NoContent() : Problems.NotFound("alert", id);
}
