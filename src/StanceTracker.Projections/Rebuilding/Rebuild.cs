using Npgsql;
using StanceTracker.Ledger;
using StanceTracker.Ledger.Appending;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Folding;
using StanceTracker.Projections.Pairs;
using StanceTracker.Projections.Tables;

namespace StanceTracker.Projections.Rebuilding;

/// <summary>
/// Rebuilds projections from the ledger: new tables beside the live ones, which stay in use meanwhile, are swapped in together in one
/// transaction.
/// </summary>
/// <param name="database">Connections of the application's role.</param>
/// <param name="settings">Limits on memory.</param>
/// <param name="report">Receives the progress.</param>
public sealed class Rebuild(NpgsqlDataSource database, RebuildSettings settings, Action<RebuildProgress> report)
{
    /// <summary>The maximum number of attempts, and of events ever folded under the lock.</summary>
    private const int MaxAttempts = 600, AbsoluteMaxUnderLock = 2_000;

    /// <summary>Attempts before a rating, which requires a scan of all evidence, may be folded under the lock.</summary>
    private const int AttemptsWithoutRatings = 20;

    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(200);

    /// <summary>Rebuilds one projection or all, and swaps them in. Resumes a rebuild that was interrupted.</summary>
    /// <param name="projection">The projection's name; null means all.</param>
    /// <param name="cancel">Stops the rebuild; the live tables are then all old or all new.</param>
    /// <returns>The position that the tables reflected when they were swapped in.</returns>
    /// <exception cref="RebuildException">Another process is rebuilding, or the tables are too busy to be swapped.</exception>
    public async Task<long> RunAsync(string? projection, CancellationToken cancel = default)
    {
        long position;
        bool sums;
        await using (var rebuilder = await BuildAsync(projection, null, cancel))
        {
            position = await SwapAsync(rebuilder, cancel);
            sums = rebuilder.Sums;
            await RebuildStore.ClearAsync(rebuilder.Connection, cancel);
        }

        if (sums) await new StalePairs(database).SumAsync(cancel);
        return position;
    }

    /// <summary>
    /// Builds the tables as of a position and leaves them in the schema <c>rebuild</c>, until the next rebuild. The live tables are not
    /// touched.
    /// </summary>
    /// <param name="projection">The projection's name; null means all.</param>
    /// <param name="at">The position.</param>
    /// <param name="cancel">Stops the rebuild.</param>
    public async Task RunAtAsync(string? projection, long at, CancellationToken cancel = default)
    {
        await using var rebuilder = await BuildAsync(projection, at, cancel);
    }

    private async Task<ProjectionRebuilder> BuildAsync(string? projection, long? at, CancellationToken cancel)
    {
        var rebuilder =
            await ProjectionRebuilder.OpenAsync(database, projection is null ? Projection.All : [projection], at, settings, report, cancel);
        try
        {
            await rebuilder.FillAsync(at, cancel);
            await rebuilder.MergeAsync(cancel);
            await rebuilder.FinishAsync(cancel);
            return rebuilder;
        }
        catch
        {
            await rebuilder.DisposeAsync();
            throw;
        }
    }

    private Task<long> SwapAsync(ProjectionRebuilder rebuilder, CancellationToken cancel)
    {
        var (attempt, before) = (0, rebuilder.Job);
        return RetryLoop.UntilSuccessAsync(
            async stop =>
            {
                await rebuilder.ReturnAsync(before, stop);
                while (attempt++ < MaxAttempts)
                {
                    // Following alone would never end if appends outpace it: each attempt may leave more events to fold under the lock.
                    var max = Math.Min(settings.MaxUnderLock * attempt, AbsoluteMaxUnderLock);
                    before = rebuilder.Job;
                    if (await HeadAsync(rebuilder, stop) - rebuilder.Job.Position <= max
                        && await TrySwapAsync(rebuilder, max, attempt, stop)) return rebuilder.Job.Position;
                    await rebuilder.FollowAsync(await HeadAsync(rebuilder, stop), stop);
                }

                throw new RebuildException(
                    "The new tables are ready, but the live ones were in use at every attempt to swap them. "
                        + "Run the rebuild again to retry.");
            },
            RetryDelay,
            e => e is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected },
            (_, _) => report(new RebuildProgress("waiting for readers", before.Position, before.Position)),
            cancel);
    }

    /// <summary>Under the writer's lock: folds the last events, marks stale pairs and swaps the tables.</summary>
    /// <returns>False if too much remains to be folded under the lock.</returns>
    private static async Task<bool> TrySwapAsync(ProjectionRebuilder rebuilder, int max, int attempt, CancellationToken cancel)
    {
        var connection = rebuilder.Connection;
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await RebuildStore.ExecuteAsync(connection, "set local synchronous_commit = on", cancel);

        // A process that sums stale pairs reads several tables in one snapshot, and must not see old and new ones together.
        if (rebuilder.Sums) await LockAsync(connection, StalePairs.SummingLock, cancel);
        await LockAsync(connection, LedgerWriter.Lock, cancel);
        var head = (await LedgerReader.HeadAsync(connection, cancel)).Value;
        if (head > rebuilder.Job.Position)
        {
            if (head - rebuilder.Job.Position > max
                || (attempt < AttemptsWithoutRatings && await DocumentRatings.AnyAsync(connection, rebuilder.Job.Position, head, cancel)))
                return false;
            await rebuilder.FollowWithinAsync(head, cancel);
        }

        // While this waits for readers, everyone queued after it waits too. The timeout stays below the second after which PostgreSQL looks
        // for deadlocks and might cancel a reader.
        await RebuildStore.ExecuteAsync(connection, $"set local lock_timeout = {Math.Min(100 + (10 * (attempt - 1)), 800)}", cancel);
        await RebuildStore.ExecuteAsync(
            connection,
            $"lock table {string.Join(", ", rebuilder.Job.Projections.Select(name => $"{ProjectionTable.Live}.{name}"))} in access "
                + "exclusive mode",
            cancel);
        if (rebuilder.Sums) await rebuilder.MarkAsync(cancel);
        await RebuildStore.SwapAsync(connection, rebuilder.Job, cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    private static async Task<long> HeadAsync(ProjectionRebuilder rebuilder, CancellationToken cancel) =>
        (await LedgerReader.HeadAsync(rebuilder.Connection, cancel)).Value;

    private static async Task LockAsync(NpgsqlConnection connection, long key, CancellationToken cancel)
    {
        await using var take = new NpgsqlCommand("select pg_advisory_xact_lock($1)", connection)
        {
            CommandTimeout = 0,
            Parameters = { Parameters.Create(key) },
        };
        await take.ExecuteNonQueryAsync(cancel);
    }
}
