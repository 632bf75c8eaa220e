namespace StanceTracker.Ledger.Reading;

/// <summary>Which events to read; null means any.</summary>
/// <param name="After">Those after this position.</param>
/// <param name="UpTo">Those up to this position.</param>
/// <param name="Stream">Those on this stream.</param>
/// <param name="Types">Those with one of these stored type names.</param>
/// <param name="By">Those recorded by this analyst.</param>
/// <param name="At">Those at these positions.</param>
public sealed record LedgerFilter(
    long After = 0, long? UpTo = null, string? Stream = null, string[]? Types = null, string? By = null, long[]? At = null);

/// <summary>The order of events.</summary>
public enum LedgerOrder
{
    /// <summary>The oldest first.</summary>
    Asc,

    /// <summary>The newest first.</summary>
    Desc,
}
