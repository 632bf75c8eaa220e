using StanceTracker.Domain.Events;
using StanceTracker.Projections.Statements;

namespace StanceTracker.Server.Http;

/// <summary>The parameter <c>asOf</c>: a day, or <c>latest</c>.</summary>
internal sealed class AsOfParameter : QueryParameter<AsOfParameter, AskedDay?>
{
    /// <inheritdoc/>
    protected override string Expected => $"{DayParameter.Rule}, or {AsOf.Latest}";

    /// <inheritdoc/>
    protected override AskedDay? Parse(string text) =>
        text == AsOf.Latest ? AskedDay.Latest : DayParameter.Read(text).Value is { } day ? new AskedDay(day) : null;
}

/// <summary>The day that <c>asOf</c> asks for.</summary>
/// <param name="Day">The day; null is the last day the ledger covers.</param>
internal readonly record struct AskedDay(DateOnly? Day)
{
    /// <summary>The last day the ledger covers.</summary>
    public static readonly AskedDay Latest = new(null);
}

/// <summary>Finds the day that <c>asOf</c> asks for.</summary>
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

    /// <summary>The day; null if none is asked for.</summary>
    public async Task<DateOnly?> FindAsync(AskedDay? asked, LedgerPosition? knownAt, CancellationToken cancel) =>
        asked is { } day ? day.Day ?? await LatestAsync(knownAt, cancel) : null;

    /// <summary>The last day the ledger covers, as known at a position (null is now); today if it is empty.</summary>
    public async Task<DateOnly> LatestAsync(LedgerPosition? knownAt, CancellationToken cancel) =>
        await statements.LatestAsync(Today, knownAt, cancel) ?? Today;
}
