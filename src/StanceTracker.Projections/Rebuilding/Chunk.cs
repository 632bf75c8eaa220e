using StanceTracker.Domain.Events;
using StanceTracker.Projections.Folding;

namespace StanceTracker.Projections.Rebuilding;

/// <summary>Some events of the ledger, one behind another, and what they come to.</summary>
/// <param name="fold">The fold that took them.</param>
/// <param name="before">The streams that it knew before.</param>
/// <param name="last">The position up to which there are no others.</param>
internal sealed class Chunk(ProjectionBatch fold, IReadOnlyDictionary<StreamId, CachedStream> before, long last)
{
    public ProjectionBatch Fold => fold;

    /// <summary>The position of its last event, or of a tombstone after that.</summary>
    public long Last => last;

    /// <summary>Where a stream that it touched began.</summary>
    public long FirstPosition(StreamId stream) => fold.Touched[stream] is { Begun: true } begun ? begun.First.Position.Value : before[stream].First;
}
