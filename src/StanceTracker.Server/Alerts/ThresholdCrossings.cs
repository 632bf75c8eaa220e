using StanceTracker.Domain.Events;
using StanceTracker.Domain.Stances.Method;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Pairs;

namespace StanceTracker.Server.Alerts;

/// <summary>
/// Finds the events that moved a stance across a threshold. Only events that changed what counts for a watched pair are considered, and the
/// stances before and after are as of the same day, so ageing alone crosses no threshold.
/// </summary>
internal sealed class ThresholdCrossings(AffectedPairs affected, PairQueries pairs, LedgerReader ledger)
{
    /// <summary>How many pairs' statements are in memory at a time.</summary>
    private const int MaxPairs = 64;

    /// <summary>
    /// The crossings after a position (and after each alert's own checkpoint) up to another, in order of position, holder and target.
    /// </summary>
    public async Task<IReadOnlyList<ThresholdCrossing>> FindAsync(
        IReadOnlyList<Alert> alerts, LedgerPosition after, LedgerPosition upTo, CancellationToken cancel)
    {
        var (changes, survivors) = await affected.ChangesAsync([.. alerts.Select(alert => alert.Scope)], after, upTo, cancel);
        if (changes.Count == 0) return [];
        var scopes = alerts.Select(alert => (Alert: alert, Scope: alert.Scope.Within(survivors, after, upTo))).ToArray();
        var alertsOfPair = scopes.SelectMany(s => s.Scope.Pairs, (s, pair) => (pair, s.Alert)).ToLookup(s => s.pair, s => s.Alert);
        var alertsOfActor = scopes.SelectMany(s => s.Scope.Actors, (s, actor) => (actor, s.Alert)).ToLookup(s => s.actor, s => s.Alert);
        var events = await ledger.HeadersAsync([.. changes.Select(change => change.Position).Distinct()], cancel);

        var found = new List<ThresholdCrossing>();
        foreach (var chunk in changes.GroupBy(change => change.Pair).Chunk(MaxPairs))
        {
            var counting = await pairs.CountingAsync([.. chunk.Select(ofPair => ofPair.Key)], after, cancel);
            foreach (var pairChanges in chunk)
            {
                var pair = pairChanges.Key;
                var watching = alertsOfPair[pair].Concat(alertsOfActor[pair.Holder]).Concat(alertsOfActor[pair.Target]).Distinct();
                foreach (var sameSettings in watching.GroupBy(alert => alert.Settings))
                {
                    found.AddRange(
                        from move in Moves(counting[pair], pairChanges, events, sameSettings.Key)
                        from alert in sameSettings
                        where move.Event.Position.Value > alert.Checkpoint.Value
                            && alert.Scope.Includes(pair, survivors, move.Event.Position)
                            && ThresholdCrossing.Is(move.Before.Stance, move.After.Stance, alert.Threshold)
                        select new ThresholdCrossing(alert, pair, move.Event, move.Day, move.Before, move.After));
                }
            }
        }

        return
        [
            .. found.OrderBy(c => c.Event.Position.Value)
                .ThenBy(c => c.Pair.Holder.Value, StringComparer.Ordinal)
                .ThenBy(c => c.Pair.Target.Value, StringComparer.Ordinal),
        ];
    }

    /// <summary>The stance before and after each change, as of the day it was recorded.</summary>
    private static IEnumerable<(LedgerHeader Event, DateOnly Day, StanceEstimate Before, StanceEstimate After)> Moves(
        IEnumerable<CountingStatement> counting,
        IEnumerable<PairChange> changes,
        IReadOnlyDictionary<LedgerPosition, LedgerHeader> events,
        StanceSettings settings)
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
            foreach (var removed in change.Removed)
            {
                statements.Remove(removed);
                running.Remove(removed);
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
