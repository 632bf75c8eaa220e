using System.Collections.Frozen;

namespace StanceTracker.Domain.Codebook;

/// <summary>The contexts that a statement may be given: what it is about, beside what it does.</summary>
/// <remarks>
/// Those of the PLOVER manual (openeventdata/PLOVER, 2024-02-04), those that only its crosswalk from CAMEO uses (<c>democracy</c>,
/// <c>humanitarian</c>), and <c>refugees</c>, which the manual has under <c>migration</c>. Lower case, words joined by an underscore.
/// </remarks>
public static class PloverContexts
{
    private static readonly FrozenSet<string> Known = EmbeddedCsv.Rows("plover-contexts.csv").Select(row => row[0]).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Every known context, in ordinal order.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Known.Order(StringComparer.Ordinal)];

    /// <summary>Whether the context is known, as written: <c>Military</c> is not.</summary>
    public static bool Contains(string context) => Known.Contains(context);
}
