using System.CommandLine;
using StanceTracker.Benchmarks.Measuring;
using StanceTracker.Benchmarks.PlainMarten;

namespace StanceTracker.Benchmarks;

/// <summary>Measures speed and memory as ratios to a limit measured in the same run, and writes the table.</summary>
internal static class Program
{
    private static readonly Dictionary<string, Func<Ground, Plan, Report, CancellationToken, Task>> Benchmarks = new()
    {
        ["appends"] = Appends.RunAsync,
        ["volume"] = Volume.RunAsync,
        ["beside"] = Beside.RunAsync,
        ["marten"] = BesideMarten.RunAsync,
    };

    private static Task<int> Main(string[] args)
    {
        var only = new Option<string[]>("--only") { HelpName = "NAME", Description = $"Run these alone: {string.Join(", ", Benchmarks.Keys)}.", AllowMultipleArgumentsPerToken = true };
        only.AcceptOnlyFromAmong([.. Benchmarks.Keys]);
        var scales = new Option<long[]>("--scales")
        {
            HelpName = "N",
            Description = "How many statements the volume is measured with; that of 1,000,000, or the largest below, is held against the marks.",
            DefaultValueFactory = _ => [10_000, 100_000, 1_000_000],
            AllowMultipleArgumentsPerToken = true,
        };
        var rounds = new Option<int>("--rounds") { HelpName = "N", Description = "How often each short measurement is taken, in turns with its limit; the median counts.", DefaultValueFactory = _ => 5 };
        var seconds = new Option<int>("--seconds") { HelpName = "N", Description = "How long each short measurement takes.", DefaultValueFactory = _ => 4 };
        var output = new Option<FileInfo?>("--output") { HelpName = "FILE", Description = "Write the table here too." };
        var root = new RootCommand("Measures StanceTracker against what PostgreSQL itself does on the same machine in the same minutes.") { only, scales, rounds, seconds, output };
        root.SetAction(async (parsed, cancel) =>
        {
            var plan = new Plan([.. parsed.GetValue(scales)!.Order()], parsed.GetValue(rounds), TimeSpan.FromSeconds(parsed.GetValue(seconds)));
            await using var ground = await Ground.PrepareAsync();
            var report = new Report(await Machine.DescribeAsync(ground));
            foreach (var (name, run) in Benchmarks)
            {
                if (parsed.GetValue(only) is { Length: > 0 } some && !some.Contains(name)) continue;
                await run(ground, plan, report, cancel);
            }

            Console.WriteLine(report.ToMarkdown());
            if (parsed.GetValue(output) is { } file) await File.WriteAllTextAsync(file.FullName, report.ToMarkdown(), cancel);
        });
        return root.Parse(args).InvokeAsync();
    }
}

/// <summary>How much is measured.</summary>
/// <param name="Scales">Counts of statements, ascending.</param>
/// <param name="Rounds">How often each short measurement is taken.</param>
/// <param name="Duration">How long each takes.</param>
internal sealed record Plan(IReadOnlyList<long> Scales, int Rounds, TimeSpan Duration);
