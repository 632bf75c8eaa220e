using System.Data;
using System.Runtime.CompilerServices;
using System.Text;
using Npgsql;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Pairs;
using StanceTracker.Projections.Tables;

namespace StanceTracker.Projections.Rebuilding;

/// <summary>A row in which a projection differs from the fold of the ledger.</summary>
/// <param name="Projection">Its name.</param>
/// <param name="Row">The row.</param>
/// <param name="IsMissing">True if the projection lacks the row; false if it should not have it.</param>
public sealed record Deviation(string Projection, string Row, bool IsMissing);

/// <summary>The result of a comparison.</summary>
/// <param name="Position">The position at which the projections were compared.</param>
/// <param name="Rows">The number of rows in the projections.</param>
/// <param name="Deviations">The number of rows missing or superfluous.</param>
public sealed record CheckedProjections(long Position, long Rows, long Deviations);

/// <summary>
/// Verifies that the projections equal a fold of the ledger: rebuilds them beside the live tables, exactly to the position of one snapshot,
/// and compares all rows. Appends may continue meanwhile. Stale pairs are skipped: their sums are never read.
/// </summary>
/// <param name="database">Connections of the application's role.</param>
/// <param name="settings">Limits on memory.</param>
/// <param name="report">Receives the progress.</param>
public sealed class ProjectionCheck(NpgsqlDataSource database, RebuildSettings settings, Action<RebuildProgress> report)
{
    /// <summary>The relative tolerance of sums, whose terms are added in different orders.</summary>
    private const double Tolerance = 1e-9;

    /// <summary>Compares all projections.</summary>
    /// <param name="found">Receives each deviation.</param>
    /// <param name="cancel">Stops the check; the next check or rebuild resumes from the tables made so far.</param>
    public async Task<CheckedProjections> RunAsync(Action<Deviation> found, CancellationToken cancel = default)
    {
        await using var rebuilder = await ProjectionRebuilder.OpenAsync(database, Projection.All, at: null, settings, report, cancel);
        await rebuilder.FillAsync(upTo: null, cancel);

        // Fixes the live tables at one position while they are compared.
        await using var live = await database.OpenConnectionAsync(cancel);
        await using var snapshot = await live.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        var position = (await LedgerReader.HeadAsync(live, cancel)).Value;
        await rebuilder.FillAsync(position, cancel);
        await rebuilder.MergeAsync(cancel);
        await rebuilder.FollowAsync(position, cancel);
        report(new RebuildProgress("summing", position, position));
        await rebuilder.SumAsync(rebuilder.Connection, position, cancel);
        await CopyMarksAsync(live, rebuilder.Connection, cancel);

        var (rows, deviations) = (0L, 0L);
        foreach (var projection in Projection.All)
        {
            report(new RebuildProgress($"comparing {projection}", position, position));
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

    /// <summary>Copies the stale marks of the snapshot, which the other connection cannot see.</summary>
    private static async Task CopyMarksAsync(NpgsqlConnection live, NpgsqlConnection shadow, CancellationToken cancel)
    {
        await RebuildStore.ExecuteAsync(shadow, $"drop table if exists {ProjectionTable.Shadow}.stale_pair", cancel);
        await RebuildStore.ExecuteAsync(
            shadow, $"create table {ProjectionTable.Shadow}.stale_pair (like {ProjectionTable.Live}.stale_pair including indexes)", cancel);
        await using var from =
            await live.BeginRawBinaryCopyAsync(
                $"copy {ProjectionTable.Live}.stale_pair (holder, target, position) to stdout (format binary)", cancel);
        await using var to =
            await shadow.BeginRawBinaryCopyAsync(
                $"copy {ProjectionTable.Shadow}.stale_pair (holder, target, position) from stdin (format binary)", cancel);
        await from.CopyToAsync(to, cancel);
    }

    /// <summary>Compares both tables by merging them in the same order.</summary>
    private static async IAsyncEnumerable<(Deviation? Deviation, bool IsActual)> CompareAsync(
        NpgsqlConnection live, NpgsqlConnection shadow, string projection, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var actual = RowsAsync(live, ProjectionTable.Live, projection, cancel).GetAsyncEnumerator(cancel);
        await using var expected = RowsAsync(shadow, ProjectionTable.Shadow, projection, cancel).GetAsyncEnumerator(cancel);
        var (moreActual, moreExpected) = (await actual.MoveNextAsync(), await expected.MoveNextAsync());
        while (moreActual || moreExpected)
        {
            var order = !moreActual ? 1 : !moreExpected ? -1 : actual.Current.Key.AsSpan().SequenceCompareTo(expected.Current.Key);
            if (order == 0 && Math.Abs(actual.Current.Sum - expected.Current.Sum) > Tolerance * Math.Abs(expected.Current.Sum))
            {
                yield return (new Deviation(projection, Text(expected.Current), IsMissing: true), false);
                yield return (new Deviation(projection, Text(actual.Current), IsMissing: false), false);
            }

            if (order > 0) yield return (new Deviation(projection, Text(expected.Current), IsMissing: true), false);
            if (order <= 0) yield return (order < 0 ? new Deviation(projection, Text(actual.Current), IsMissing: false) : null, true);
            if (order <= 0) moreActual = await actual.MoveNextAsync();
            if (order >= 0) moreExpected = await expected.MoveNextAsync();
        }

        string Text((byte[] Key, double Sum) row) =>
            Encoding.UTF8.GetString(row.Key) + (projection == Projection.PairDay ? $" {row.Sum:r}" : "");
    }

    /// <summary>The rows as text, ordered by bytes, each with its sum of confidences.</summary>
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
