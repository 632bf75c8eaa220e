namespace StanceTracker.Ledger.Verification;

/// <summary>Something that a check of the ledger tells.</summary>
/// <param name="IsFault">Whether it is wrong, or only worth knowing.</param>
/// <param name="Text">One line: where, and what.</param>
public sealed record Finding(bool IsFault, string Text);

/// <summary>What a check looked at.</summary>
/// <param name="Events">How many events.</param>
/// <param name="Streams">How many streams.</param>
/// <param name="Passages">How many passages were compared with the text of their article.</param>
/// <param name="Faults">How much is wrong.</param>
public sealed record CheckResult(long Events, long Streams, long Passages, long Faults);
