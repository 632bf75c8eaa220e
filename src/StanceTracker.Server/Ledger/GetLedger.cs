using System.ComponentModel;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Statements;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;

namespace StanceTracker.Server.Ledger;

/// <summary>What the ledger covers.</summary>
internal sealed record LedgerAnswer(
    [property: Description("The day of the earliest statement not retracted; null if there is none.")] DateOnly? FirstDay,
    [property: Description("The day of the newest statement.")] DateOnly? LastDay,
    [property: Description("The day `asOf=latest` stands for: the last day the ledger covers, or today in UTC if it is empty.")]
    DateOnly LatestDay,
    [property: Description("The newest ledger position.")] long Position);

/// <summary><c>GET /api/ledger</c>: what the ledger covers, on both clocks.</summary>
internal static class GetLedger
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/ledger", HandleAsync)
        .WithReadMetadata<LedgerAnswer>("Get what the ledger covers: its newest position and the days of its statements.");

    public static async Task<IResult> HandleAsync(LedgerReader ledger, StatementQueries statements, AsOf asOf, CancellationToken cancel)
    {
        var position = await ledger.HeadAsync(cancel);
        var (first, last) = await statements.SpanAsync(cancel);
        return TypedResults.Json(new LedgerAnswer(first, last, await asOf.LatestAsync(knownAt: null, cancel), position.Value));
    }
}
