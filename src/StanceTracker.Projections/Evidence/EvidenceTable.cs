using Npgsql;
using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Stances;
using StanceTracker.Domain.Statements;
using StanceTracker.Projections.Folding;

namespace StanceTracker.Projections.Evidence;

/// <summary>The table <c>read.evidence</c>.</summary>
internal static class EvidenceTable
{
    /// <summary>How many rows name any of these actors; counted up to a bound.</summary>
    public static async Task<long> CountAsync(NpgsqlConnection connection, IReadOnlyCollection<ActorId> actors, int max, CancellationToken cancel)
    {
        if (actors.Count == 0) return 0;
        await using var command = new NpgsqlCommand("select count(*) from (select from read.evidence where speaker = any($1) or target = any($1) limit $2) e", connection)
        {
            Parameters = { Parameters.Create(actors.Select(actor => actor.Value).ToArray()), Parameters.Create((long)max) },
        };
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>Closes and opens rows.</summary>
    public static void Write(NpgsqlBatch writes, TemporalRows<StatementId, EvidenceRow> rows)
    {
        writes.Add(
            """
            update read.evidence e set known_to = gone.known_to
            from unnest($1, $2, $3, $4, $5) as gone (statement, speaker, target, day, known_to)
            where e.speaker = gone.speaker and e.target = gone.target and e.day = gone.day and e.statement = gone.statement and e.known_to is null
            """,
            rows.Closed,
            Parameters.Column(rows.Closed, row => row.Subject.Value),
            Parameters.Column(rows.Closed, row => row.Row.Speaker.Value),
            Parameters.Column(rows.Closed, row => row.Row.Target.Value),
            Parameters.Column(rows.Closed, row => row.Row.Day),
            Parameters.Column(rows.Closed, row => row.KnownTo));
        var opened = rows.Opened.ToArray();
        writes.Add(
            """
            insert into read.evidence (statement, speaker, target, capacity, day, first_day, last_day, throughout, act, announced, confidence, known_from, known_to)
            select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            """,
            opened,
            Parameters.Column(opened, row => row.Subject.Value),
            Parameters.Column(opened, row => row.Row.Speaker.Value),
            Parameters.Column(opened, row => row.Row.Target.Value),
            Parameters.Column(opened, row => KebabEnum<Capacity>.Format(row.Row.Capacity)),
            Parameters.Column(opened, row => row.Row.Day),
            Parameters.Column(opened, row => row.Row.Span.First),
            Parameters.Column(opened, row => row.Row.Span.Last),
            Parameters.Column(opened, row => row.Row.Extent == Extent.Throughout),
            Parameters.Column(opened, row => row.Row.Act.Value),
            Parameters.Column(opened, row => row.Row.Announced),
            Parameters.Column(opened, row => row.Row.Confidence),
            Parameters.Column(opened, row => row.KnownFrom),
            Parameters.Column(opened, NpgsqlTypes.NpgsqlDbType.Bigint, row => row.KnownTo));
    }
}
