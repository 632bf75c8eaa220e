using System.ComponentModel;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Statements;
using StanceTracker.Server.Http;

namespace StanceTracker.Server.Ledger;

/// <summary>How far the ledger reaches.</summary>
internal sealed record LedgerAnswer(
    [property: Description("The day of the earliest statement that is not retracted; null if there is none.")] DateOnly? FirstDay,
    [property: Description("The day of the newest.")] DateOnly? LastDay,
    [property: Description("The day that `asOf=latest` means: up to which statements and documents tell of the world. Today in UTC if there is none.")] DateOnly LatestDay,
    [property: Description("The newest position.")] long Position);

/// <summary><c>GET /api/ledger</c>: how far the ledger reaches, along both clocks.</summary>
internal static class GetLedger
{
    public static async Task<IResult> HandleAsync(LedgerReader ledger, StatementQueries statements, AsOf asOf, CancellationToken cancel)
    {
        var position = await ledger.HeadAsync(cancel);
        var (first, last) = await statements.SpanAsync(cancel);
        return TypedResults.Json(new LedgerAnswer(first, last, await asOf.LatestAsync(knownAt: null, cancel), position.Value));
    }
}
