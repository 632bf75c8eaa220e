using StanceTracker.Projections.Pairs;
using StanceTracker.Projections.Statements;
using Wolverine;

namespace StanceTracker.Server.Jobs;

/// <summary>Sums the pairs that are stale.</summary>
public sealed record SumStalePairs;

/// <summary>Sorts what is appended into the index that statements are found by.</summary>
public sealed record TidySearchIndex;

/// <summary>Does what appends leave for later. Answers are right before it is done, and slower.</summary>
public static class UpkeepHandler
{
    private const string Queue = "upkeep";

    /// <summary>Names the handler and its queue. Both jobs go on side by side.</summary>
    internal static void Add(WolverineOptions options)
    {
        options.Discovery.IncludeType(typeof(UpkeepHandler));
        options.LocalQueue(Queue).MaximumParallelMessages(2);
        options.PublishMessage<SumStalePairs>().ToLocalQueue(Queue);
        options.PublishMessage<TidySearchIndex>().ToLocalQueue(Queue);
    }

    /// <summary>Sums; what is done stays done.</summary>
    public static async Task Handle(SumStalePairs _, StalePairs pairs, IHostApplicationLifetime host, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel, host.ApplicationStopping);
        await pairs.SumAsync(stop.Token);
    }

    /// <summary>Tidies; what is moved stays moved.</summary>
    public static async Task Handle(TidySearchIndex _, SearchIndex index, IHostApplicationLifetime host, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel, host.ApplicationStopping);
        await index.TidyAsync(stop.Token);
    }
}
