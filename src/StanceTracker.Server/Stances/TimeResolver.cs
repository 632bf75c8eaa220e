using StanceTracker.Server.Http;

namespace StanceTracker.Server.Stances;

/// <summary>Reads both clocks from <c>from</c> or <c>to</c>.</summary>
/// <param name="knownAt">Reads positions.</param>
/// <param name="asOf">Reads days.</param>
internal sealed class TimeResolver(KnownAt knownAt, AsOf asOf)
{
    /// <summary>
    /// Reads <c>asOf,knownAt</c> (<c>2023-06-30,120</c>). An omitted part (<c>2023-06-30</c>, <c>,120</c>) defaults to that of the query.
    /// Invalid text is reported to <paramref name="query"/>.
    /// </summary>
    public async Task<StanceQuery> ReadAsync(string field, string? text, StanceQuery asked, QueryReader query, CancellationToken cancel)
    {
        var clocks = (text ?? "").Split(',', 2);
        var known = await knownAt.ReadAsync(query, clocks.ElementAtOrDefault(1), cancel, field) ?? asked.KnownAt;
        return asked with { AsOf = await asOf.ReadAsync(query, clocks[0], known, cancel, field) ?? asked.AsOf, KnownAt = known };
    }
}
