using Npgsql;
using StanceTracker.Projections.Pairs;
using StanceTracker.Projections.Statements;
using Wolverine;

namespace StanceTracker.Server.Jobs;

/// <summary>Sums the stale pairs.</summary>
public sealed record SumStalePairs;

/// <summary>Merges the pending entries of the statements' search index.</summary>
public sealed record TidySearchIndex;

/// <summary>
/// Does the maintenance that appends defer, every few seconds on one of the servers. Answers are correct without it, but slower.
/// </summary>
public static class UpkeepHandler
{
    private const string Queue = "upkeep", EveryFiveSeconds = "*/5 * * * * *", EveryTenSeconds = "*/10 * * * * *";

    /// <summary>Registers the handler, its queue and its schedule. The two jobs may run in parallel.</summary>
    internal static void Add(WolverineOptions options)
    {
        options.Discovery.IncludeType(typeof(UpkeepHandler));
        options.LocalQueue(Queue).MaximumParallelMessages(2);
        options.PublishMessage<SumStalePairs>().ToLocalQueue(Queue);
        options.PublishMessage<TidySearchIndex>().ToLocalQueue(Queue);
        options.Schedules.ScheduleRecurring<SumStalePairs>(EveryFiveSeconds).SkipWhileRunning();
        options.Schedules.ScheduleRecurring<TidySearchIndex>(EveryTenSeconds).SkipWhileRunning();
    }

    /// <summary>Sums stale pairs while nothing is appended. Cancelled, it keeps what it has done.</summary>
    public static async Task Handle(
        SumStalePairs _, StalePairs pairs, NpgsqlDataSource database, IHostApplicationLifetime host, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel, host.ApplicationStopping);
        if (await IsQuietAsync(database, stop.Token)) await pairs.SumAsync(stop.Token);
    }

    /// <summary>Tidies the index. Cancelled, it keeps what it has done.</summary>
    public static async Task Handle(TidySearchIndex _, SearchIndex index, IHostApplicationLifetime host, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel, host.ApplicationStopping);
        await index.TidyAsync(stop.Token);
    }

    /// <summary>
    /// Whether nothing was appended in the last second, or it is one minute in five: summing pairs that a running import keeps changing is
    /// wasted work, but must not be deferred forever.
    /// </summary>
    private static async Task<bool> IsQuietAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            """
            select extract(minute from now())::int % 5 = 0
                or coalesce((select timestamp < now() - interval '1 second' from ledger.mt_events order by seq_id desc limit 1), true)
            """);
        return await command.ExecuteScalarAsync(cancel) is true;
    }
}
