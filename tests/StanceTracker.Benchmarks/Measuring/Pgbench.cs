using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace StanceTracker.Benchmarks.Measuring;

/// <summary>PostgreSQL's own load generator: what the database does without us.</summary>
internal static class Pgbench
{
    /// <summary>Runs a script, prepared.</summary>
    /// <param name="connectionString">Where.</param>
    /// <param name="script">What each transaction does.</param>
    /// <param name="clients">How many at once.</param>
    /// <param name="duration">For how long, in whole seconds.</param>
    /// <param name="cpu">What it costs.</param>
    public static async Task<Load> RunAsync(string connectionString, string script, int clients, TimeSpan duration, CpuTime cpu)
    {
        var to = new NpgsqlConnectionStringBuilder(connectionString);
        var folder = Directory.CreateTempSubdirectory("stance-bench-").FullName;
        try
        {
            var file = Path.Combine(folder, "script.sql");
            await File.WriteAllTextAsync(file, script);
            var start = new ProcessStartInfo(Program)
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                ArgumentList =
                {
                    "-n", "-M", "prepared", "-f", file, "-c", $"{clients}", "-j", $"{Math.Min(clients, Environment.ProcessorCount)}", "-T", $"{duration.TotalSeconds:0}", "-l",
                    "-h", to.Host!, "-p", $"{to.Port}", "-U", to.Username!, to.Database!,
                },
                Environment = { ["PGPASSWORD"] = to.Password },
            };
            var before = cpu.Spent;
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            if (process.ExitCode != 0) throw new InvalidOperationException($"pgbench failed: {errors}{await output}");

            var spent = cpu.Spent - before;

            // Each line of the log: client, transaction, time in microseconds, script, and when it ended.
            var times = new List<TimeSpan>();
            foreach (var log in Directory.EnumerateFiles(folder, "pgbench_log.*"))
            {
                await foreach (var line in File.ReadLinesAsync(log))
                    times.Add(TimeSpan.FromMicroseconds(double.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture)));
            }

            return Load.Of(times, duration) with { Cpu = spent / times.Count };
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The newest of those installed.</summary>
    private static string Program => Directory.GetDirectories("/usr/lib/postgresql")
        .OrderByDescending(version => double.TryParse(Path.GetFileName(version), CultureInfo.InvariantCulture, out var number) ? number : 0)
        .Select(version => Path.Combine(version, "bin", "pgbench"))
        .FirstOrDefault(File.Exists) ?? "pgbench";
}
