namespace StanceTracker.Benchmarks.Measuring;

/// <summary>Measurements taken in turns, so that what else the machine does meets both sides.</summary>
/// <param name="Ours">The median of ours.</param>
/// <param name="Limit">The median of the limit.</param>
/// <param name="Ratio">The median of the ratios of each round, ours to the limit.</param>
internal sealed record Rounds(Load Ours, Load Limit, double Ratio)
{
    /// <summary>The median ratio of the slow answers of both.</summary>
    public double SlowRatio { get; private init; }

    /// <summary>The median ratio of what an answer cost; null where it was not measured.</summary>
    public double? CpuRatio { get; private init; }

    /// <summary>Takes them.</summary>
    public static async Task<Rounds> TakeAsync(int count, Func<Task<Load>> ours, Func<Task<Load>> limit) => (await TakeAsync(count, ours, [limit]))[0];

    /// <summary>Takes them with several limits; gives ours against each.</summary>
    public static async Task<IReadOnlyList<Rounds>> TakeAsync(int count, Func<Task<Load>> ours, IReadOnlyList<Func<Task<Load>>> limits)
    {
        var taken = new List<(Load Ours, Load[] Limits)>();
        for (var i = 0; i < count; i++)
        {
            var against = new List<Load>();
            foreach (var limit in limits) against.Add(await limit());
            taken.Add((await ours(), [.. against]));
        }

        return [.. Enumerable.Range(0, limits.Count).Select(limit => Of([.. taken.Select(t => (t.Ours, t.Limits[limit]))]))];
    }

    private static Rounds Of(IReadOnlyList<(Load Ours, Load Limit)> taken) =>
        new(Load.Median(taken.Select(t => t.Ours)), Load.Median(taken.Select(t => t.Limit)), Median(taken.Select(t => t.Ours.PerSecond / t.Limit.PerSecond)))
        {
            SlowRatio = Median(taken.Select(t => t.Ours.P99 / t.Limit.P99)),
            CpuRatio = taken[0] is { Ours.Cpu: not null, Limit.Cpu: not null } ? Median(taken.Select(t => t.Ours.Cpu!.Value / t.Limit.Cpu!.Value)) : null,
        };

    /// <summary>The middle one.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
