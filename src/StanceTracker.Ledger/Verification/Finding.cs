namespace StanceTracker.Ledger.Verification;

/// <summary>A finding of the ledger check.</summary>
/// <param name="IsFault">Whether it is a fault; otherwise it is only worth knowing.</param>
/// <param name="Text">One line: where and what.</param>
public sealed record Finding(bool IsFault, string Text);

/// <summary>What the check covered.</summary>
/// <param name="Events">The number of events.</param>
/// <param name="Streams">The number of streams.</param>
/// <param name="Passages">The number of passages compared with the text of their article.</param>
/// <param name="Faults">The number of faults.</param>
public sealed record CheckResult(long Events, long Streams, long Passages, long Faults);
