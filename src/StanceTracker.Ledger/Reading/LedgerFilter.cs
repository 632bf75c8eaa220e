namespace StanceTracker.Ledger.Reading;

/// <summary>Which events to read; null means any.</summary>
/// <param name="After">Those after this position.</param>
/// <param name="UpTo">Those up to this position.</param>
/// <param name="Stream">Those on this stream.</param>
/// <param name="Type">Those with this stored type name.</param>
/// <param name="By">Those recorded by this analyst.</param>
/// <param name="At">Those at these positions.</param>
public sealed record LedgerFilter(
    long After = 0, long? UpTo = null, string? Stream = null, string? Type = null, string? By = null, long[]? At = null);
