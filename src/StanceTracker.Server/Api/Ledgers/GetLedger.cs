using System.ComponentModel;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Statements;

namespace StanceTracker.Server.Api.Ledgers;

/// <summary>How far the ledger reaches.</summary>
internal sealed record LedgerAnswer(
    [property: Description("The day of the earliest statement that is not retracted; null if there is none.")] DateOnly? FirstDay,
    [property: Description("The day of the newest.")] DateOnly? LastDay,
    [property: Description("The newest position.")] long Position);

/// <summary><c>GET /api/ledger</c>: how far the ledger reaches, along both clocks.</summary>
internal static class GetLedger
{
    public static async Task<IResult> HandleAsync(LedgerReader ledger, StatementQueries statements, CancellationToken cancel)
    {
        var position = await ledger.HeadAsync(cancel);
        var (first, last) = await statements.SpanAsync(cancel);
        return TypedResults.Json(new LedgerAnswer(first, last, position.Value));
    }
}
