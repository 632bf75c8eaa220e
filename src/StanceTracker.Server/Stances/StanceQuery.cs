using StanceTracker.Domain;
using StanceTracker.Domain.Codebook;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Stances.Method;
using StanceTracker.Domain.Statements;
using StanceTracker.Projections.Pairs;
using StanceTracker.Server.Http;

namespace StanceTracker.Server.Stances;

/// <summary>A query about stances: both clocks and the settings of the method.</summary>
/// <param name="AsOf">The day in the world.</param>
/// <param name="KnownAt">The ledger position; null is now.</param>
/// <param name="Settings">Score table and half-life.</param>
internal sealed record StanceQuery(DateOnly AsOf, LedgerPosition? KnownAt, StanceSettings Settings)
{
    /// <summary>A pair's stance on the day, and what each of its statements contributes.</summary>
    public Explanation<StatementId> Explain(IEnumerable<CountingStatement> counting) =>
        DiscountedStanceModel.Explain(counting.Select(c => (c.Statement, c.Observation)), AsOf, Settings);

    /// <summary>States in headers what a JSON answer states in its fields, for answers that are only rows.</summary>
    public void Name(HttpContext context, LedgerPosition reflected)
    {
        var headers = context.Response.Headers;
        headers["As-Of"] = Day.Format(AsOf);
        headers["Known-At"] = reflected.ToString();
        headers["Stance-Method"] = DiscountedStanceModel.Name;
        headers["Stance-Scores"] = Settings.Scores.Name;
        headers["Half-Life-Days"] = Settings.HalfLifeDays.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        headers["Ledger-Position"] = reflected.ToString();
    }

    /// <summary>The query that parameters ask for.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="knownAt">Finds positions.</param>
    /// <param name="asOf">Finds days.</param>
    /// <param name="cancel">Stops it.</param>
    /// <param name="usualDay">The default for asOf; null is today.</param>
    public static async Task<StanceQuery> ReadAsync(
        StanceParameters parameters, KnownAt knownAt, AsOf asOf, CancellationToken cancel, AskedDay? usualDay = null)
    {
        var position = await knownAt.FindAsync(parameters.KnownAt?.Value, cancel);
        var day = await asOf.FindAsync(parameters.AsOf?.Value ?? usualDay, position, cancel) ?? asOf.Today;
        return new StanceQuery(
            day,
            position,
            new StanceSettings(
                parameters.Scores?.Value ?? ScoreTable.Icews,
                parameters.HalfLifeDays?.Value ?? DiscountedStanceModel.DefaultHalfLifeDays));
    }
}
