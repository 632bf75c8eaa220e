using JasperFx.Events;
using Marten.Events;
using Microsoft.Extensions.DependencyInjection;
using StanceTracker.Benchmarks.Measuring;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Events;
using StanceTracker.Imports.Generating;
using StanceTracker.Ledger;
using StanceTracker.Ledger.Appending;
using StanceTracker.Projections;
using StanceTracker.Server.Composition;
using StanceTracker.Testing;

namespace StanceTracker.Benchmarks.PlainMarten;

/// <summary>
/// A generated corpus written by the ledger's writer as an import has it written, with projections and the sums that it leaves for later, against the ways to
/// load that Marten has.
/// </summary>
internal static class PlainLoads
{
    private const int Statements = 20_000, Pairs = 400, Session = 1_000;

    /// <summary>Runs it, and what is done with a loaded ledger.</summary>
    public static async Task RunAsync(Ground ground, Plan plan, Report report, CancellationToken cancel)
    {
        var corpus = GeneratedEvents.Draw(new GenerationPlan(Statements, Pairs, Seed: 1)).ToArray();
        var size = $"{Report.Number(Statements)} statements, {Report.Number(corpus.Length)} events";
        report.Begin($"g. {size}, each rate in events (limit: what Marten has for it, and COPY)");
        await using var plain = PlainStore.Over(await TestDatabase.CreateAsync(on: ground.Server));
        await using var services = Services(plain.Database);
        await LoadAsync(services, corpus, cancel);
        var taken = await Rounds.TakeAsync(
            plan.Rounds,
            () => OursAsync(ground, corpus, cancel),
            [
                () => SessionsAsync(ground, PlainStore.BareAsync, corpus, cancel),
                () => SessionsAsync(ground, PlainStore.FoldingAsync, corpus, cancel),
                () => InsertAsync(ground, corpus, cancel),
                () => Imports.CopyAsync(ground, plain.Database, corpus.Length, cancel),
            ]);
        const string What = "load, projections and sums of pairs included";
        report.Add(new Figure(What, taken[0], limit: $"sessions of {Report.Number(Session)}, without projections "));
        report.Add(new Figure(What, taken[1], limit: $"sessions of {Report.Number(Session)}, with the same read side inline "));
        report.Add(new Figure(What, taken[2], limit: "BulkInsertEventsAsync, stream after stream, without projections "));
        report.Add(new Figure(What, taken[3], limit: "binary COPY of the two tables "));
        await PlainReads.RunAsync(ground, plan, report, services, plain, corpus.Length, cancel);
    }

    private static ServiceProvider Services(TestDatabase database) =>
        new ServiceCollection().AddLogging().AddStanceTracker(database.ConnectionString).BuildServiceProvider();

    private static async Task<Load> OursAsync(Ground ground, Command[] corpus, CancellationToken cancel)
    {
        await using var database = await TestDatabase.CreateAsync(on: ground.Server);
        await using var services = Services(database);
        return await Load.OfAsync(corpus.Length, ground.Cpu, () => LoadAsync(services, corpus, cancel));
    }

    /// <summary>While one part is written, the next is on its way, as in an import.</summary>
    private static async Task LoadAsync(ServiceProvider services, Command[] corpus, CancellationToken cancel)
    {
        var writer = services.GetRequiredService<LedgerWriter>();
        var versions = new Dictionary<StreamId, long>();
        var before = Task.FromResult(Array.Empty<AppendOutcome>());
        foreach (var part in corpus.Chunk(Session))
        {
            var next = Task.WhenAll(part.Select(AppendAsync));
            Check(await before);
            before = next;
        }

        Check(await before);
        await services.GetRequiredService<DeferredMaintenance>().RunAsync(cancel);

        Task<AppendOutcome> AppendAsync(Command e)
        {
            var version = versions.GetValueOrDefault(e.Stream);
            versions[e.Stream] = version + 1;
            return writer.AppendAsync(AppendRequest.Create(e.Stream, new ExpectedVersion(version), Some.Analyst, e.Body) with { Bulk = true }, cancel);
        }

        static void Check(AppendOutcome[] outcomes)
        {
            if (Array.Find(outcomes, outcome => outcome is not AppendOutcome.Appended) is { } other)
                throw new InvalidOperationException($"Not appended: {other}");
        }
    }

    private static async Task<Load> SessionsAsync(Ground ground, Func<Ground, Task<PlainStore>> open, Command[] corpus, CancellationToken cancel)
    {
        await using var plain = await open(ground);
        return await Load.OfAsync(corpus.Length, ground.Cpu, async () =>
        {
            foreach (var part in corpus.Chunk(Session)) await plain.AppendAsync(part.Select(e => (e.Stream, e.Body)), cancel);
            await plain.Arrears.RunAsync(cancel);
        });
    }

    /// <summary>It takes whole streams that are new, so the order of events is lost.</summary>
    private static async Task<Load> InsertAsync(Ground ground, Command[] corpus, CancellationToken cancel)
    {
        await using var plain = await PlainStore.BareAsync(ground);
        return await Load.OfAsync(corpus.Length, ground.Cpu, () =>
        {
            var events = (EventGraph)plain.Marten.Options.Events;
            var streams = corpus.GroupBy(e => e.Stream, e => e.Body).Select(stream => StreamAction.Start(events, stream.Key.ToString(), [.. stream]));
            return plain.Marten.BulkInsertEventsAsync([.. streams], Session, cancel);
        });
    }
}
