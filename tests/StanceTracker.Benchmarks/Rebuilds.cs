using System.Diagnostics;
using StanceTracker.Benchmarks.Measuring;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Stances;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Reading;
using StanceTracker.Testing;

namespace StanceTracker.Benchmarks;

/// <summary>
/// <c>stance rebuild</c> against one pass that reads the ledger, deserializes it and folds it in memory: streams to states, states to evidence, evidence to sums per pair, day and act. The
/// pass writes nothing.
/// </summary>
internal static class Rebuilds
{
    private static readonly string[] Stances = ["evidence", "pair_day"];

    /// <summary>How many events the pass reads at most: it holds what they come to in memory, which ten millions of statements would fill.</summary>
    private const long MostPassed = 1_500_000;

    /// <summary>Rebuilds; gives the seconds that a statement took, all projections together.</summary>
    public static async Task<double> MeasureAsync(Ground ground, TestDatabase database, long statements, int pairs, Report report, bool marked, CancellationToken cancel)
    {
        var events = (await new LedgerReader(database.Store).HeadAsync(cancel)).Value;
        var pass = await PassAsync(ground, database, cancel);
        var took = await AddAsync($"rebuild of all projections, {Report.Number(pairs)} pairs of states", marked ? 0.5 : null);
        foreach (var projection in statements > Volume.Marked ? [] : Stances) await AddAsync($"rebuild of {projection} alone", null, "--projection", projection);
        return took.TotalSeconds / statements;

        async Task<TimeSpan> AddAsync(string what, double? mark, params string[] of)
        {
            var ran = await ground.RunAsync(database, ["rebuild", .. of]);
            var rate = events / ran.Took.TotalSeconds;
            report.Add(new Figure(
                $"{what} (memory {ran.Memory >> 20} MiB)",
                $"{Report.Number(rate)} events/s{Report.Cpu(ran.Cpu / events)}",
                $"one pass{(pass.Events < events ? $" over the first {Report.Number(pass.Events)}" : "")} {pass.Load.Told}",
                rate / pass.Load.PerSecond,
                mark,
                CpuRatio: ran.Cpu / events / pass.Load.Cpu));
            return ran.Took;
        }
    }

    private static async Task<(long Events, Load Load, double Sum)> PassAsync(Ground ground, TestDatabase database, CancellationToken cancel)
    {
        var (watch, spent) = (Stopwatch.StartNew(), ground.Cpu.Spent);
        var states = new Dictionary<StreamId, StreamState>();
        var ties = SpeaksFor.None;
        var events = 0L;
        await foreach (var entry in new LedgerReader(database.Store).ReadAsync(new LedgerFilter(), MostPassed, cancel: cancel))
        {
            var e = entry.Typed();
            events++;
            var state = StreamState.Evolve(states.TryGetValue(e.Stream, out var before) ? before : StreamState.Initial(e.Stream.Kind), e.Version, e.Body);
            states[e.Stream] = state;
            if (state is ActorState actor) ties = ties.With(ActorId.Parse(e.Stream.Slug), actor);
        }

        DocumentState Document(DocumentId id) => (DocumentState)states[StreamId.From(id)];
        var sums = new Dictionary<(PairId Pair, DateOnly Day, StanceTracker.Domain.Codebook.ActCode Act), (long Statements, double Confidence)>();
        foreach (var statement in states.Values.OfType<StatementState>())
        {
            var rows = EvidenceRows.From(statement, Document);
            if (rows.Count == 0) continue;
            foreach (var pair in Attribution.Pairs(rows[0].Capacity, rows[0].Day, ties.RepresentedBy(rows[0].Speaker), rows.Select(row => ties.RepresentedBy(row.Target))))
            {
                var key = (pair, rows[0].Day, rows[0].Act);
                var (count, confidence) = sums.GetValueOrDefault(key);
                sums[key] = (count + 1, confidence + rows[0].Confidence);
            }
        }

        var load = new Load(events / watch.Elapsed.TotalSeconds, TimeSpan.Zero, TimeSpan.Zero, (ground.Cpu.Spent - spent) / events);
        return (events, load, sums.Values.Sum(sum => sum.Confidence));
    }
}
