using System.Diagnostics;
using StanceTracker.Benchmarks.Measuring;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Ledgers;
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

    /// <summary>Rebuilds; gives the seconds that a statement took, all projections together.</summary>
    public static async Task<double> MeasureAsync(TestDatabase database, int pairs, Report report, bool marked, CancellationToken cancel)
    {
        var pass = await PassAsync(database, cancel);
        var whole = await Ground.RunAsync(database, "rebuild");
        report.Add(new Figure(
            $"rebuild of all projections, {Report.Number(pairs)} pairs of states (memory {whole.Memory >> 20} MiB)",
            $"{Report.Number(pass.Events / whole.Took.TotalSeconds)} events/s",
            $"one pass {Report.Number(pass.Events / pass.Took.TotalSeconds)}/s",
            pass.Took / whole.Took,
            marked ? 0.5 : null));
        foreach (var projection in Stances)
        {
            var one = await Ground.RunAsync(database, "rebuild", "--projection", projection);
            report.Add(new Figure(
                $"rebuild of {projection} alone",
                $"{Report.Number(pass.Events / one.Took.TotalSeconds)} events/s",
                "the same pass",
                pass.Took / one.Took));
        }

        return whole.Took.TotalSeconds / pass.Statements;
    }

    private static async Task<(TimeSpan Took, long Events, long Statements, double Sum)> PassAsync(TestDatabase database, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        var states = new Dictionary<StreamId, StreamState>();
        var ties = SpeaksFor.Nobody;
        var events = 0L;
        await foreach (var entry in new LedgerReader(database.Application).ReadAsync(new LedgerFilter(), cancel: cancel))
        {
            var e = entry.Typed();
            events++;
            var state = StreamState.Evolve(states.TryGetValue(e.Stream, out var before) ? before : StreamState.Initial(e.Stream.Kind), e.Version, e.Body);
            states[e.Stream] = state;
            if (state is ActorState actor) ties = ties.With(ActorId.Of(e.Stream.Slug), actor);
        }

        DocumentState Document(DocumentId id) => (DocumentState)states[StreamId.Of(id)];
        var sums = new Dictionary<(PairId Pair, DateOnly Day, Domain.Acts.ActCode Act), (long Statements, double Confidence)>();
        var statements = 0L;
        foreach (var statement in states.Values.OfType<StatementState>())
        {
            statements++;
            var rows = EvidenceRows.Of(statement, Document);
            if (rows.Count == 0) continue;
            foreach (var pair in Attribution.Pairs(rows[0].Capacity, rows[0].Day, ties.Of(rows[0].Speaker), rows.Select(row => ties.Of(row.Target))))
            {
                var key = (pair, rows[0].Day, rows[0].Act);
                var (count, confidence) = sums.GetValueOrDefault(key);
                sums[key] = (count + 1, confidence + rows[0].Confidence);
            }
        }

        return (watch.Elapsed, events, statements, sums.Values.Sum(sum => sum.Confidence));
    }
}
