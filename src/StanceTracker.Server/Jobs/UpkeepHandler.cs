using Npgsql;
using StanceTracker.Projections.Pairs;
using StanceTracker.Projections.Statements;
using Wolverine;

namespace StanceTracker.Server.Jobs;

/// <summary>Sums the pairs that are stale.</summary>
public sealed record SumStalePairs;

/// <summary>Sorts what is appended into the index that statements are found by.</summary>
public sealed record TidySearchIndex;

/// <summary>Does what appends leave for later, every few seconds in one of the servers. Answers are right before it is done, and slower.</summary>
public static class UpkeepHandler
{
    private const string Queue = "upkeep", EveryFiveSeconds = "*/5 * * * * *", EveryTenSeconds = "*/10 * * * * *";

    /// <summary>Names the handler, its queue and its schedule. Both jobs go on side by side.</summary>
    internal static void Add(WolverineOptions options)
    {
        options.Discovery.IncludeType(typeof(UpkeepHandler));
        options.LocalQueue(Queue).MaximumParallelMessages(2);
        options.PublishMessage<SumStalePairs>().ToLocalQueue(Queue);
        options.PublishMessage<TidySearchIndex>().ToLocalQueue(Queue);
        options.Schedules.ScheduleRecurring<SumStalePairs>(EveryFiveSeconds).SkipWhileRunning();
        options.Schedules.ScheduleRecurring<TidySearchIndex>(EveryTenSeconds).SkipWhileRunning();
    }

    /// <summary>Sums, unless the ledger goes on; what is done stays done.</summary>
    public static async Task Handle(SumStalePairs _, StalePairs pairs, NpgsqlDataSource database, IHostApplicationLifetime host, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel, host.ApplicationStopping);
        if (await IsQuietAsync(database, stop.Token)) await pairs.SumAsync(stop.Token);
    }

    /// <summary>Tidies; what is moved stays moved.</summary>
    public static async Task Handle(TidySearchIndex _, SearchIndex index, IHostApplicationLifetime host, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel, host.ApplicationStopping);
        await index.TidyAsync(stop.Token);
    }

    /// <summary>Whether nothing was appended for a second, or it has gone on for minutes: pairs that an import goes on changing would be summed in vain, but not for ever.</summary>
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
