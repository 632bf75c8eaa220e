using StanceTracker.Projections.Pairs;
using StanceTracker.Projections.Statements;

namespace StanceTracker.Projections;

/// <summary>What appends leave for later: the sums of stale pairs, and the terms that wait to be sorted into the search index. Answers are right before it is made up for, and slower.</summary>
/// <param name="pairs">The pairs.</param>
/// <param name="search">The index.</param>
public sealed class DeferredMaintenance(StalePairs pairs, SearchIndex search)
{
    /// <summary>Makes up for it, both side by side. Appends and questions go on meanwhile.</summary>
    /// <param name="cancel">Stops it; what is done stays done.</param>
    public Task RunAsync(CancellationToken cancel = default) => Task.WhenAll(pairs.SumAsync(cancel), search.TidyAsync(cancel));
}
