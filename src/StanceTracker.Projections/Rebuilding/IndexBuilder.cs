using Npgsql;
using StanceTracker.Projections.Tables;

namespace StanceTracker.Projections.Rebuilding;

/// <summary>Creates the sums and indexes of filled tables, on up to four cores.</summary>
/// <param name="database">Connections of the application's role.</param>
internal sealed class IndexBuilder(NpgsqlDataSource database)
{
    private delegate Task Work(NpgsqlConnection connection, CancellationToken cancel);

    /// <summary>Creates the indexes of a rebuild's tables, and the sums of pairs before theirs.</summary>
    public async Task BuildAsync(RebuildJob job, PairSums sums, CancellationToken cancel)
    {
        var folded = job.Projections.Where(name => name != Projection.PairDay).ToArray();
        await RunInParallelAsync([.. folded.Select(name => Statement($"vacuum (analyze) {ProjectionTable.Shadow}.{name}"))], cancel);
        var work = new List<Work>();
        await using (var connection = await database.OpenConnectionAsync(cancel))
        {
            foreach (var name in folded) work.AddRange((await RebuildStore.IndexesAsync(connection, name, cancel)).Select(Statement));
        }

        if (folded.Length < job.Projections.Count)
        {
            work.Insert(Math.Min(1, work.Count), async (connection, stop) =>
            {
                await sums.SumAsync(connection, job.Position, stop);
                await RebuildStore.ExecuteAsync(connection, $"vacuum (analyze) {ProjectionTable.Shadow}.{Projection.PairDay}", stop);
                foreach (var index in await RebuildStore.IndexesAsync(connection, Projection.PairDay, stop))
                    await RebuildStore.ExecuteAsync(connection, index, stop);
            });
        }

        await RunInParallelAsync(work, cancel);
    }

    private static Work Statement(string sql) => (connection, cancel) => RebuildStore.ExecuteAsync(connection, sql, cancel);

    /// <summary>Starts the work in this order.</summary>
    private async Task RunInParallelAsync(IReadOnlyList<Work> work, CancellationToken cancel)
    {
        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = Math.Clamp(Environment.ProcessorCount, 1, 4),
            CancellationToken = cancel,
        };
        await Parallel.ForEachAsync(work, options, async (next, stop) =>
        {
            await using var connection = await database.OpenConnectionAsync(stop);
            await RebuildStore.ExecuteAsync(
                connection,
                "set maintenance_work_mem = '256MB'; set work_mem = '128MB'; set max_parallel_maintenance_workers = 0; set "
                    + "max_parallel_workers_per_gather = 0",
                stop);
            await next(connection, stop);
        });
    }
}
