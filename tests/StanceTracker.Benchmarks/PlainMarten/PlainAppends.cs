using Microsoft.Extensions.DependencyInjection;
using StanceTracker.Benchmarks.Measuring;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Appending;
using StanceTracker.Server.Composition;
using StanceTracker.Testing;

namespace StanceTracker.Benchmarks.PlainMarten;

/// <summary>
/// Single statements through the ledger's API, against a Marten session per statement: one that appends and does nothing else, and one that writes the read side
/// with it.
/// </summary>
internal static class PlainAppends
{
    /// <summary>Runs it.</summary>
    public static async Task RunAsync(Ground ground, Plan plan, Report report, CancellationToken cancel)
    {
        report.Begin("f. Single appends, projections included (limit: plain Marten, a session per statement, and pgbench with 8 clients)");
        await using var database = await TestDatabase.CreateAsync(on: ground.Server);
        await Appends.BeginAsync(database);
        await using var services = new ServiceCollection().AddLogging().AddStanceTracker(database.ConnectionString).BuildServiceProvider();
        var writer = services.GetRequiredService<LedgerWriter>();
        await using var bare = await PlainStore.BareAsync(ground);
        await using var folding = await PlainStore.FoldingAsync(ground);
        foreach (var store in new[] { bare, folding }) await store.AppendAsync(Appends.Beginning.Select(e => (Some.StreamOf(e), e)), cancel);
        await using var pgbench = await Appends.BareAsync(ground);

        foreach (var (writers, _) in Appends.Writers)
        {
            var taken = await Rounds.TakeAsync(
                plan.Rounds,
                () => PutAsync(said => Appends.AppendAsync(writer, said, cancel)),
                [
                    () => PutAsync(said => bare.AppendAsync([(Some.StreamOf(said), said)], cancel)),
                    () => PutAsync(said => folding.AppendAsync([(Some.StreamOf(said), said)], cancel)),
                    () => Appends.LimitAsync(ground, plan, pgbench),
                ]);
            var what = Appends.Told(writers);
            report.Add(new Figure(what, taken[0], limit: "without projections "));
            report.Add(new Figure(what, taken[1], limit: "with the same read side inline "));
            report.Add(new Figure(what, taken[2], limit: "pgbench "));

            Task<Load> PutAsync(Func<StatementRecorded, Task> append)
            {
                var run = Guid.NewGuid().ToString("n")[..8];
                return Load.PutAsync(writers, plan.Duration, (caller, n) => append(Appends.Said(run, caller, n)), ground.Cpu);
            }
        }
    }
}
