using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using StanceTracker.Benchmarks.Measuring;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Rebuilding;

namespace StanceTracker.Benchmarks.PlainMarten;

/// <summary>What is done with a loaded ledger, the same rows for both: all of it is read, and all projections are rebuilt.</summary>
internal static class PlainReads
{
    private const int Page = 5_000;

    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    /// <summary>Runs it.</summary>
    /// <param name="ground">Where.</param>
    /// <param name="plan">How much.</param>
    /// <param name="report">Told of it.</param>
    /// <param name="services">Ours, on a loaded ledger.</param>
    /// <param name="plain">Marten on the same.</param>
    /// <param name="events">How many.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task RunAsync(
        Ground ground, Plan plan, Report report, ServiceProvider services, PlainStore plain, int events, CancellationToken cancel)
    {
        var read = await Rounds.TakeAsync(
            plan.Rounds,
            () => Load.OfAsync(events, ground.Cpu, () => ReadAsync(services.GetRequiredService<LedgerReader>(), events, cancel)),
            () => Load.OfAsync(events, ground.Cpu, () => ReadAsync(plain.Marten, events, cancel)));
        report.Add(new Figure("reading every event, deserialized", read, limit: $"QueryAllRawEvents, pages of {Report.Number(Page)} "));

        var rebuild = new Rebuild(services.GetRequiredService<NpgsqlDataSource>(), new RebuildSettings(), _ => { });
        var before = await ToldAsync(plain, cancel);
        var rebuilt = await Rounds.TakeAsync(
            plan.Rounds,
            async () => await CheckedAsync(await Load.OfAsync(events, ground.Cpu, () => rebuild.RunAsync(null, cancel))),
            async () =>
            {
                await EmptyAsync(plain, cancel);
                return await CheckedAsync(await Load.OfAsync(events, ground.Cpu, () => RebuildAsync(plain, cancel)));
            });
        report.Add(new Figure("rebuild of all projections", rebuilt, limit: "RebuildProjectionAsync of the same read side as an async projection "));

        async Task<Load> CheckedAsync(Load load)
        {
            var after = await ToldAsync(plain, cancel);
            return after == before ? load : throw new InvalidOperationException($"A rebuild led from {before} to {after}.");
        }
    }

    private static async Task ReadAsync(LedgerReader reader, int events, CancellationToken cancel)
    {
        var count = 0;
        await foreach (var entry in reader.ReadAsync(new LedgerFilter(), cancel: cancel)) count += entry.Typed().Version > 0 ? 1 : 0;
        if (count != events) throw new InvalidOperationException($"{count} of {events} events were read.");
    }

    private static async Task ReadAsync(DocumentStore store, int events, CancellationToken cancel)
    {
        var (count, after) = (0, 0L);
        while (true)
        {
            await using var session = store.QuerySession();
            var page = await session.Events.QueryAllRawEvents().Where(e => e.Sequence > after).OrderBy(e => e.Sequence).Take(Page).ToListAsync(cancel);
            if (page.Count == 0) break;
            (count, after) = (count + page.Count, page[^1].Sequence);
        }

        if (count != events) throw new InvalidOperationException($"{count} of {events} events were read.");
    }

    /// <summary>Marten empties tables of its own before a rebuild; these are not.</summary>
    private static async Task EmptyAsync(PlainStore plain, CancellationToken cancel)
    {
        await using var command = plain.Database.Application.CreateCommand(
            """
            do $$ begin
                execute (
                    select 'truncate ' || string_agg(format('%I.%I', schemaname, tablename), ', ')
                    from pg_tables where schemaname = 'read' and tablename <> 'migration' and tableowner = current_user);
            end $$
            """);
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>How many rows the tables have, and what the sums come to.</summary>
    private static async Task<(long Statements, long Evidence, long Cells, double Confidence)> ToldAsync(PlainStore plain, CancellationToken cancel)
    {
        await using var command = plain.Database.Application.CreateCommand(
            """
            select (select count(*) from read.statement), (select count(*) from read.evidence), count(*), round(sum(confidence)::numeric, 3)::float8
            from read.pair_day
            """);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        return (reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetDouble(3));
    }

    private static async Task RebuildAsync(PlainStore plain, CancellationToken cancel)
    {
        await using var store = plain.Rebuilding();
        using var daemon = await store.BuildProjectionDaemonAsync();
        await daemon.RebuildProjectionAsync(nameof(PlainReadSide), Patience, cancel);
        await plain.Arrears.RunAsync(cancel);
    }
}
