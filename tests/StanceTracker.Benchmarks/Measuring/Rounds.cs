namespace StanceTracker.Benchmarks.Measuring;

/// <summary>Measurements taken in turns, so that what else the machine does meets both sides.</summary>
/// <param name="Ours">The median of ours.</param>
/// <param name="Limit">The median of the limit.</param>
/// <param name="Ratio">The median of the ratios of each round, ours to the limit.</param>
internal sealed record Rounds(Load Ours, Load Limit, double Ratio)
{
    /// <summary>The median ratio of the slow answers of both.</summary>
    public double SlowRatio { get; private init; }

    /// <summary>Takes them.</summary>
    public static async Task<Rounds> TakeAsync(int count, Func<Task<Load>> ours, Func<Task<Load>> limit)
    {
        var taken = new List<(Load Ours, Load Limit)>();
        for (var i = 0; i < count; i++)
        {
            var l = await limit();
            taken.Add((await ours(), l));
        }

        return new Rounds(Load.Median(taken.Select(t => t.Ours)), Load.Median(taken.Select(t => t.Limit)), Median(taken.Select(t => t.Ours.PerSecond / t.Limit.PerSecond)))
        {
            SlowRatio = Median(taken.Select(t => t.Ours.P99 / t.Limit.P99)),
        };
    }

    /// <summary>The middle one.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
