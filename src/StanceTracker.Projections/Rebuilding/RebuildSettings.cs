namespace StanceTracker.Projections.Rebuilding;

/// <summary>How much is held in memory at once.</summary>
/// <param name="ChunkEvents">How many events are folded, and written in one transaction, at once.</param>
/// <param name="KeptStreams">How many streams are kept between chunks, besides the actors.</param>
public sealed record RebuildSettings(int ChunkEvents = 10_000, int KeptStreams = 50_000)
{
    /// <summary>How much of the ledger is folded under the writer's lock at most, so that appends wait for a moment only.</summary>
    public int MaxUnderLock { get; init; } = 200;
}

/// <summary>How far a rebuild is.</summary>
/// <param name="Phase">What it does.</param>
/// <param name="Position">The position that it has reached.</param>
/// <param name="Head">The position it goes to.</param>
public sealed record RebuildProgress(string Phase, long Position, long Head);

/// <summary>A rebuild cannot be done, or not now; the message is a sentence.</summary>
public sealed class RebuildException(string message) : Exception(message);
