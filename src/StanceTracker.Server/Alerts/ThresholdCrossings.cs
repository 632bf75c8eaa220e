using StanceTracker.Domain.Events;
using StanceTracker.Domain.Stances.Method;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Pairs;

namespace StanceTracker.Server.Alerts;

/// <summary>
/// Finds which events moved a stance across a threshold. Of a stretch of the ledger only those are looked at that changed what counts for a watched pair; and the stance before and after such an event is
/// as of the same day, so that ageing alone crosses nothing.
/// </summary>
/// <param name="concerns">What changed.</param>
/// <param name="pairs">What counted before.</param>
/// <param name="ledger">When it was recorded.</param>
internal sealed class ThresholdCrossings(AffectedPairs concerns, PairQueries pairs, LedgerReader ledger)
{
    /// <summary>Of how many pairs at once all that counted is held.</summary>
    private const int MaxPairs = 64;

    /// <summary>The crossings behind a position, and behind each alert's own checkpoint, up to another; those of an alert in order of position, holder and target.</summary>
    public async Task<IReadOnlyList<ThresholdCrossing>> FindAsync(IReadOnlyList<Alert> alerts, LedgerPosition after, LedgerPosition upTo, CancellationToken cancel)
    {
        var (changes, survivors) = await concerns.ChangesAsync([.. alerts.Select(alert => alert.Scope)], after, upTo, cancel);
        if (changes.Count == 0) return [];
        var scopes = alerts.Select(alert => (Alert: alert, Scope: alert.Scope.Within(survivors, after, upTo))).ToArray();
        var ofPair = scopes.SelectMany(s => s.Scope.Pairs, (s, pair) => (pair, s.Alert)).ToLookup(s => s.pair, s => s.Alert);
        var ofActor = scopes.SelectMany(s => s.Scope.Actors, (s, actor) => (actor, s.Alert)).ToLookup(s => s.actor, s => s.Alert);
        var events = await ledger.HeadersAsync([.. changes.Select(change => change.Position).Distinct()], cancel);

        var found = new List<ThresholdCrossing>();
        foreach (var some in changes.GroupBy(change => change.Pair).Chunk(MaxPairs))
        {
            var counting = await pairs.CountingAsync([.. some.Select(ofOne => ofOne.Key)], after, cancel);
            foreach (var ofOne in some)
            {
                var pair = ofOne.Key;
                foreach (var alike in ofPair[pair].Concat(ofActor[pair.Holder]).Concat(ofActor[pair.Target]).Distinct().GroupBy(alert => alert.Settings))
                {
                    found.AddRange(
                        from move in Moves(counting[pair], ofOne, events, alike.Key)
                        from alert in alike
                        where move.Event.Position.Value > alert.Checkpoint.Value && alert.Scope.Includes(pair, survivors, move.Event.Position) && ThresholdCrossing.Is(move.Before.Stance, move.After.Stance, alert.Threshold)
                        select new ThresholdCrossing(alert, pair, move.Event, move.Day, move.Before, move.After));
                }
            }
        }

        return [.. found.OrderBy(c => c.Event.Position.Value).ThenBy(c => c.Pair.Holder.Value, StringComparer.Ordinal).ThenBy(c => c.Pair.Target.Value, StringComparer.Ordinal)];
    }

    /// <summary>The stance before and after each change, as of the day on which it was recorded.</summary>
    private static IEnumerable<(LedgerHeader Event, DateOnly Day, StanceEstimate Before, StanceEstimate After)> Moves(
        IEnumerable<CountingStatement> counting, IEnumerable<PairChange> changes, IReadOnlyDictionary<LedgerPosition, LedgerHeader> events, StanceSettings settings)
    {
        var statements = counting.ToDictionary(c => c.Statement, c => c.Observation);
        IncrementalStance<StatementId>? running = null;
        foreach (var change in changes)
        {
            var e = events[change.Position];
            var day = DateOnly.FromDateTime(e.RecordedAt.UtcDateTime);
            if (running?.AsOf != day)
            {
                running = new IncrementalStance<StatementId>(settings, day);
                foreach (var (statement, observation) in statements) running.Put(statement, observation);
            }

            var before = running.Estimate();
            foreach (var gone in change.Removed)
            {
                statements.Remove(gone);
                running.Remove(gone);
            }

            foreach (var (statement, observation) in change.Added)
            {
                statements[statement] = observation;
                running.Put(statement, observation);
            }

            yield return (e, day, before, running.Estimate());
        }
    }
}
