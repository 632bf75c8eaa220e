using Npgsql;
using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Statements;
using StanceTracker.Projections.Folding;

namespace StanceTracker.Projections.Claims;

/// <summary>That a statement takes a position on a claim.</summary>
internal readonly record struct ClaimStandRow(ClaimId Claim, ActorId Speaker, Capacity Capacity, ClaimPosition Position, DateOnly Day)
{
    /// <summary>A row per claim that the statement takes a position on; none if the statement does not count.</summary>
    public static IReadOnlyList<ClaimStandRow> From(StatementState statement, Func<DocumentId, DocumentState> document) =>
        statement.Content is { } content && statement.Counts(document)
            ? [.. content.Claims.Select(stand => new ClaimStandRow(stand.Claim, content.Speaker, content.Capacity, stand.Position, content.SaidOn.Day))]
            : [];
}

/// <summary>The table <c>read.claim_stand</c>.</summary>
internal static class ClaimStandTable
{
    /// <summary>Closes and opens rows.</summary>
    public static void Write(NpgsqlBatch writes, TemporalRows<StatementId, ClaimStandRow> rows)
    {
        writes.Add(
            """
            update read.claim_stand c set known_to = gone.known_to
            from unnest($1, $2, $3) as gone (statement, claim, known_to)
            where c.statement = gone.statement and c.claim = gone.claim and c.known_to is null
            """,
            rows.Closed,
            Parameters.Column(rows.Closed, row => row.Subject.Value),
            Parameters.Column(rows.Closed, row => row.Row.Claim.Value),
            Parameters.Column(rows.Closed, row => row.KnownTo));
        var opened = rows.Opened.ToArray();
        writes.Add(
            """
            insert into read.claim_stand (statement, claim, speaker, capacity, claim_position, day, known_from, known_to)
            select * from unnest($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            opened,
            Parameters.Column(opened, row => row.Subject.Value),
            Parameters.Column(opened, row => row.Row.Claim.Value),
            Parameters.Column(opened, row => row.Row.Speaker.Value),
            Parameters.Column(opened, row => KebabEnum<Capacity>.Format(row.Row.Capacity)),
            Parameters.Column(opened, row => KebabEnum<ClaimPosition>.Format(row.Row.Position)),
            Parameters.Column(opened, row => row.Row.Day),
            Parameters.Column(opened, row => row.KnownFrom),
            Parameters.Column(opened, NpgsqlTypes.NpgsqlDbType.Bigint, row => row.KnownTo));
    }
}
