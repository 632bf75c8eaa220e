using StanceTracker.Domain.Events;
using StanceTracker.Projections.Folding;

namespace StanceTracker.Projections.Rebuilding;

/// <summary>A run of consecutive events, folded.</summary>
/// <param name="fold">The fold of the events.</param>
/// <param name="before">The states before it of the streams that began earlier.</param>
/// <param name="last">The position that it reaches.</param>
internal sealed class Chunk(ProjectionBatch fold, IReadOnlyDictionary<StreamId, CachedStream> before, long last)
{
    public ProjectionBatch Fold => fold;

    /// <summary>The position of its last event, or of a later tombstone.</summary>
    public long Last => last;

    /// <summary>The position at which a stream touched by it began.</summary>
    public long FirstPosition(StreamId stream) =>
        fold.Touched[stream] is { Begun: true } begun ? begun.First.Position.Value : before[stream].First;
}
