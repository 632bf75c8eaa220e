using Npgsql;
using StanceTracker.Ledger.Appending;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Folding;
using StanceTracker.Projections.Pairs;

namespace StanceTracker.Projections.Rebuilding;

/// <summary>Rebuilds projections from the ledger: fresh tables beside the live ones, which are read and written meanwhile, and then all of them put in their place in one transaction.</summary>
/// <param name="database">Connections of the application's role.</param>
/// <param name="settings">How much is held in memory.</param>
/// <param name="tell">Told how far it is.</param>
public sealed class Rebuild(NpgsqlDataSource database, RebuildSettings settings, Action<RebuildProgress> tell)
{
    /// <summary>How often it is tried, and how many events are ever folded under the lock.</summary>
    private const int MostTries = 600, MostEver = 2_000;

    /// <summary>Until which try a rating among the last events, which takes a look at all evidence, is not folded under the lock.</summary>
    private const int TriesWithoutRatings = 20;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Rebuilds one projection, or all, and puts them in the place of those that are used. What was stopped before is gone on with.</summary>
    /// <param name="projection">Its name; null is all.</param>
    /// <param name="cancel">Stops it; the live tables are as they were, or all new.</param>
    /// <returns>The position that the tables reflected when they came into their place.</returns>
    /// <exception cref="RebuildException">Another process rebuilds, or somebody reads the tables all the time.</exception>
    public async Task<long> RunAsync(string? projection, CancellationToken cancel = default)
    {
        long position;
        bool sums;
        await using (var maker = await MakeAsync(projection, null, cancel))
        {
            position = await SwapAsync(maker, cancel);
            sums = maker.Sums;
            await Workshop.ClearAsync(maker.Connection, cancel);
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
        await using var maker = await MakeAsync(projection, at, cancel);
    }

    private async Task<TableMaker> MakeAsync(string? projection, long? at, CancellationToken cancel)
    {
        var maker = await TableMaker.OpenAsync(database, projection is null ? Projection.All : [projection], at, settings, tell, cancel);
        try
        {
            await maker.FillAsync(at, cancel);
            await maker.SettleAsync(cancel);
            await maker.FinishAsync(cancel);
            return maker;
        }
        catch
        {
            await maker.DisposeAsync();
            throw;
        }
    }

    private async Task<long> SwapAsync(TableMaker maker, CancellationToken cancel)
    {
        for (var tries = 1; tries <= MostTries; tries++)
        {
            // Who appends faster than this follows would be followed for ever: so with each try a little more may be left for the lock.
            var most = Math.Min(settings.MostUnderLock * tries, MostEver);
            var before = maker.Work;
            try
            {
                if (await HeadAsync(maker, cancel) - maker.Work.Position <= most && await TrySwapAsync(maker, most, tries, cancel)) return maker.Work.Position;
                await maker.FollowAsync(await HeadAsync(maker, cancel), cancel);
            }
            catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected)
            {
                await maker.ReturnAsync(before, cancel);
                tell(new RebuildProgress("waiting for readers", maker.Work.Position, maker.Work.Position));
                await Task.Delay(Pause, cancel);
            }
        }

        throw new RebuildException("The tables are made, but somebody reads or writes the live ones all the time, so they could not be put in their place. Run it again to try again.");
    }

    /// <summary>Under the writer's lock: the last events, the marks, the swap.</summary>
    /// <returns>False if there is more to be done first than should be under the lock.</returns>
    private static async Task<bool> TrySwapAsync(TableMaker maker, int most, int tries, CancellationToken cancel)
    {
        var connection = maker.Connection;
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await Workshop.ExecuteAsync(connection, "set local synchronous_commit = on", cancel);

        // Whoever sums stale pairs reads several tables in one snapshot, and must not meet old and new ones.
        if (maker.Sums) await LockAsync(connection, StalePairs.SummingLock, cancel);
        await LockAsync(connection, LedgerWriter.Lock, cancel);
        var head = (await LedgerReader.HeadAsync(connection, cancel)).Value;
        if (head > maker.Work.Position)
        {
            if (head - maker.Work.Position > most || (tries < TriesWithoutRatings && await Citations.AnyAsync(connection, maker.Work.Position, head, cancel))) return false;
            await maker.FollowWithinAsync(head, cancel);
        }

        // Whoever comes behind waits as long as this waits for those who read; it is below the second after which PostgreSQL would look for deadlocks, and might end a reader.
        await Workshop.ExecuteAsync(connection, $"set local lock_timeout = {Math.Min(100 + (10 * (tries - 1)), 800)}", cancel);
        await Workshop.ExecuteAsync(connection, $"lock table {string.Join(", ", maker.Work.Projections.Select(name => $"{FreshTable.Live}.{name}"))} in access exclusive mode", cancel);
        if (maker.Sums) await maker.MarkAsync(cancel);
        await Workshop.SwapAsync(connection, maker.Work, cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    private static async Task<long> HeadAsync(TableMaker maker, CancellationToken cancel) => (await LedgerReader.HeadAsync(maker.Connection, cancel)).Value;

    private static async Task LockAsync(NpgsqlConnection connection, long key, CancellationToken cancel)
    {
        await using var take = new NpgsqlCommand("select pg_advisory_xact_lock($1)", connection) { CommandTimeout = 0, Parameters = { Parameters.Of(key) } };
        await take.ExecuteNonQueryAsync(cancel);
    }
}
