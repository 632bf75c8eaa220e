using Npgsql;
using StanceTracker.Benchmarks.Measuring;
using StanceTracker.Testing;

namespace StanceTracker.Benchmarks;

/// <summary>Import, rebuild and answers, at every scale on one ledger.</summary>
internal static class Volume
{
    private const int FewPairs = 400, ManyPairs = 10_000;

    /// <summary>The marks are for so many statements, or as many as are measured; of more, each limit is taken once and the whole alone is rebuilt.</summary>
    public const long Marked = 1_000_000;

    /// <summary>Runs it.</summary>
    public static async Task RunAsync(Ground ground, Plan plan, Report report, CancellationToken cancel)
    {
        var marked = plan.Scales.Where(statements => statements <= Marked).DefaultIfEmpty(plan.Scales[0]).Max();
        var costs = new List<(long Statements, double Import, double Rebuild, double Position, double Disk)>();
        foreach (var statements in plan.Scales)
        {
            var held = statements == marked;
            report.Begin($"b, c, d. {Report.Number(statements)} statements");
            await using var database = await TestDatabase.CreateAsync(on: ground.Server);
            var empty = await SizeAsync(database);
            var imported = await Imports.RunAsync(ground, database, statements, FewPairs);
            var disk = (await SizeAsync(database) - empty) / (double)statements;
            report.Add(new Figure("on disk, a statement (ledger, projections and their indexes)", $"{Report.Number(disk)} bytes", ""));
            var position = await Answers.MeasureAsync(ground, database, plan, report, held, cancel);
            var import = await Imports.MeasureAsync(ground, database, statements, imported, report, held, cancel);
            var rebuild = await Rebuilds.MeasureAsync(ground, database, statements, FewPairs, report, held, cancel);
            costs.Add((statements, import, rebuild, position, disk));
        }

        await using (var many = await TestDatabase.CreateAsync(on: ground.Server))
        {
            report.Begin($"b, c. {Report.Number(marked)} statements about {Report.Number(ManyPairs)} pairs of states");
            var imported = await Imports.RunAsync(ground, many, marked, ManyPairs);
            await Imports.MeasureAsync(ground, many, marked, imported, report, marked: false, cancel);
            await Rebuilds.MeasureAsync(ground, many, marked, ManyPairs, report, marked: true, cancel);
        }

        Grow(costs, report);
    }

    private static void Grow(List<(long Statements, double Import, double Rebuild, double Position, double Disk)> costs, Report report)
    {
        if (costs.Count < 2) return;
        report.Begin("e. How the cost of a statement, and of a position, grows");
        var min = costs.Find(cost => cost.Statements == 100_000) is { Statements: > 0 } marked ? marked : costs[0];
        var max = costs[^1];
        string At(Func<(long Statements, double Import, double Rebuild, double Position, double Disk), double> cost, double unit, string name) =>
            string.Join(", ", costs.Select(c => $"{Report.Number(c.Statements)}: {Report.Number(cost(c) * unit)} {name}"));
        var limit = $"at {Report.Number(min.Statements)}";
        report.Add(new Figure("import, a statement", At(c => c.Import, 1e6, "µs"), limit, max.Import / min.Import, 1.5, AtMost: true));
        report.Add(new Figure("rebuild, a statement", At(c => c.Rebuild, 1e6, "µs"), limit, max.Rebuild / min.Rebuild, 1.5, AtMost: true));
        report.Add(new Figure("a position of a pair (pairs have more days in a larger ledger)", At(c => c.Position, 1e3, "ms"), limit, max.Position / min.Position));
        report.Add(new Figure("on disk, a statement", At(c => c.Disk, 1, "bytes"), limit, max.Disk / min.Disk, 1.1, AtMost: true));
    }

    private static async Task<long> SizeAsync(TestDatabase database)
    {
        await using var connection = await database.Owner.OpenConnectionAsync();
        await using var command = new NpgsqlCommand("select pg_database_size(current_database())", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
