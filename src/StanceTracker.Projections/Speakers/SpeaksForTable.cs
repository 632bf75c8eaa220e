using Npgsql;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Ledgers;
using StanceTracker.Domain.Stances;
using StanceTracker.Projections.Folding;

namespace StanceTracker.Projections.Speakers;

/// <summary>The table <c>read.speaks_for</c>.</summary>
internal static class SpeaksForTable
{
    /// <summary>Loads the rows that hold for the actors, there before the batch, that an event of it may re-attribute.</summary>
    public static async Task LoadAsync(NpgsqlConnection connection, BatchFold fold, IReadOnlyList<RecordedEvent> events, CancellationToken cancel)
    {
        var actors = Affected(fold, events);
        if (actors.Count == 0) return;
        await using var command = new NpgsqlCommand(
            "select actor, party, first_day, last_day, self, known_from from read.speaks_for where actor = any($1) and known_to is null", connection)
        {
            Parameters = { Parameters.Of(actors.Select(actor => actor.Value).ToArray()) },
        };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            var days = new DaySpan(reader.GetFieldValue<DateOnly>(2), reader.GetFieldValue<DateOnly>(3));
            fold.Spokesmen.Load(ActorId.Of(reader.GetString(0)), new Spokesmanship(ActorId.Of(reader.GetString(1)), days, reader.GetBoolean(4)), reader.GetInt64(5));
        }
    }

    /// <summary>Closes and opens rows.</summary>
    public static void Write(NpgsqlBatch writes, KnownRows<ActorId, Spokesmanship> rows)
    {
        writes.Add(
            """
            update read.speaks_for s set known_to = gone.known_to
            from unnest($1, $2, $3, $4) as gone (actor, party, first_day, known_to)
            where s.actor = gone.actor and s.party = gone.party and s.first_day = gone.first_day and s.known_to is null
            """,
            rows.Closed,
            Parameters.Column(rows.Closed, row => row.Subject.Value),
            Parameters.Column(rows.Closed, row => row.Row.Party.Value),
            Parameters.Column(rows.Closed, row => row.Row.Days.First),
            Parameters.Column(rows.Closed, row => row.KnownTo));
        var opened = rows.Opened.ToArray();
        writes.Add(
            """
            insert into read.speaks_for (actor, party, first_day, last_day, self, known_from, known_to)
            select * from unnest($1, $2, $3, $4, $5, $6, $7)
            """,
            opened,
            Parameters.Column(opened, row => row.Subject.Value),
            Parameters.Column(opened, row => row.Row.Party.Value),
            Parameters.Column(opened, row => row.Row.Days.First),
            Parameters.Column(opened, row => row.Row.Days.Last),
            Parameters.Column(opened, row => row.Row.Self),
            Parameters.Column(opened, row => row.KnownFrom),
            Parameters.Column(opened, NpgsqlTypes.NpgsqlDbType.Bigint, row => row.KnownTo));
    }

    /// <summary>
    /// Those that reach an actor of the batch over ties, at any moment of the batch. The ties are walked here once before the fold walks them, because rows cannot be
    /// loaded in the middle of a pure fold.
    /// </summary>
    public static HashSet<ActorId> Affected(BatchFold fold, IReadOnlyList<RecordedEvent> events)
    {
        var affected = new HashSet<ActorId>();
        var ties = fold.SpeaksFor;
        var states = new Dictionary<StreamId, StreamState>();
        foreach (var e in events.Where(e => e.Stream.Kind == StreamKind.Actor))
        {
            var actor = ActorId.Of(e.Stream.Slug);
            states[e.Stream] = StreamState.Evolve(states.GetValueOrDefault(e.Stream, fold.State(e.Stream)), e.Version, e.Body);
            if (e.Body is ActorIntroduced or ActorAliasAdded or ActorAliasWithdrawn or ActorCorrected) continue;
            affected.UnionWith(ties.Reaching([actor]));
            ties = ties.With(actor, (ActorState)states[e.Stream]);
            affected.UnionWith(ties.Reaching([actor]));
        }

        return affected;
    }
}
