using Npgsql;
using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Acts;
using StanceTracker.Domain.Stances;
using StanceTracker.Domain.Statements;
using StanceTracker.Projections.Folding;

namespace StanceTracker.Projections.Evidence;

/// <summary>The table <c>read.evidence</c>.</summary>
internal static class EvidenceTable
{
    /// <summary>Loads the rows that hold for the statements of a fold.</summary>
    public static async Task LoadAsync(NpgsqlConnection connection, BatchFold fold, CancellationToken cancel)
    {
        var statements = fold.StatementsBefore.Select(statement => statement.Value).ToArray();
        if (statements.Length == 0) return;
        await using var command = new NpgsqlCommand(
            "select statement, speaker, target, capacity, day, act, confidence, known_from from read.evidence where statement = any($1) and known_to is null", connection)
        {
            Parameters = { Parameters.Of(statements) },
        };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            var row = new EvidenceRow(
                ActorId.Of(reader.GetString(1)),
                ActorId.Of(reader.GetString(2)),
                Names<Capacity>.Parse(reader.GetString(3)),
                reader.GetFieldValue<DateOnly>(4),
                ActCode.Of(reader.GetString(5)),
                reader.GetDouble(6));
            fold.Evidence.Load(StatementId.Of(reader.GetString(0)), row, reader.GetInt64(7));
        }
    }

    /// <summary>How many rows name any of these actors; counted up to a bound.</summary>
    public static async Task<long> CountAsync(NpgsqlConnection connection, IReadOnlyCollection<ActorId> actors, int most, CancellationToken cancel)
    {
        if (actors.Count == 0) return 0;
        await using var command = new NpgsqlCommand("select count(*) from (select from read.evidence where speaker = any($1) or target = any($1) limit $2) e", connection)
        {
            Parameters = { Parameters.Of(actors.Select(actor => actor.Value).ToArray()), Parameters.Of((long)most) },
        };
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>Closes and opens rows.</summary>
    public static void Write(NpgsqlBatch writes, KnownRows<StatementId, EvidenceRow> rows)
    {
        writes.Add(
            """
            update read.evidence e set known_to = gone.known_to
            from unnest($1, $2, $3) as gone (statement, target, known_to)
            where e.statement = gone.statement and e.target = gone.target and e.known_to is null
            """,
            rows.Closed,
            Parameters.Column(rows.Closed, row => row.Subject.Value),
            Parameters.Column(rows.Closed, row => row.Row.Target.Value),
            Parameters.Column(rows.Closed, row => row.KnownTo));
        var opened = rows.Opened.ToArray();
        writes.Add(
            """
            insert into read.evidence (statement, speaker, target, capacity, day, act, confidence, known_from, known_to)
            select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """,
            opened,
            Parameters.Column(opened, row => row.Subject.Value),
            Parameters.Column(opened, row => row.Row.Speaker.Value),
            Parameters.Column(opened, row => row.Row.Target.Value),
            Parameters.Column(opened, row => Names<Capacity>.Of(row.Row.Capacity)),
            Parameters.Column(opened, row => row.Row.Day),
            Parameters.Column(opened, row => row.Row.Act.Value),
            Parameters.Column(opened, row => row.Row.Confidence),
            Parameters.Column(opened, row => row.KnownFrom),
            Parameters.Column(opened, NpgsqlTypes.NpgsqlDbType.Bigint, row => row.KnownTo));
    }
}
