using StanceTracker.Domain.Events;
using StanceTracker.Projections.Statements;

namespace StanceTracker.Server.Http;

/// <summary>Reads what the parameter <c>asOf</c> holds: a day, or <c>latest</c>.</summary>
/// <param name="statements">Tell how far the ledger reaches.</param>
/// <param name="clock">Tells today.</param>
internal sealed class AsOf(StatementQueries statements, TimeProvider clock)
{
    /// <summary>The word for the last day that the ledger tells of.</summary>
    public const string Latest = "latest";

    /// <summary>What the parameter may be, for its description.</summary>
    public const string Description =
        "The day the stance is for; a statement counts from the first day of its span. `latest` is the last day of the newest statement whose span ends neither after today nor after the newest document's publication. Default: today in UTC.";

    /// <summary>The day in UTC.</summary>
    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>The day meant; null where nothing is asked. What is wrong is told to <paramref name="query"/>.</summary>
    public async Task<DateOnly?> ReadAsync(QueryReader query, string? text, LedgerPosition? knownAt, CancellationToken cancel, string field = "asOf") => text == Latest
        ? await LatestAsync(knownAt, cancel)
        : query.Day(field, text, $", or {Latest}");

    /// <summary>The last day that the ledger tells of, by what was known then; null is now. Today where it tells of none.</summary>
    public async Task<DateOnly> LatestAsync(LedgerPosition? knownAt, CancellationToken cancel) => await statements.LatestAsync(Today, knownAt, cancel) ?? Today;
}
