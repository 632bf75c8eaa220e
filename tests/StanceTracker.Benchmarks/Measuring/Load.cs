using System.Diagnostics;

namespace StanceTracker.Benchmarks.Measuring;

/// <summary>What some callers got, each asking again as soon as it was answered.</summary>
/// <param name="PerSecond">Answers a second.</param>
/// <param name="P50">The median time of an answer.</param>
/// <param name="P99">The time that one in a hundred took longer than.</param>
/// <param name="Cpu">What an answer cost in processors' time, of all programs together; null where it was not measured.</param>
internal sealed record Load(double PerSecond, TimeSpan P50, TimeSpan P99, TimeSpan? Cpu = null)
{
    /// <summary>A part of the time is left out in the beginning.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);

    /// <summary>Rate, times and cost in words; where it was one piece of work there are no times.</summary>
    public string Told => $"{Report.Number(PerSecond)}/s{(P50 > TimeSpan.Zero ? Times : "")}{Report.Cpu(Cpu)}";

    private string Times => $" (p50 {Report.Number(P50.TotalMilliseconds)} ms, p99 {Report.Number(P99.TotalMilliseconds)} ms)";

    /// <summary>Puts it on.</summary>
    /// <param name="callers">How many at once.</param>
    /// <param name="duration">For how long, behind a second of warming up; longer where a caller has not been answered once by then.</param>
    /// <param name="ask">One request of a caller (its number, how many it made before).</param>
    /// <param name="cpu">What it costs; null where other work goes on beside.</param>
    public static async Task<Load> PutAsync(int callers, TimeSpan duration, Func<int, long, Task> ask, CpuTime? cpu = null)
    {
        var begin = Stopwatch.GetTimestamp() + (long)(WarmUp.TotalSeconds * Stopwatch.Frequency);
        var end = begin + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        var warm = Task.Delay(WarmUp).ContinueWith(_ => cpu?.Spent, TaskScheduler.Default);
        var answered = 0L;
        var callings = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var taken = new List<TimeSpan>();
            for (var n = 0L; ; n++)
            {
                var asked = Stopwatch.GetTimestamp();
                if (asked >= end && taken.Count > 0) return (Taken: taken, Ended: asked);
                await ask(caller, n);
                if (Stopwatch.GetTimestamp() >= begin) Interlocked.Increment(ref answered);
                if (asked >= begin) taken.Add(Stopwatch.GetElapsedTime(asked));
            }
        })));
        var load = Of([.. callings.SelectMany(calling => calling.Taken)], Stopwatch.GetElapsedTime(begin, callings.Max(calling => calling.Ended)));
        return load with { Cpu = (cpu?.Spent - await warm) / answered };
    }

    /// <summary>Of one piece of work, whose parts are not answered one by one.</summary>
    /// <param name="count">How many parts it has.</param>
    /// <param name="cpu">What it costs.</param>
    /// <param name="work">Does it.</param>
    public static async Task<Load> OfAsync(long count, CpuTime cpu, Func<Task> work)
    {
        var (before, begin) = (cpu.Spent, Stopwatch.GetTimestamp());
        await work();
        var took = Stopwatch.GetElapsedTime(begin);
        return new Load(count / took.TotalSeconds, TimeSpan.Zero, TimeSpan.Zero, (cpu.Spent - before) / count);
    }

    /// <summary>Of the times of all answers within a duration; there is one at least.</summary>
    public static Load Of(List<TimeSpan> times, TimeSpan duration)
    {
        times.Sort();
        return new Load(times.Count / duration.TotalSeconds, times[times.Count / 2], times[(int)(times.Count * 0.99)]);
    }

    /// <summary>The median of each.</summary>
    public static Load Median(IEnumerable<Load> loads)
    {
        var all = loads.ToArray();
        return new Load(
            Rounds.Median(all.Select(l => l.PerSecond)),
            TimeSpan.FromSeconds(Rounds.Median(all.Select(l => l.P50.TotalSeconds))),
            TimeSpan.FromSeconds(Rounds.Median(all.Select(l => l.P99.TotalSeconds))),
            all[0].Cpu is null ? null : Rounds.Median(all.Select(l => l.Cpu!.Value.TotalMicroseconds)) * TimeSpan.FromMicroseconds(1));
    }
}
