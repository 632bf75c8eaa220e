using Npgsql;
using StanceTracker.Ledger.Appending;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Folding;
using StanceTracker.Projections.Pairs;
using StanceTracker.Projections.Tables;

namespace StanceTracker.Projections.Rebuilding;

/// <summary>Rebuilds projections from the ledger: fresh tables beside the live ones, which are read and written meanwhile, and then all of them put in their place in one transaction.</summary>
/// <param name="database">Connections of the application's role.</param>
/// <param name="settings">How much is held in memory.</param>
/// <param name="tell">Told how far it is.</param>
public sealed class Rebuild(NpgsqlDataSource database, RebuildSettings settings, Action<RebuildProgress> tell)
{
    /// <summary>How often it is tried, and how many events are ever folded under the lock.</summary>
    private const int MaxTries = 600, MaxTriesEver = 2_000;

    /// <summary>Until which try a rating among the last events, which takes a look at all evidence, is not folded under the lock.</summary>
    private const int TriesWithoutRatings = 20;

    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(200);

    /// <summary>Rebuilds one projection, or all, and puts them in the place of those that are used. What was stopped before is gone on with.</summary>
    /// <param name="projection">Its name; null is all.</param>
    /// <param name="cancel">Stops it; the live tables are as they were, or all new.</param>
    /// <returns>The position that the tables reflected when they came into their place.</returns>
    /// <exception cref="RebuildException">Another process rebuilds, or somebody reads the tables all the time.</exception>
    public async Task<long> RunAsync(string? projection, CancellationToken cancel = default)
    {
        long position;
        bool sums;
        await using (var rebuilder = await MakeAsync(projection, null, cancel))
        {
            position = await SwapAsync(rebuilder, cancel);
            sums = rebuilder.Sums;
            await RebuildStore.ClearAsync(rebuilder.Connection, cancel);
        }

        if (sums) await new StalePairs(database).SumAsync(cancel);
        return position;
    }

    /// <summary>Makes the tables as of a position, and leaves them in the schema <c>rebuild</c> until something else is made there; those that are used are not touched.</summary>
    /// <param name="projection">The projection's name; null is all.</param>
    /// <param name="at">The position.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task RunAtAsync(string? projection, long at, CancellationToken cancel = default)
    {
        await using var rebuilder = await MakeAsync(projection, at, cancel);
    }

    private async Task<ProjectionRebuilder> MakeAsync(string? projection, long? at, CancellationToken cancel)
    {
        var rebuilder = await ProjectionRebuilder.OpenAsync(database, projection is null ? Projection.All : [projection], at, settings, tell, cancel);
        try
        {
            await rebuilder.FillAsync(at, cancel);
            await rebuilder.SettleAsync(cancel);
            await rebuilder.FinishAsync(cancel);
            return rebuilder;
        }
        catch
        {
            await rebuilder.DisposeAsync();
            throw;
        }
    }

    private async Task<long> SwapAsync(ProjectionRebuilder rebuilder, CancellationToken cancel)
    {
        for (var tries = 1; tries <= MaxTries; tries++)
        {
            // Who appends faster than this follows would be followed for ever: so with each try a little more may be left for the lock.
            var max = Math.Min(settings.MaxUnderLock * tries, MaxTriesEver);
            var before = rebuilder.Work;
            try
            {
                if (await HeadAsync(rebuilder, cancel) - rebuilder.Work.Position <= max && await TrySwapAsync(rebuilder, max, tries, cancel)) return rebuilder.Work.Position;
                await rebuilder.FollowAsync(await HeadAsync(rebuilder, cancel), cancel);
            }
            catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected)
            {
                await rebuilder.ReturnAsync(before, cancel);
                tell(new RebuildProgress("waiting for readers", rebuilder.Work.Position, rebuilder.Work.Position));
                await Task.Delay(RetryDelay, cancel);
            }
        }

        throw new RebuildException("The tables are made, but somebody reads or writes the live ones all the time, so they could not be put in their place. Run it again to try again.");
    }

    /// <summary>Under the writer's lock: the last events, the marks, the swap.</summary>
    /// <returns>False if there is more to be done first than should be under the lock.</returns>
    private static async Task<bool> TrySwapAsync(ProjectionRebuilder rebuilder, int max, int tries, CancellationToken cancel)
    {
        var connection = rebuilder.Connection;
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await RebuildStore.ExecuteAsync(connection, "set local synchronous_commit = on", cancel);

        // Whoever sums stale pairs reads several tables in one snapshot, and must not meet old and new ones.
        if (rebuilder.Sums) await LockAsync(connection, StalePairs.SummingLock, cancel);
        await LockAsync(connection, LedgerWriter.Lock, cancel);
        var head = (await LedgerReader.HeadAsync(connection, cancel)).Value;
        if (head > rebuilder.Work.Position)
        {
            if (head - rebuilder.Work.Position > max || (tries < TriesWithoutRatings && await DocumentRatings.AnyAsync(connection, rebuilder.Work.Position, head, cancel))) return false;
            await rebuilder.FollowWithinAsync(head, cancel);
        }

        // Whoever comes behind waits as long as this waits for those who read; it is below the second after which PostgreSQL would look for deadlocks, and might end a reader.
        await RebuildStore.ExecuteAsync(connection, $"set local lock_timeout = {Math.Min(100 + (10 * (tries - 1)), 800)}", cancel);
        await RebuildStore.ExecuteAsync(connection, $"lock table {string.Join(", ", rebuilder.Work.Projections.Select(name => $"{ProjectionTable.Live}.{name}"))} in access exclusive mode", cancel);
        if (rebuilder.Sums) await rebuilder.MarkAsync(cancel);
        await RebuildStore.SwapAsync(connection, rebuilder.Work, cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    private static async Task<long> HeadAsync(ProjectionRebuilder rebuilder, CancellationToken cancel) => (await LedgerReader.HeadAsync(rebuilder.Connection, cancel)).Value;

    private static async Task LockAsync(NpgsqlConnection connection, long key, CancellationToken cancel)
    {
        await using var take = new NpgsqlCommand("select pg_advisory_xact_lock($1)", connection) { CommandTimeout = 0, Parameters = { Parameters.Create(key) } };
        await take.ExecuteNonQueryAsync(cancel);
    }
}
