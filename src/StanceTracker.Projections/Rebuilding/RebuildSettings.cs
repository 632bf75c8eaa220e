namespace StanceTracker.Projections.Rebuilding;

/// <summary>Limits on what is held in memory.</summary>
/// <param name="ChunkEvents">The number of events folded together and written in one transaction.</param>
/// <param name="KeptStreams">The maximum number of streams kept between chunks, besides actors.</param>
public sealed record RebuildSettings(int ChunkEvents = 10_000, int KeptStreams = 50_000)
{
    /// <summary>The maximum number of events folded under the writer's lock, so that appends are blocked only briefly.</summary>
    public int MaxUnderLock { get; init; } = 200;
}

/// <summary>The progress of a rebuild.</summary>
/// <param name="Phase">What it is doing.</param>
/// <param name="Position">The position reached.</param>
/// <param name="Head">The position to reach.</param>
public sealed record RebuildProgress(string Phase, long Position, long Head);

/// <summary>A rebuild is impossible, or impossible now; the message can be shown.</summary>
public sealed class RebuildException(string message) : Exception(message);
