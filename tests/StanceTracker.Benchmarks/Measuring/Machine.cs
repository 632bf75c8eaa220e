using System.Runtime.InteropServices;

namespace StanceTracker.Benchmarks.Measuring;

/// <summary>What was measured on.</summary>
internal static class Machine
{
    /// <summary>In a sentence.</summary>
    public static async Task<string> DescribeAsync(Ground ground)
    {
        await using var database = await Testing.TestDatabase.CreateAsync(migrate: false, on: ground.Server);
        await using var command = database.Application.CreateCommand("show server_version");
        var postgres = ((string)(await command.ExecuteScalarAsync())!).Split(' ')[0];
        var cpu = File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown processor";
        return $"{Environment.ProcessorCount} cores ({cpu}), {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GiB, {RuntimeInformation.OSDescription}, "
            + $".NET {Environment.Version}, PostgreSQL {postgres}. Load generator, server and database share the machine; each figure is a median of rounds taken in turns with its limit.";
    }
}
