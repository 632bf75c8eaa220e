using System.Collections.Frozen;

namespace StanceTracker.Domain.Codebook;

/// <summary>The contexts of a statement: what it is about, in addition to its act.</summary>
/// <remarks>
/// The contexts of the PLOVER manual (openeventdata/PLOVER, 2024-02-04), those used only by its crosswalk from CAMEO (<c>democracy</c>,
/// <c>humanitarian</c>), and <c>refugees</c>, which the manual subsumes under <c>migration</c>. Lower case, with underscores between words.
/// </remarks>
public static class PloverContexts
{
    private static readonly FrozenSet<string> Known = EmbeddedCsv
        .Rows("plover-contexts.csv")
        .Select(row => row[0])
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>All contexts, in ordinal order.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Known.Order(StringComparer.Ordinal)];

    /// <summary>Whether a context is known. Case matters: <c>Military</c> is not known.</summary>
    public static bool Contains(string context) => Known.Contains(context);
}
