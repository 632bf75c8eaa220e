using Npgsql;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Stances;
using StanceTracker.Projections.Folding;

namespace StanceTracker.Projections.Speakers;

/// <summary>The table <c>read.speaks_for</c>.</summary>
internal static class SpeaksForTable
{
    /// <summary>Closes and opens rows.</summary>
    public static void Write(NpgsqlBatch writes, TemporalRows<ActorId, Representation> rows)
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
}
