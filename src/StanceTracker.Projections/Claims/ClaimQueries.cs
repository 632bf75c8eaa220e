using Npgsql;
using NpgsqlTypes;
using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Folding;

namespace StanceTracker.Projections.Claims;

/// <summary>Queries claims.</summary>
/// <param name="database">Connections of the application's role.</param>
/// <param name="ledger">Folds their streams.</param>
public sealed class ClaimQueries(NpgsqlDataSource database, LedgerReader ledger)
{
    /// <summary>A claim as known at a position; null if it was not framed by then.</summary>
    public async Task<ClaimView?> FindAsync(ClaimId claim, LedgerPosition knownAt, CancellationToken cancel = default)
    {
        var stream = StreamId.From(claim);
        var found = await ledger.FoldAsync([stream], knownAt, cancel);
        return found.TryGetValue(stream, out var state) ? ClaimView.From(claim, (ClaimState)state.State, state.Version) : null;
    }

    /// <summary>The standpoints taken on a claim up to a day, as known at a position, in order of day and recording.</summary>
    public async Task<IReadOnlyList<ClaimStandView>> StandsAsync(
        ClaimId claim, DateOnly asOf, LedgerPosition knownAt, CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand(
            """
            select c.day, c.speaker, c.claim_position, c.statement, c.known_from
            from read.claim_stand c join read.statement r on r.statement = c.statement
            where c.claim = $1 and c.day <= $2 and c.known_from <= $3 and (c.known_to is null or c.known_to > $3)
            order by c.day, r.position
            """);
        command.Parameters.Add(Parameters.Create(claim.Value));
        command.Parameters.Add(Parameters.Create(asOf));
        command.Parameters.Add(Parameters.Create(knownAt.Value));
        return await command.ListAsync(
            row => new ClaimStandView(
                row.GetFieldValue<DateOnly>(0),
                ActorId.Parse(row.GetString(1)),
                KebabEnum<Standpoint>.Parse(row.GetString(2)),
                StatementId.Parse(row.GetString(3)),
                row.GetInt64(4)),
            cancel);
    }

    /// <summary>The next claims in order of id.</summary>
    /// <param name="after">Start after this id; null starts at the beginning.</param>
    /// <param name="about">Only those about any of these actors; null means any.</param>
    /// <param name="text">Only those whose id or proposition contains this text, ignoring case.</param>
    /// <param name="max">The maximum number.</param>
    /// <param name="cancel">Cancels the query.</param>
    public async Task<IReadOnlyList<ClaimView>> NextAsync(
        ClaimId? after, IReadOnlyCollection<ActorId>? about, string? text, int max, CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand(
            """
            select claim from read.claim
            where claim > $1 and ($2 is null or about && $2) and ($3 is null
                or strpos(lower(concat_ws(' ', claim, proposition)), lower($3)) > 0)
            order by claim
            limit $4
            """);
        command.Parameters.Add(Parameters.Create(after?.Value ?? ""));
        command.Parameters.Add(Parameters.Nullable(about?.Select(actor => actor.Value).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text));
        command.Parameters.Add(Parameters.Nullable(text, NpgsqlDbType.Text));
        command.Parameters.Add(Parameters.Create((long)max));
        var ids = await command.ListAsync(row => StreamId.From(ClaimId.Parse(row.GetString(0))), cancel);
        var states = await ledger.FoldAsync(ids, upTo: null, cancel);
        return [.. ids.Select(id => ClaimView.From(ClaimId.Parse(id.Slug), (ClaimState)states[id].State, states[id].Version)!)];
    }
}
