using System.Data;
using System.Runtime.CompilerServices;
using System.Text;
using Npgsql;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Pairs;
using StanceTracker.Projections.Tables;

namespace StanceTracker.Projections.Rebuilding;

/// <summary>A row in which a projection differs from what the ledger comes to.</summary>
/// <param name="Projection">Its name.</param>
/// <param name="Row">The row.</param>
/// <param name="IsMissing">Whether the projection lacks it; else it has it, and should not.</param>
public sealed record Deviation(string Projection, string Row, bool IsMissing);

/// <summary>What was compared.</summary>
/// <param name="Position">The position at which it was.</param>
/// <param name="Rows">How many rows the projections have.</param>
/// <param name="Deviations">How many rows are missing, or should not be there.</param>
public sealed record CheckedProjections(long Position, long Rows, long Deviations);

/// <summary>
/// Proves that the projections are what the ledger comes to: makes them anew beside those that are used, to the very position of one snapshot, and compares all rows. The ledger may go on meanwhile. Stale pairs are left
/// out: nobody reads their sums.
/// </summary>
/// <param name="database">Connections of the application's role.</param>
/// <param name="settings">How much is held in memory.</param>
/// <param name="tell">Told how far it is.</param>
public sealed class ProjectionCheck(NpgsqlDataSource database, RebuildSettings settings, Action<RebuildProgress> tell)
{
    /// <summary>How far two sums may be apart, relative: they are not added in the same order.</summary>
    private const double Tolerance = 1e-9;

    /// <summary>Compares all projections.</summary>
    /// <param name="found">Told of each row that deviates.</param>
    /// <param name="cancel">Stops it; what is made stays, and is gone on with by the next check or rebuild.</param>
    public async Task<CheckedProjections> RunAsync(Action<Deviation> found, CancellationToken cancel = default)
    {
        await using var rebuilder = await ProjectionRebuilder.OpenAsync(database, Projection.All, at: null, settings, tell, cancel);
        await rebuilder.FillAsync(upTo: null, cancel);

        // The live tables at one position, whatever is appended while they are compared.
        await using var live = await database.OpenConnectionAsync(cancel);
        await using var snapshot = await live.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        var position = (await LedgerReader.HeadAsync(live, cancel)).Value;
        await rebuilder.FillAsync(position, cancel);
        await rebuilder.SettleAsync(cancel);
        await rebuilder.FollowAsync(position, cancel);
        tell(new RebuildProgress("summing", position, position));
        await rebuilder.SumAsync(rebuilder.Connection, position, cancel);
        await CopyMarksAsync(live, rebuilder.Connection, cancel);

        var (rows, deviations) = (0L, 0L);
        foreach (var projection in Projection.All)
        {
            tell(new RebuildProgress($"comparing {projection}", position, position));
            await foreach (var (deviation, row) in CompareAsync(live, rebuilder.Connection, projection, cancel))
            {
                if (row) rows++;
                if (deviation is null) continue;
                deviations++;
                found(deviation);
            }
        }

        await RebuildStore.ClearAsync(rebuilder.Connection, cancel);
        return new CheckedProjections(position, rows, deviations);
    }

    /// <summary>The marks as they are in the snapshot, which the other connection does not see.</summary>
    private static async Task CopyMarksAsync(NpgsqlConnection live, NpgsqlConnection making, CancellationToken cancel)
    {
        await RebuildStore.ExecuteAsync(making, $"drop table if exists {ProjectionTable.Shadow}.stale_pair", cancel);
        await RebuildStore.ExecuteAsync(making, $"create table {ProjectionTable.Shadow}.stale_pair (like {ProjectionTable.Live}.stale_pair including indexes)", cancel);
        await using var from = await live.BeginRawBinaryCopyAsync($"copy {ProjectionTable.Live}.stale_pair (holder, target, position) to stdout (format binary)", cancel);
        await using var to = await making.BeginRawBinaryCopyAsync($"copy {ProjectionTable.Shadow}.stale_pair (holder, target, position) from stdin (format binary)", cancel);
        await from.CopyToAsync(to, cancel);
    }

    /// <summary>Walks both tables in one order.</summary>
    private static async IAsyncEnumerable<(Deviation? Deviation, bool IsLive)> CompareAsync(
        NpgsqlConnection live, NpgsqlConnection making, string projection, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var are = RowsAsync(live, ProjectionTable.Live, projection, cancel).GetAsyncEnumerator(cancel);
        await using var should = RowsAsync(making, ProjectionTable.Shadow, projection, cancel).GetAsyncEnumerator(cancel);
        var (isMore, shouldMore) = (await are.MoveNextAsync(), await should.MoveNextAsync());
        while (isMore || shouldMore)
        {
            var order = !isMore ? 1 : !shouldMore ? -1 : are.Current.Key.AsSpan().SequenceCompareTo(should.Current.Key);
            if (order == 0 && Math.Abs(are.Current.Sum - should.Current.Sum) > Tolerance * Math.Abs(should.Current.Sum))
            {
                yield return (new Deviation(projection, Text(should.Current), IsMissing: true), false);
                yield return (new Deviation(projection, Text(are.Current), IsMissing: false), false);
            }

            if (order > 0) yield return (new Deviation(projection, Text(should.Current), IsMissing: true), false);
            if (order <= 0) yield return (order < 0 ? new Deviation(projection, Text(are.Current), IsMissing: false) : null, true);
            if (order <= 0) isMore = await are.MoveNextAsync();
            if (order >= 0) shouldMore = await should.MoveNextAsync();
        }

        string Text((byte[] Key, double Sum) row) => Encoding.UTF8.GetString(row.Key) + (projection == Projection.PairDay ? $" {row.Sum:r}" : "");
    }

    /// <summary>The rows as texts, ordered by their bytes; a sum beside its row.</summary>
    private static async IAsyncEnumerable<(byte[] Key, double Sum)> RowsAsync(
        NpgsqlConnection connection, string schema, string projection, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using (var memory = new NpgsqlCommand("set work_mem = '64MB'", connection)) await memory.ExecuteNonQueryAsync(cancel);
        await using var command = new NpgsqlCommand(
            projection == Projection.PairDay
                ? $"""
                  select convert_to(row(p.holder, p.target, {ObservationColumns.Of("p")}, p.statements)::text, 'UTF8') as key, p.confidence
                  from {schema}.pair_day p
                  where not exists (select from {schema}.stale_pair s where (s.holder, s.target) = (p.holder, p.target))
                  order by key
                  """
                : $"select convert_to(t::text, 'UTF8') as key, 0::float8 from {schema}.{projection} t order by key",
            connection)
        {
            CommandTimeout = 0,
        };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) yield return (reader.GetFieldValue<byte[]>(0), reader.GetDouble(1));
    }
}
