using System.Net.Http.Json;
using System.Text.Json;
using StanceTracker.Benchmarks.Measuring;
using StanceTracker.Testing;

namespace StanceTracker.Benchmarks;

/// <summary>How long whoever records a statement, or asks for a position, waits beside an import: one of another process, and one of the server that is asked.</summary>
internal static class Beside
{
    private const int Statements = 100_000, Pairs = 400;

    /// <summary>The most that 99 of 100 may wait.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromMilliseconds(250);

    /// <summary>How long an import takes to be under way.</summary>
    private static readonly TimeSpan Start = TimeSpan.FromSeconds(3);

    /// <summary>Runs it.</summary>
    public static async Task RunAsync(Ground ground, Plan plan, Report report, CancellationToken cancel)
    {
        report.Begin("Beside an import (limit: 250 ms)");
        var file = await ground.GenerateAsync(Statements, Pairs);
        await MeasureAsync("by another process", (database, _) => ground.RunAsync(database, "import", "jsonl", file));
        await MeasureAsync("by the same server", async (_, serving) =>
        {
            await using var lines = File.OpenRead(file);
            using var content = new StreamContent(lines);
            using var taken = await serving.Http.PostAsync(new Uri("/api/imports/jsonl", UriKind.Relative), content, cancel);
            taken.EnsureSuccessStatusCode();
            while ((await serving.Http.GetFromJsonAsync<JsonElement>(taken.Headers.Location, cancel)).GetProperty("state").GetString() is "queued" or "running") await Task.Delay(200, cancel);
        });

        async Task MeasureAsync(string by, Func<TestDatabase, Serving, Task> import)
        {
            await using var database = await TestDatabase.CreateAsync(on: ground.Server);
            await Appends.BeginAsync(database);
            using var serving = await Ground.ServeAsync(database);
            var importing = import(database, serving);
            await Task.Delay(Start, cancel);
            var envelope = Load.PutAsync(1, plan.Duration, (caller, n) => Appends.PostAsync(serving, "beside", caller, n, cancel));
            var asking = Load.PutAsync(1, plan.Duration, async (_, n) =>
            {
                using var answer = await serving.Http.GetAsync(new Uri($"/api/stances/speaker-{n % 10}/target-{n / 10 % 10}", UriKind.Relative), cancel);
                answer.EnsureSuccessStatusCode();
            });
            var (recorded, asked) = (await envelope, await asking);
            if (importing.IsCompleted) throw new InvalidOperationException("The import ended before the measurement.");
            Add($"recording a statement over HTTP, beside an import {by}", recorded);
            Add("a position over HTTP, beside both", asked);
            await importing;
        }

        void Add(string what, Load load) => report.Add(new Figure($"{what}: p99", load.Told, $"{Report.Number(Bound.TotalMilliseconds)} ms", load.P99 / Bound, 1, AtMost: true));
    }
}
