using StanceTracker.Benchmarks.Measuring;

namespace StanceTracker.Benchmarks.PlainMarten;

/// <summary>Ours beside Marten as it comes: appends, a load, reading and a rebuild of the same rows, in turns.</summary>
internal static class BesideMarten
{
    /// <summary>Runs it.</summary>
    public static async Task RunAsync(Ground ground, Plan plan, Report report, CancellationToken cancel)
    {
        await PlainAppends.RunAsync(ground, plan, report, cancel);
        await PlainLoads.RunAsync(ground, plan, report, cancel);
    }
}
