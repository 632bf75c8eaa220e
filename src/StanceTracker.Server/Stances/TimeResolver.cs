using StanceTracker.Server.Http;

namespace StanceTracker.Server.Stances;

/// <summary>Finds what both clocks ask for.</summary>
/// <param name="knownAt">Finds positions.</param>
/// <param name="asOf">Finds days.</param>
internal sealed class TimeResolver(KnownAt knownAt, AsOf asOf)
{
    /// <summary>The query at these clocks; a missing one defaults to that of the query.</summary>
    public async Task<StanceQuery> FindAsync(ClocksParameter? clocks, StanceQuery asked, CancellationToken cancel)
    {
        var known = await knownAt.FindAsync(clocks?.KnownAt.Value, cancel) ?? asked.KnownAt;
        return asked with { AsOf = await asOf.FindAsync(clocks?.AsOf.Value, known, cancel) ?? asked.AsOf, KnownAt = known };
    }
}
