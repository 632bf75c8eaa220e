using Npgsql;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Events;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Actors;
using StanceTracker.Projections.Folding;

namespace StanceTracker.Projections.Pairs;

/// <summary>What changed for a scope.</summary>
/// <param name="Changes">The changes of its pairs, in order of position, holder and target.</param>
/// <param name="Survivors">What its names mean at each position.</param>
public sealed record ScopeChanges(IReadOnlyList<PairChange> Changes, Survivors Survivors);

/// <summary>
/// Which events affect which pairs and actors. The event at position p affects
/// <list type="bullet">
/// <item>a pair, if at p a statement begins or ceases to count for it, or counts differently (its days, act or confidence): that is, if
/// rows of <c>evidence</c> or <c>speaks_for</c> about it begin or cease to hold at p;</item>
/// <item>an actor, if it affects any pair in which the actor is holder or target, is on the actor's stream, or merges another actor into it
/// or unmerges one from it.</item>
/// </list>
/// A name means its survivor as of p.
/// </summary>
/// <param name="database">Connections of the application's role.</param>
/// <param name="timeline">The changes of pairs.</param>
public sealed class AffectedPairs(NpgsqlDataSource database, PairTimeline timeline)
{
    /// <summary>What changed for some scopes after one position, up to another.</summary>
    public async Task<ScopeChanges> ChangesAsync(
        IReadOnlyCollection<WatchScope> scopes, LedgerPosition after, LedgerPosition upTo, CancellationToken cancel = default)
    {
        var survivors = await Survivors.ReadAsync(database, scopes.SelectMany(scope => scope.Actors), cancel);
        var pairs = scopes.Select(scope => scope.Within(survivors, after, upTo)).ToArray();
        var all = new PairScope(pairs.SelectMany(p => p.Pairs).ToHashSet(), pairs.SelectMany(p => p.Actors).ToHashSet());
        return new ScopeChanges(await timeline.ReadAsync(all, after, upTo, cancel), survivors);
    }

    /// <summary>The positions, after one and up to another, of the events that affect a scope; in order.</summary>
    public async Task<IReadOnlyList<long>> PositionsAsync(
        WatchScope scope, LedgerPosition after, LedgerPosition upTo, CancellationToken cancel = default)
    {
        var (changes, survivors) = await ChangesAsync([scope], after, upTo, cancel);
        var positions = changes
            .Where(change => scope.Includes(change.Pair, survivors, change.Position))
            .Select(change => change.Position.Value)
            .ToHashSet();
        if (scope is WatchScope.Actor actor) positions.UnionWith(await OwnAsync(actor.Id, survivors, after, upTo, cancel));
        return [.. positions.Order()];
    }

    /// <summary>The events on an actor's stream, and those that merge another actor into it or unmerge one from it.</summary>
    private async Task<IEnumerable<long>> OwnAsync(
        ActorId named, Survivors survivors, LedgerPosition after, LedgerPosition upTo, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            """
            select seq_id, substr(stream_id, 7) from ledger.mt_events where stream_id = any(select 'actor-' || actor
                from unnest($3) as a (actor)) and seq_id > $1 and seq_id <= $2
            union
            select p.position, s.party from read.speaks_for s cross join lateral (values (s.known_from), (s.known_to)) as p (position)
            where s.party = any($3) and s.self and p.position > $1 and p.position <= $2
            """);
        command.Parameters.Add(Parameters.Create(after.Value));
        command.Parameters.Add(Parameters.Create(upTo.Value));
        command.Parameters.Add(Parameters.Create(survivors.Within(named, after, upTo).Select(actor => actor.Value).ToArray()));
        var events = await command.ListAsync(row => (Position: new LedgerPosition(row.GetInt64(0)), Actor: row.GetString(1)), cancel);
        return events.Where(e => survivors.At(named, e.Position).Value == e.Actor).Select(e => e.Position.Value);
    }
}
