using StanceTracker.Ledger.Reading;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;

namespace StanceTracker.Server.Alerts;

/// <summary><c>GET /api/alerts</c>: the alerts, in the order they were set.</summary>
internal static class ListAlerts
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/alerts", HandleAsync)
        .WithListMetadata<ListAnswer<AlertView>>("List alerts in the order they were set.");

    public static async Task<IResult> HandleAsync(
        HttpContext context,
        [AsParameters] PageParameters page,
        LedgerReader ledger,
        AlertStore alerts,
        CancellationToken cancel)
    {
        return await Pagination.AnswerAsync(
            context, page, Table, ledger.HeadAsync, (after, count) => alerts.NextAsync(after, count, cancel), alert => alert.Alert);
    }

    private static Table<AlertView> Table { get; } = new(
        ("alert", a => a.Alert),
        ("holder", a => a.Holder),
        ("target", a => a.Target),
        ("actor", a => a.Actor),
        ("threshold", a => a.Threshold),
        ("scores", a => a.Scores),
        ("halfLifeDays", a => a.HalfLifeDays),
        ("url", a => a.Url),
        ("setBy", a => a.SetBy),
        ("setAt", a => a.SetAt),
        ("checkpoint", a => a.Checkpoint),
        ("waiting", a => a.Waiting),
        ("dead", a => a.Dead),
        ("lastError", a => a.LastError));
}
