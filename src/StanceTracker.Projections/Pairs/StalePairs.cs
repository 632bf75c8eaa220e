using Npgsql;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Stances;
using StanceTracker.Ledger.Appending;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Folding;

namespace StanceTracker.Projections.Pairs;

/// <summary>
/// Sums stale pairs again, in sets. The sums come from one snapshot of the evidence, without a lock: the sums of a stale pair are neither
/// read nor written by others. The mark is removed under the writer's lock, held briefly, and only if nothing changed for the pair since
/// the snapshot.
/// </summary>
/// <param name="database">Connections of the application's role.</param>
public sealed class StalePairs(NpgsqlDataSource database)
{
    /// <summary>The advisory lock of the process that sums; one at a time.</summary>
    internal const long SummingLock = 0x53756D73; // "Sums"

    /// <summary>
    /// The number of pairs summed from one snapshot; and the number up to which evidence is looked up by pair instead of read entirely.
    /// </summary>
    private const int MaxAtOnce = 50_000, MaxLookedUp = 200;

    private const string LookedUp =
        $"""
        insert into read.pair_day ({PairDayTable.Columns})
        select {PairDayTable.Key}, count(*), sum(confidence)
        from read.counting($2, $3, array_fill('-infinity'::date, array[cardinality($2)]), array_fill('infinity'::date,
            array[cardinality($2)]), $1)
        group by {PairDayTable.Key}
        """;

    // In key order, so that the index is filled sequentially.
    private static readonly string ReadWhole =
        $"insert into read.pair_day ({PairDayTable.Columns}) {WholeSums.Select("read", "read", wanted: true)} order by {PairDayTable.Key}";

    /// <summary>The number of stale pairs.</summary>
    public async Task<long> CountAsync(CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand("select count(*) from read.stale_pair");
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>
    /// Sums stale pairs until none remain; returns at once if another process is summing, and gives up on pairs that keep changing.
    /// </summary>
    /// <param name="cancel">Stops it between sets.</param>
    public async Task SumAsync(CancellationToken cancel = default)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using (var take = new NpgsqlCommand("select pg_try_advisory_lock($1)", connection)
        {
            Parameters = { Parameters.Create(SummingLock) },
        })
        {
            if (await take.ExecuteScalarAsync(cancel) is not true) return;
        }

        try
        {
            while (await NextAsync(connection, cancel) is { Count: > 0 } slice)
            {
                var reflected = await SumAsync(connection, slice, cancel);
                if (await UnmarkAsync(connection, slice, reflected, cancel) == 0) return;
            }
        }
        finally
        {
            await using var release = new NpgsqlCommand("select pg_advisory_unlock($1)", connection)
            {
                Parameters = { Parameters.Create(SummingLock) },
            };
            await release.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }

    /// <summary>The stale pairs that changed longest ago.</summary>
    private static async Task<IReadOnlyList<PairId>> NextAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            "select holder, target from read.stale_pair order by position, holder, target limit $1", connection)
        {
            Parameters = { Parameters.Create((long)MaxAtOnce) },
        };
        return await command.ListAsync(row => new PairId(ActorId.Parse(row.GetString(0)), ActorId.Parse(row.GetString(1))), cancel);
    }

    /// <summary>Writes the sums of some pairs and returns the position that they reflect.</summary>
    private static async Task<long> SumAsync(NpgsqlConnection connection, IReadOnlyList<PairId> pairs, CancellationToken cancel)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            Timeout = 0,
            BatchCommands =
            {
                new("begin isolation level repeatable read"),
                new(WholeSums.Memory),
                new("select coalesce(max(seq_id), 0) from ledger.mt_events"),
                new(
                    "delete from read.pair_day d using unnest($1, $2) as p (holder, target) where (d.holder, d.target) = (p.holder, "
                        + "p.target)") { Parameters = { Holders(pairs), Targets(pairs) } },
                new(pairs.Count > MaxLookedUp ? ReadWhole : LookedUp)
                {
                    Parameters = { Parameters.Create(long.MaxValue - 1), Holders(pairs), Targets(pairs) },
                },
                new("commit"),
            },
        };
        try
        {
            return (long)(await batch.ExecuteScalarAsync(cancel))!;
        }
        catch
        {
            await using var rollback = new NpgsqlCommand("rollback", connection);
            await rollback.ExecuteNonQueryAsync(CancellationToken.None);
            throw;
        }
    }

    private static async Task<int> UnmarkAsync(
        NpgsqlConnection connection, IReadOnlyList<PairId> pairs, long reflected, CancellationToken cancel)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using var takeLock = new NpgsqlCommand("select pg_advisory_xact_lock($1)", connection)
        {
            Parameters = { Parameters.Create(LedgerWriter.Lock) },
        };
        await takeLock.ExecuteNonQueryAsync(cancel);
        await using var unmark = new NpgsqlCommand(
            "delete from read.stale_pair s using unnest($1, $2) as p (holder, target) where (s.holder, s.target) = (p.holder, p.target) "
                + "and s.position <= $3", connection)
        {
            Parameters = { Holders(pairs), Targets(pairs), Parameters.Create(reflected) },
        };
        var done = await unmark.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
        return done;
    }

    private static NpgsqlParameter Holders(IReadOnlyCollection<PairId> pairs) => Parameters.Column(pairs, pair => pair.Holder.Value);

    private static NpgsqlParameter Targets(IReadOnlyCollection<PairId> pairs) => Parameters.Column(pairs, pair => pair.Target.Value);
}
