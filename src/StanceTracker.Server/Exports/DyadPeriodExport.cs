using System.Runtime.CompilerServices;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Stances;
using StanceTracker.Domain.Stances.Method;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Actors;
using StanceTracker.Projections.Pairs;
using StanceTracker.Server.Stances;

namespace StanceTracker.Server.Exports;

/// <summary>Which dyad-periods to export.</summary>
/// <param name="Question">Both clocks and the settings of the method; asOf is the last day.</param>
/// <param name="Length">The length of a period.</param>
/// <param name="From">Only periods that end on or after this day.</param>
/// <param name="Gaps">Whether periods without a statement also have a row.</param>
/// <param name="Holder">Only this holder.</param>
/// <param name="Target">Only this target.</param>
internal sealed record DyadPeriodFilter(
    StanceQuery Question, PeriodLength Length, DateOnly? From, bool Gaps, ActorId? Holder, ActorId? Target);

/// <summary>Aggregates statements to dyad-periods, a batch of pairs at a time, to bound memory.</summary>
/// <param name="pairs">The pairs and their statements.</param>
/// <param name="actors">The actors.</param>
/// <param name="ledger">The evidence of the statements.</param>
internal sealed class DyadPeriodExport(PairQueries pairs, ActorQueries actors, LedgerReader ledger)
{
    private const int PairsAtOnce = 50, StatementsAtOnce = 2_000;

    /// <summary>The rows in order of source, target and period, as known at one position.</summary>
    public async IAsyncEnumerable<DyadPeriodRow> ReadAsync(DyadPeriodFilter filter, [EnumeratorCancellation] CancellationToken cancel)
    {
        var list = new StanceList(pairs, actors, filter.Question, filter.Holder, filter.Target);
        string[]? keys = null;
        do
        {
            var page = await list.ByPairAsync(keys, PairsAtOnce, cancel);
            var knownAt = filter.Question.KnownAt ?? new LedgerPosition(page.Position);
            var counting = await pairs.CountingAsync([.. page.Items.Select(row => new PairId(row.Holder, row.Target))], knownAt, cancel);
            var sources = await SourcesAsync([.. counting.SelectMany(pair => pair).Select(c => c.Statement).Distinct()], knownAt, cancel);
            foreach (var pair in page.Items.Select(row => new PairId(row.Holder, row.Target)))
            {
                var observations = counting[pair].Select(c => new SourcedObservation(c.Observation, sources[c.Statement])).ToArray();
                foreach (var period in DyadPeriod.Summarize(
                    observations, filter.Length, filter.From, filter.Question.AsOf, filter.Gaps, filter.Question.Settings))
                    yield return Row(pair, period, filter.Question.Settings, knownAt);
            }

            keys = page.Keys;
        }
        while (keys is not null);
    }

    /// <summary>The publishers of the documents that each statement cites, as known then.</summary>
    private async Task<Dictionary<StatementId, IReadOnlyCollection<string>>> SourcesAsync(
        StatementId[] statements, LedgerPosition knownAt, CancellationToken cancel)
    {
        var found = new Dictionary<StatementId, IReadOnlyCollection<string>>(statements.Length);
        foreach (var chunk in statements.Chunk(StatementsAtOnce))
        {
            var states = await ledger.FoldAsync([.. chunk.Select(StreamId.From)], knownAt, cancel);
            var cited =
                chunk.ToDictionary(
                    id => id,
                    id =>
                        ((StatementState)states[StreamId.From(id)].State).StandingEvidence
                            .Select(evidence => evidence.Document)
                            .Distinct()
                            .ToArray());
            var documents =
                await ledger.FoldAsync([.. cited.Values.SelectMany(ids => ids).Distinct().Select(StreamId.From)], knownAt, cancel);
            foreach (var (statement, ids) in cited)
            {
                found[statement] = [.. ids.Select(id => (DocumentState)documents[StreamId.From(id)].State).Where(
                    document => !document.Withdrawn)
                    .Select(document => document.Description!.Publisher).Distinct()];
            }
        }

        return found;
    }

    private static DyadPeriodRow Row(PairId pair, DyadPeriod period, StanceSettings settings, LedgerPosition knownAt) => new(
        pair.Holder,
        pair.Target,
        period.Start,
        period.Statements,
        period.Sources,
        period.Quad.VerbalCooperation,
        period.Quad.MaterialCooperation,
        period.Quad.VerbalConflict,
        period.Quad.MaterialConflict,
        period.Sum,
        period.Mean,
        period.Deviation,
        period.Estimate.Stance,
        period.Estimate.Low,
        period.Estimate.High,
        period.Estimate.Label,
        period.Estimate.Certainty,
        settings.Scores.Name,
        period.End,
        knownAt.Value);
}
