using System.Globalization;
using StanceTracker.Domain.Commands;
using StanceTracker.Server.Http;

namespace StanceTracker.Server.Alerts;

/// <summary><c>POST /api/alerts/{id}/deliveries/{number}/resends</c>: resends a dead or delivered delivery.</summary>
internal static class ResendDelivery
{
    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/alerts/{id}/deliveries/{number}/resends", HandleAsync)
        .WithSummary("Resend a dead or delivered delivery, with a new set of attempts.")
        .Produces<DeliveryView>(202, Formats.Json)
        .ProducesProblem(404).ProducesProblem(409);

    public static async Task<IResult> HandleAsync(
        HttpContext context, string id, string number, DeliveryStore deliveries, CancellationToken cancel)
    {
        if (!long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted))
            return Problems.NotFound("delivery", number);
        if (await deliveries.ResendAsync(id, wanted, cancel) is { } resent)
            return TypedResults.Accepted($"{context.Request.PathBase}/api/alerts/{id}/deliveries", resent);
        return await deliveries.FindAsync(id, wanted, cancel) is null
            ? Problems.NotFound("delivery", number)
            : Problems.Problem(Problems.From(RejectionType.AlreadyInThatState), $"Delivery {number} is already waiting to be sent.");
    }
}
