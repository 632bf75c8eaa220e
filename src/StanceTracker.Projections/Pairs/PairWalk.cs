using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Stances;
using StanceTracker.Domain.Statements;
using StanceTracker.Projections.Folding;

namespace StanceTracker.Projections.Pairs;

/// <summary>A row of <c>read.evidence</c> with its transaction time.</summary>
internal sealed record EvidenceSpan(
    CountingStatement Counting, ActorId Speaker, ActorId Target, Capacity Capacity, TransactionTimeRange TransactionTime);

/// <summary>A row of <c>read.speaks_for</c> with its transaction time.</summary>
internal sealed record RepresentationSpan(Representation Representation, TransactionTimeRange TransactionTime);

/// <summary>
/// Visits, for each statement, the positions at which a row about it begins or ceases to hold, and collects what changed for the pairs of a
/// scope.
/// </summary>
/// <param name="scope">The pairs.</param>
/// <param name="representations">Whom each actor spoke for, with transaction times.</param>
/// <param name="after">Changes after this position.</param>
/// <param name="upTo">Changes up to this position.</param>
internal sealed class PairWalk(
    PairScope scope, ILookup<ActorId, RepresentationSpan> representations, LedgerPosition after, LedgerPosition upTo)
{
    private static readonly Dictionary<PairId, CountingStatement> Nothing = [];

    private readonly Dictionary<(long Position, PairId Pair), (List<StatementId> Removed, List<CountingStatement> Added)> _changes = [];

    /// <summary>What changed, in order of position, holder and target.</summary>
    public IReadOnlyList<PairChange> Changes => [.. _changes
        .OrderBy(change => change.Key.Position)
        .ThenBy(change => change.Key.Pair.Holder.Value, StringComparer.Ordinal)
        .ThenBy(change => change.Key.Pair.Target.Value, StringComparer.Ordinal)
        .Select(
            change => new PairChange(new LedgerPosition(change.Key.Position), change.Key.Pair, change.Value.Removed, change.Value.Added))];

    /// <summary>Applies all rows of one statement.</summary>
    public void Apply(IReadOnlyList<EvidenceSpan> rows)
    {
        var actors = rows.SelectMany(row => new[] { row.Speaker, row.Target }).Distinct();
        var positions = actors.SelectMany(actor => representations[actor]).Select(span => span.TransactionTime).Concat(
            rows.Select(row => row.TransactionTime))
            .SelectMany(known => new[] { known.From, known.To })
            .Where(position => after.Value < position && position <= upTo.Value)
            .Distinct().Order();
        var before = CountingAt(rows, after);
        foreach (var position in positions)
        {
            var now = CountingAt(rows, new LedgerPosition(position));
            foreach (var (pair, removed) in before)
            {
                if (!now.TryGetValue(pair, out var current) || current != removed) Change(position, pair).Removed.Add(removed.Statement);
            }

            foreach (var (pair, added) in now)
            {
                if (!before.TryGetValue(pair, out var previous) || previous != added) Change(position, pair).Added.Add(added);
            }

            before = now;
        }
    }

    /// <summary>The pairs of the scope that the statement counts for at a position, and its contribution.</summary>
    private Dictionary<PairId, CountingStatement> CountingAt(IReadOnlyList<EvidenceSpan> rows, LedgerPosition position)
    {
        var holding = rows.Where(row => row.TransactionTime.Contains(position)).ToArray();
        if (holding.Length == 0) return Nothing;

        // Rows that hold at one position belong to one version of the statement: they differ only in their targets.
        var (counting, speaker, _, capacity, _) = holding[0];
        return Attribution.Pairs(
            capacity,
            counting.Observation.Day,
            RepresentationsAt(speaker, position),
            holding.Select(row => RepresentationsAt(row.Target, position)))
            .Where(scope.Has)
            .ToDictionary(pair => pair, _ => counting);
    }

    private Representation[] RepresentationsAt(ActorId actor, LedgerPosition position) =>
        [.. representations[actor].Where(span => span.TransactionTime.Contains(position)).Select(span => span.Representation)];

    private (List<StatementId> Removed, List<CountingStatement> Added) Change(long position, PairId pair) =>
        _changes.TryGetValue((position, pair), out var change) ? change : _changes[(position, pair)] = ([], []);
}
