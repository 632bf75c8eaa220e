using StanceTracker.Domain.Events;
using StanceTracker.Domain.Stances;
using StanceTracker.Domain.Stances.Method;
using StanceTracker.Domain.Statements;
using StanceTracker.Projections.Pairs;
using StanceTracker.Server.Stances;

namespace StanceTracker.Server.Statements;

/// <summary>The stances that recording or correcting a statement would change.</summary>
internal static class AffectedStances
{
    /// <summary>The pairs that the statement counts for before or after: speaker and target first.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="now">Its evidence now; empty if it is new.</param>
    /// <param name="then">Its evidence then.</param>
    /// <param name="question">The day, the score table and the half-life.</param>
    /// <param name="known">The ledger position up to which events count.</param>
    /// <param name="pairs">Finds what counts for a pair.</param>
    /// <param name="cancel">Cancels it.</param>
    public static async Task<IReadOnlyList<PreviewRow>> ReadAsync(
        StatementId statement,
        IReadOnlyList<EvidenceRow> now,
        IReadOnlyList<EvidenceRow> then,
        StanceQuery question,
        LedgerPosition known,
        PairQueries pairs,
        CancellationToken cancel)
    {
        var until = await AffectedPairsAsync(now, known, pairs, cancel);
        var coming = (await AffectedPairsAsync(then, known, pairs, cancel)).ToHashSet();
        PairId[] concerned = [.. coming.Union(until)];
        if (concerned.Length == 0) return [];
        var counting = await pairs.CountingAsync(concerned, known, cancel);
        var named = then.Concat(now).Select(row => (row.Speaker, row.Target)).ToHashSet();
        return [.. concerned
            .OrderBy(pair => named.Contains((pair.Holder, pair.Target)) ? 0 : 1)
            .ThenBy(pair => pair.Holder.Value, StringComparer.Ordinal).ThenBy(pair => pair.Target.Value, StringComparer.Ordinal)
            .Select(pair => new PreviewRow(
                pair.Holder,
                pair.Target,
                Row(pair, counting[pair].Select(one => one.Observation)),
                Row(
                    pair,
                    [
                        .. counting[pair].Where(one => one.Statement != statement).Select(one => one.Observation),
                        .. coming.Contains(pair) ? [Observed(then[0])] : Array.Empty<Observation>(),
                    ])))];

        StanceRow Row(PairId pair, IEnumerable<Observation> observations) =>
            new(pair, DiscountedStanceModel.Estimate(observations, question.AsOf, question.Settings));
    }

    private static Observation Observed(EvidenceRow row) => new(row.Span, row.Extent, row.Act, row.Announced, 1, row.Confidence);

    private static async Task<IReadOnlyCollection<PairId>> AffectedPairsAsync(
        IReadOnlyList<EvidenceRow> rows, LedgerPosition known, PairQueries pairs, CancellationToken cancel)
    {
        if (rows.Count == 0) return [];
        var any = rows[0];
        var representations = await pairs.RepresentationsAsync([any.Speaker, .. rows.Select(row => row.Target)], known, cancel);
        return [.. Attribution.Pairs(
            any.Capacity, any.Day, [.. representations[any.Speaker]], rows.Select(row => representations[row.Target].ToArray()))];
    }
}
