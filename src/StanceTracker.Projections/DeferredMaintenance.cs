using StanceTracker.Projections.Pairs;
using StanceTracker.Projections.Statements;

namespace StanceTracker.Projections;

/// <summary>
/// What appends defer: the sums of stale pairs, and entries pending in the search index. Answers are correct before it runs, but slower.
/// </summary>
/// <param name="pairs">The stale pairs.</param>
/// <param name="search">The search index.</param>
public sealed class DeferredMaintenance(StalePairs pairs, SearchIndex search)
{
    /// <summary>Does both concurrently. Appends and queries are not blocked.</summary>
    /// <param name="cancel">Stops it; finished work is kept.</param>
    public Task RunAsync(CancellationToken cancel = default) => Task.WhenAll(pairs.SumAsync(cancel), search.TidyAsync(cancel));
}
