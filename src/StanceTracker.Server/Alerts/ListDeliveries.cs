using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
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
        [FromQuery, Description("The maximum number of rows, 1 to 1000. Default: 100; CSV and NDJSON return all rows.")]
        LimitParameter? limit,
        [FromQuery, Description("Opaque cursor; follow the `next` link.")] string? cursor,
        AlertStore alerts,
        DeliveryStore deliveries,
        CancellationToken cancel)
    {
        var query = new QueryReader();
        var max = limit?.Value;
        if (Cursor.Number(cursor) is null) query.Fail<string>("cursor", cursor!, "the cursor of a `next` link");
        if (query.Problem is { } problem) return problem;
        if (await alerts.FindAsync(id, cancel) is not { } alert) return Problems.NotFound("alert", id);

        return await ListResult.AnswerAsync(
            context,
            max,
            QueryReader.NullIfEmpty(cursor),
            Table,
            async (after, count) =>
            {
                var rows = await deliveries.NextAsync(id, Cursor.Number(after)!.Value, state?.Value, count + 1, cancel);
                var part = rows.Take(count).ToArray();
                return new Page<DeliveryView>(part, rows.Count > count ? Cursor.Pack(part[^1].Number) : null, alert.Checkpoint);
            },
            (page, next) => new ListAnswer<DeliveryView>(page.Items, next, page.Position));
    }

    private static Table<DeliveryView> Table { get; } = Table<DeliveryView>.OfProperties();
}
