using StanceTracker.Domain.Events;
using StanceTracker.Projections.Statements;

namespace StanceTracker.Server.Http;

/// <summary>Reads the parameter <c>asOf</c>: a day, or <c>latest</c>.</summary>
/// <param name="statements">Finds the last day the ledger covers.</param>
/// <param name="clock">Gives today.</param>
internal sealed class AsOf(StatementQueries statements, TimeProvider clock)
{
    /// <summary>Stands for the last day the ledger covers.</summary>
    public const string Latest = "latest";

    /// <summary>The description of the parameter.</summary>
    public const string Description =
        "The day the stance is for; a statement counts from the first day of its span. `latest` is the last day of the newest statement "
            + "whose span ends neither after today nor after the newest document's publication. Default: today in UTC.";

    /// <summary>Today in UTC.</summary>
    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>The day; null if the parameter is missing. Invalid text is reported to <paramref name="query"/>.</summary>
    public async Task<DateOnly?> ReadAsync(
        QueryReader query, string? text, LedgerPosition? knownAt, CancellationToken cancel, string field = "asOf") => text == Latest
        ? await LatestAsync(knownAt, cancel)
        : query.Day(field, text, $", or {Latest}");

    /// <summary>The last day the ledger covers, as known at a position (null is now); today if it is empty.</summary>
    public async Task<DateOnly> LatestAsync(LedgerPosition? knownAt, CancellationToken cancel) =>
        await statements.LatestAsync(Today, knownAt, cancel) ?? Today;
}
