using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using StanceTracker.Domain.Events;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;

namespace StanceTracker.Server.Alerts;

/// <summary><c>GET /api/alerts/{id}/deliveries</c>: an alert's deliveries, in sending order.</summary>
internal static class ListDeliveries
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/alerts/{id}/deliveries", HandleAsync)
        .WithListMetadata<ListAnswer<DeliveryView>>("List an alert's deliveries in sending order.")
        .ProducesProblem(404);

    public static async Task<IResult> HandleAsync(
        HttpContext context,
        string id,
        [FromQuery, Description("Only deliveries in this state: `waiting`, `delivered` or `dead`.")] NameParameter<DeliveryState>? state,
        [AsParameters] PageParameters page,
        AlertStore alerts,
        DeliveryStore deliveries,
        CancellationToken cancel)
    {
        if (await alerts.FindAsync(id, cancel) is not { } alert) return Problems.NotFound("alert", id);

        return await Pagination.AnswerAsync(
            context,
            page,
            Table,
            _ => Task.FromResult(new LedgerPosition(alert.Checkpoint)),
            (after, count) => deliveries.NextAsync(id, after, state?.Value, count, cancel),
            delivery => delivery.Number);
    }

    private static Table<DeliveryView> Table { get; } = Table<DeliveryView>.OfProperties();
}
