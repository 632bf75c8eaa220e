using Npgsql;
using NpgsqlTypes;
using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Events;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Folding;

namespace StanceTracker.Projections.Actors;

/// <summary>The meaning of an actor's id at a position.</summary>
/// <param name="Actor">The id.</param>
/// <param name="Survivor">The actor it is merged into by then, or itself.</param>
/// <param name="Kind">The kind of actor it is now.</param>
public sealed record ActorReference(ActorId Actor, ActorId Survivor, ActorKind Kind);

/// <summary>The names and codes of an actor.</summary>
/// <param name="Actor">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Cameo">Its CAMEO code.</param>
/// <param name="Iso3">Its ISO 3166-1 alpha-3 code.</param>
/// <param name="Aliases">Its other names.</param>
public sealed record ActorNames(ActorId Actor, string Name, ActorKind Kind, string? Cameo, string? Iso3, IReadOnlyList<string> Aliases);

/// <summary>Queries actors.</summary>
/// <param name="database">Connections of the application's role.</param>
/// <param name="ledger">Folds their streams.</param>
public sealed class ActorQueries(NpgsqlDataSource database, LedgerReader ledger)
{
    /// <summary>The meaning of these ids. An id never introduced is left out; one introduced after the position means itself.</summary>
    public async Task<IReadOnlyDictionary<ActorId, ActorReference>> ResolveAsync(
        IReadOnlyCollection<ActorId> actors, LedgerPosition? knownAt, CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand(
            """
            select a.actor, coalesce(s.party, a.actor), a.kind
            from read.actor a
            left join read.speaks_for s on s.actor = a.actor and s.self
                and (case when $2 is null then s.known_to is null else s.known_from <= $2 and (s.known_to is null or s.known_to > $2) end)
            where a.actor = any($1)
            """);
        command.Parameters.Add(Parameters.Create(actors.Select(actor => actor.Value).ToArray()));
        command.Parameters.Add(Parameters.Nullable(knownAt?.Value, NpgsqlDbType.Bigint));
        var found = await command.ListAsync(
            row => new ActorReference(
                ActorId.Parse(row.GetString(0)), ActorId.Parse(row.GetString(1)), KebabEnum<ActorKind>.Parse(row.GetString(2))),
            cancel);
        return found.ToDictionary(reference => reference.Actor);
    }

    /// <summary>The ids by which statements may name an actor: its own, and those merged into it.</summary>
    public async Task<IReadOnlyList<ActorId>> NamesOfAsync(ActorId actor, CancellationToken cancel = default)
    {
        await using var command =
            database.CreateCommand("select actor from read.speaks_for where party = $1 and self and known_to is null");
        command.Parameters.Add(Parameters.Create(actor.Value));
        return await command.ListAsync(row => ActorId.Parse(row.GetString(0)), cancel);
    }

    /// <summary>The actors that are or ever were merged into an actor, directly or indirectly; in order of id.</summary>
    public async Task<IReadOnlyList<ActorId>> EverMergedIntoAsync(ActorId actor, CancellationToken cancel = default)
    {
        await using var command =
            database.CreateCommand("select distinct actor from read.speaks_for where party = $1 and self and actor <> $1 order by actor");
        command.Parameters.Add(Parameters.Create(actor.Value));
        return await command.ListAsync(row => ActorId.Parse(row.GetString(0)), cancel);
    }

    /// <summary>The next actors that someone spoke for at a position, in order of id.</summary>
    public async Task<IReadOnlyList<ActorId>> SpokenForAsync(
        ActorId? from, bool included, LedgerPosition knownAt, int max, CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand(
            $"select distinct party from read.speaks_for where party {(included ? ">=" : ">")} $1 and known_from <= $2 and (known_to is "
                + "null or known_to > $2) order by party limit $3");
        command.Parameters.Add(Parameters.Create(from?.Value ?? ""));
        command.Parameters.Add(Parameters.Create(knownAt.Value));
        command.Parameters.Add(Parameters.Create((long)max));
        return await command.ListAsync(row => ActorId.Parse(row.GetString(0)), cancel);
    }

    /// <summary>The names and codes of every actor now, in order of id.</summary>
    public async Task<IReadOnlyList<ActorNames>> NamesAsync(CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand("select actor, name, kind, cameo, iso3, aliases from read.actor order by actor");
        return await command.ListAsync(
            row => new ActorNames(
                ActorId.Parse(row.GetString(0)),
                row.GetString(1),
                KebabEnum<ActorKind>.Parse(row.GetString(2)),
                row.IsDBNull(3) ? null : row.GetString(3),
                row.IsDBNull(4) ? null : row.GetString(4),
                row.GetFieldValue<string[]>(5)),
            cancel);
    }

    /// <summary>An actor as known at a position; null if it was not introduced by then.</summary>
    public async Task<ActorView?> FindAsync(ActorId actor, LedgerPosition? knownAt, CancellationToken cancel = default)
    {
        var stream = StreamId.From(actor);
        var found = await ledger.FoldAsync([stream], knownAt, cancel);
        return found.TryGetValue(stream, out var state) ? ActorView.From((ActorState)state.State, state.Version) : null;
    }

    /// <summary>The next actors in order of id.</summary>
    /// <param name="after">Start after this id; null starts at the beginning.</param>
    /// <param name="kind">Only of this kind.</param>
    /// <param name="text">Only those whose id, name, alias or code contains this text, ignoring case.</param>
    /// <param name="max">The maximum number.</param>
    /// <param name="cancel">Cancels the query.</param>
    public async Task<IReadOnlyList<ActorView>> NextAsync(
        ActorId? after, ActorKind? kind, string? text, int max, CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand(
            """
            select actor from read.actor
            where actor > $1 and ($2 is null or kind = $2)
              and ($3 is null or strpos(lower(concat_ws(' ', actor, name, array_to_string(aliases, ' '), cameo, iso3, wikidata)),
              lower($3)) > 0)
            order by actor
            limit $4
            """);
        command.Parameters.Add(Parameters.Create(after?.Value ?? ""));
        command.Parameters.Add(Parameters.Nullable(kind is { } k ? KebabEnum<ActorKind>.Format(k) : null, NpgsqlDbType.Text));
        command.Parameters.Add(Parameters.Nullable(text, NpgsqlDbType.Text));
        command.Parameters.Add(Parameters.Create((long)max));
        var ids = await command.ListAsync(row => StreamId.From(ActorId.Parse(row.GetString(0))), cancel);
        var states = await ledger.FoldAsync(ids, upTo: null, cancel);
        return [.. ids.Select(id => ActorView.From((ActorState)states[id].State, states[id].Version)!)];
    }
}
