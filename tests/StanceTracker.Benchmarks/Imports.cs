using Npgsql;
using StanceTracker.Benchmarks.Measuring;
using StanceTracker.Testing;

namespace StanceTracker.Benchmarks;

/// <summary>An import with <c>stance import</c>, projections and re-summing included, against binary COPY of the same rows into the two tables of the ledger alone.</summary>
internal static class Imports
{
    private static readonly string[] Tables = ["ledger.mt_streams", "ledger.mt_events"];

    /// <summary>Fills a ledger.</summary>
    public static async Task<Ran> RunAsync(Ground ground, TestDatabase database, long statements, int pairs)
    {
        var file = await ground.GenerateAsync(statements, pairs);
        var import = await ground.RunAsync(database, "import", "jsonl", file);
        File.Delete(file); // of ten millions it is a third as large as what is made of it
        Console.Error.WriteLine($"  imported in {import.Took}");
        return import;
    }

    /// <summary>Holds an import against its limit; gives the seconds that a statement took.</summary>
    public static async Task<double> MeasureAsync(Ground ground, TestDatabase database, long statements, Ran import, Report report, bool marked, CancellationToken cancel)
    {
        var copies = new List<Load>();
        for (var i = 0; i < (statements > Volume.Marked ? 1 : 3); i++) copies.Add(await CopyAsync(ground, database, statements, cancel));
        var copy = Load.Median(copies);
        await using var command = database.Application.CreateCommand("select count(*) from read.pair_day");
        var cells = (long)(await command.ExecuteScalarAsync(cancel))! / (double)statements;
        report.Add(new Figure(
            $"import ({Report.Number(cells)} rows of pair_day a statement; memory {import.Memory >> 20} MiB)",
            $"{Report.Number(statements / import.Took.TotalSeconds)} statements/s{Report.Cpu(import.Cpu / statements)}",
            $"binary COPY {copy.Told}",
            statements / import.Took.TotalSeconds / copy.PerSecond,
            marked ? 0.45 : null,
            CpuRatio: import.Cpu / statements / copy.Cpu));
        return import.Took.TotalSeconds / statements;
    }

    /// <summary>Copies the rows of a ledger into an empty one.</summary>
    public static async Task<Load> CopyAsync(Ground ground, TestDatabase from, long count, CancellationToken cancel)
    {
        foreach (var table in Tables)
        {
            await using var source = await OpenAsync(from, cancel);
            await using var rows = await source.BeginRawBinaryCopyAsync($"copy {table} to stdout (format binary)", cancel);
            await using var file = File.Create(Path.Combine(ground.Folder, table));
            await rows.CopyToAsync(file, 1 << 20, cancel);
        }

        await using var to = await TestDatabase.CreateAsync(on: ground.Server);
        await using var connection = await OpenAsync(to, cancel);
        var copied = await Load.OfAsync(count, ground.Cpu, async () =>
        {
            await using var transaction = await connection.BeginTransactionAsync(cancel);
            foreach (var table in Tables)
            {
                await using var file = File.OpenRead(Path.Combine(ground.Folder, table));
                await using var rows = await connection.BeginRawBinaryCopyAsync($"copy {table} from stdin (format binary)", cancel);
                await file.CopyToAsync(rows, 1 << 20, cancel);
            }

            await transaction.CommitAsync(cancel);
        });
        foreach (var table in Tables) File.Delete(Path.Combine(ground.Folder, table));
        return copied;
    }

    /// <summary>A connection on which nothing times out: PostgreSQL may write for minutes at what it was sent.</summary>
    private static async Task<NpgsqlConnection> OpenAsync(TestDatabase database, CancellationToken cancel)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.OwnerConnectionString) { CommandTimeout = 0, Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancel);
        return connection;
    }
}
