using Npgsql;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Stances;
using StanceTracker.Domain.Stances.Method;
using StanceTracker.Domain.Statements;
using StanceTracker.Projections.Folding;

namespace StanceTracker.Projections.Pairs;

/// <summary>
/// How what counts for two named actors changed over time. At each position the names mean the pair of their survivors, so besides the
/// changes of a pair (<see cref="PairTimeline"/>), merging or unmerging actors changes which pair is meant.
/// </summary>
/// <param name="database">Connections of the application's role.</param>
/// <param name="timeline">The changes of a pair.</param>
public sealed class AddressTimeline(NpgsqlDataSource database, PairTimeline timeline)
{
    /// <summary>
    /// By statement, the positions after one, up to another, at which its contribution to the pair meant at the time changed; in order.
    /// </summary>
    public async Task<ILookup<StatementId, LedgerPosition>> ReadAsync(
        PairId address, LedgerPosition after, LedgerPosition upTo, CancellationToken cancel = default)
    {
        var changed = new List<(StatementId Statement, LedgerPosition Position)>();
        var meanings = after == upTo ? [] : await MeaningsAsync(address, after, upTo, cancel);
        var timelines = new Dictionary<PairId, IReadOnlyList<PairChange>>();
        IReadOnlyDictionary<StatementId, Observation> counting = new Dictionary<StatementId, Observation>();
        for (var i = 0; i < meanings.Count; i++)
        {
            var (begin, pair) = meanings[i];
            var end = i + 1 < meanings.Count ? meanings[i + 1].From.Value - 1 : upTo.Value;
            IReadOnlyList<PairChange> changes = [];
            if (pair is { } meant && !timelines.TryGetValue(meant, out changes!))
                timelines[meant] = changes = await timeline.ReadAsync(meant, upTo, cancel);

            var now = Counting(changes, begin.Value);
            if (i > 0)
                changed.AddRange(counting.Except(now).Union(now.Except(counting)).Select(difference => (difference.Key, begin)).Distinct());
            foreach (var change in changes.Where(change => begin.Value < change.Position.Value && change.Position.Value <= end))
                changed.AddRange(
                    change.Removed.Union(change.Added.Select(added => added.Statement)).Select(statement => (statement, change.Position)));
            counting = Counting(changes, end);
        }

        return changed.ToLookup(c => c.Statement, c => c.Position);
    }

    /// <summary>What counts after the changes up to a position.</summary>
    private static Dictionary<StatementId, Observation> Counting(IReadOnlyList<PairChange> changes, long position)
    {
        var counting = new Dictionary<StatementId, Observation>();
        foreach (var change in changes.TakeWhile(change => change.Position.Value <= position))
        {
            foreach (var removed in change.Removed) counting.Remove(removed);
            foreach (var added in change.Added) counting[added.Statement] = added.Observation;
        }

        return counting;
    }

    /// <summary>
    /// The pair meant from each position on, starting with <paramref name="after"/>; null while both names mean the same actor.
    /// </summary>
    private async Task<IReadOnlyList<(LedgerPosition From, PairId? Pair)>> MeaningsAsync(
        PairId address, LedgerPosition after, LedgerPosition upTo, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            "select actor, party, known_from from read.speaks_for where actor = any($1) and self and known_from <= $2 and (known_to is "
                + "null or known_to > $3) order by known_from");
        command.Parameters.Add(Parameters.Create(new[] { address.Holder.Value, address.Target.Value }));
        command.Parameters.Add(Parameters.Create(upTo.Value));
        command.Parameters.Add(Parameters.Create(after.Value));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var (holder, target) = (address.Holder, address.Target);
        var meanings = new List<(LedgerPosition From, PairId? Pair)> { (after, address) };
        while (await reader.ReadAsync(cancel))
        {
            var survivor = ActorId.Parse(reader.GetString(1));
            if (reader.GetString(0) == address.Holder.Value) holder = survivor;
            else target = survivor;
            var from = new LedgerPosition(Math.Max(reader.GetInt64(2), after.Value));
            if (meanings[^1].From == from) meanings.RemoveAt(meanings.Count - 1);
            meanings.Add((from, holder == target ? null : new PairId(holder, target)));
        }

        return meanings;
    }
}
