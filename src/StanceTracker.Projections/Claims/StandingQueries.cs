using Npgsql;
using NpgsqlTypes;
using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Ledgers;
using StanceTracker.Domain.Statements;
using StanceTracker.Projections.Folding;

namespace StanceTracker.Projections.Claims;

/// <summary>Which stands are asked for; null is any.</summary>
/// <param name="AsOf">Those taken by this day.</param>
/// <param name="KnownAt">As known at this position.</param>
/// <param name="Claim">On this claim.</param>
/// <param name="Actor">Of this actor, which is not merged by then.</param>
/// <param name="Kind">Of actors that are of this kind now.</param>
/// <param name="From">For reversals: not before this day.</param>
/// <param name="To">For reversals: not after this day.</param>
public sealed record StandingFilter(
    DateOnly AsOf, LedgerPosition KnownAt, ClaimId? Claim = null, ActorId? Actor = null, ActorKind? Kind = null, DateOnly? From = null, DateOnly? To = null);

/// <summary>A reversal's place in order: by claim, actor, day, and recording of the statement by which it changed.</summary>
public readonly record struct ReversalKey(ClaimId Claim, ActorId Actor, DateOnly Day, long Recorded);

/// <summary>A dispute's place in order: by claim, who asserts, who denies.</summary>
public readonly record struct DisputeKey(ClaimId Claim, ActorId Asserting, ActorId Denying)
{
    /// <summary>Whether it comes later in order than another.</summary>
    public bool IsBehind(DisputeKey other) =>
        (string.CompareOrdinal(Claim.Value, other.Claim.Value), string.CompareOrdinal(Asserting.Value, other.Asserting.Value), string.CompareOrdinal(Denying.Value, other.Denying.Value))
            is ( > 0, _, _) or (0, > 0, _) or (0, 0, > 0);
}

/// <summary>Reads where actors stand on claims, at every level: all answers rest on <c>read.standing</c>.</summary>
/// <param name="database">Connections of the application's role.</param>
public sealed class StandingQueries(NpgsqlDataSource database)
{
    /// <summary>The next claims, in order of their ids, that the filter's actor ever had a part in.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="after">The id to go on behind; null begins.</param>
    /// <param name="included">Whether that one is among them.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<IReadOnlyList<ClaimId>> ClaimsAsync(StandingFilter filter, ClaimId? after, bool included, int most, CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand(
            $"""
            select c.claim from read.claim c
            where c.claim {(included ? ">=" : ">")} $1 and ($2 is null or c.claim = $2) and exists (
                select from read.claim_stand t join read.speaks_for s on s.actor = t.speaker
                where t.claim = c.claim and ($3 is null or s.party = $3))
            order by c.claim
            limit $4
            """);
        command.Parameters.Add(Parameters.Of(after?.Value ?? ""));
        command.Parameters.Add(Parameters.Nullable(filter.Claim?.Value, NpgsqlDbType.Text));
        command.Parameters.Add(Parameters.Nullable(filter.Actor?.Value, NpgsqlDbType.Text));
        command.Parameters.Add(Parameters.Of((long)most));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var claims = new List<ClaimId>();
        while (await reader.ReadAsync(cancel)) claims.Add(ClaimId.Of(reader.GetString(0)));
        return claims;
    }

    /// <summary>Where every actor stands on a claim, in order of their ids.</summary>
    public async Task<IReadOnlyList<StandingView>> PositionsAsync(ClaimId claim, StandingFilter filter, CancellationToken cancel = default) =>
        [.. (await LatestAsync([claim], filter, cancel)).Select(latest => latest.Standing)];

    /// <summary>The reversals on some claims, in order of their keys.</summary>
    /// <param name="claims">The claims.</param>
    /// <param name="filter">Which.</param>
    /// <param name="after">The one to go on behind; null begins.</param>
    /// <param name="most">How many at most; null is all.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<IReadOnlyList<(ReversalView Reversal, ReversalKey Key)>> ReversalsAsync(
        IReadOnlyCollection<ClaimId> claims, StandingFilter filter, ReversalKey? after = null, int? most = null, CancellationToken cancel = default)
    {
        await using var command = Command(
            """
            select claim, party, day, before, claim_position, before_statement, statement, recorded
            from read.standing($1, case when $5 is null then null else array[$5] end, $2, $3)
            where before <> claim_position and ($7 is null or day >= $7) and ($8 is null or day <= $8)
              and ($6 is null or exists (select from read.actor a where a.actor = party and a.kind = $6))
              and ($9 is null or (claim collate "C", party collate "C", day, recorded) > ($9, $10, $11, $12))
            order by claim collate "C", party collate "C", day, recorded
            limit $4
            """,
            claims,
            filter,
            Parameters.Nullable((long?)most, NpgsqlDbType.Bigint),
            Parameters.Nullable(filter.Actor?.Value, NpgsqlDbType.Text),
            Kind(filter),
            Parameters.Nullable(filter.From, NpgsqlDbType.Date),
            Parameters.Nullable(filter.To, NpgsqlDbType.Date),
            Parameters.Nullable(after?.Claim.Value, NpgsqlDbType.Text),
            Parameters.Nullable(after?.Actor.Value, NpgsqlDbType.Text),
            Parameters.Nullable(after?.Day, NpgsqlDbType.Date),
            Parameters.Nullable(after?.Recorded, NpgsqlDbType.Bigint));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var reversals = new List<(ReversalView, ReversalKey)>();
        while (await reader.ReadAsync(cancel))
        {
            var key = new ReversalKey(ClaimId.Of(reader.GetString(0)), ActorId.Of(reader.GetString(1)), reader.GetFieldValue<DateOnly>(2), reader.GetInt64(7));
            var (before, now) = (StatementId.Of(reader.GetString(5)), StatementId.Of(reader.GetString(6)));
            reversals.Add((new ReversalView(key.Claim, key.Actor, key.Day, Position(reader, 3), Position(reader, 4), before, now), key));
        }

        return reversals;
    }

    /// <summary>The disputes on some claims, in order of their keys. A pair of which one speaks for the other on the day asked for is none.</summary>
    /// <param name="claims">The claims.</param>
    /// <param name="filter">Which; its kind is that of both.</param>
    /// <param name="after">The one to go on behind; null begins.</param>
    /// <param name="most">How many at most; null is all.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<IReadOnlyList<(DisputeView Dispute, DisputeKey Key)>> DisputesAsync(
        IReadOnlyCollection<ClaimId> claims, StandingFilter filter, DisputeKey? after = null, int? most = null, CancellationToken cancel = default)
    {
        var opposing = (await LatestAsync(claims, filter, cancel)).Where(latest => latest.Standing.Position is ClaimPosition.Asserts or ClaimPosition.Denies).ToArray();
        var spokesmen = await SpokesmenAsync([.. opposing.Select(latest => latest.Standing.Actor).Distinct()], filter, cancel);

        // Paired here and not joined, since a part of the list needs but a part of the pairs: of a hundred who assert and a hundred who deny there are ten thousand.
        var disputes =
            from claim in opposing.GroupBy(latest => latest.Claim, latest => latest.Standing)
            let denying = claim.Where(standing => standing.Position == ClaimPosition.Denies).ToArray()
            from asserting in claim.Where(standing => standing.Position == ClaimPosition.Asserts)
            from denied in denying
            let key = new DisputeKey(claim.Key, asserting.Actor, denied.Actor)
            where after is not { } last || key.IsBehind(last)
            where filter.Actor is not { } actor || asserting.Actor == actor || denied.Actor == actor
            where !spokesmen.Contains((asserting.Actor, denied.Actor)) && !spokesmen.Contains((denied.Actor, asserting.Actor))
            let since = asserting.Since > denied.Since ? asserting.Since : denied.Since
            select (new DisputeView(claim.Key, asserting.Actor, denied.Actor, since, asserting.Statement, denied.Statement), key);
        return [.. disputes.Take(most ?? int.MaxValue)];
    }

    /// <summary>Where every actor of the filter's kind stands on some claims, in order of claim and actor.</summary>
    private async Task<IReadOnlyList<(ClaimId Claim, StandingView Standing)>> LatestAsync(IReadOnlyCollection<ClaimId> claims, StandingFilter filter, CancellationToken cancel)
    {
        await using var command = Command(
            """
            select claim, party, claim_position, since, day, statement
            from read.standing($1, null, $2, $3)
            where latest and ($4 is null or exists (select from read.actor a where a.actor = party and a.kind = $4))
            order by claim collate "C", party collate "C"
            """,
            claims,
            filter,
            Kind(filter));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var latest = new List<(ClaimId, StandingView)>();
        while (await reader.ReadAsync(cancel))
        {
            var (since, day) = (reader.GetFieldValue<DateOnly>(3), reader.GetFieldValue<DateOnly>(4));
            latest.Add((ClaimId.Of(reader.GetString(0)), new StandingView(ActorId.Of(reader.GetString(1)), Position(reader, 2), since, day, StatementId.Of(reader.GetString(5)))));
        }

        return latest;
    }

    /// <summary>Which of these actors speaks for which other of them on the day asked for.</summary>
    private async Task<HashSet<(ActorId Actor, ActorId Party)>> SpokesmenAsync(IReadOnlyCollection<ActorId> actors, StandingFilter filter, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            """
            select actor, party from read.speaks_for
            where actor = any($1) and party = any($1) and not self and $2 between first_day and last_day and known_from <= $3 and (known_to is null or known_to > $3)
            """);
        command.Parameters.Add(Parameters.Of(actors.Select(actor => actor.Value).ToArray()));
        command.Parameters.Add(Parameters.Of(filter.AsOf));
        command.Parameters.Add(Parameters.Of(filter.KnownAt.Value));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var spokesmen = new HashSet<(ActorId, ActorId)>();
        while (await reader.ReadAsync(cancel)) spokesmen.Add((ActorId.Of(reader.GetString(0)), ActorId.Of(reader.GetString(1))));
        return spokesmen;
    }

    /// <summary>A command whose first parameters are the claims, the day and the position.</summary>
    private NpgsqlCommand Command(string sql, IReadOnlyCollection<ClaimId> claims, StandingFilter filter, params ReadOnlySpan<NpgsqlParameter> more)
    {
        var command = database.CreateCommand(sql);
        command.Parameters.Add(Parameters.Of(claims.Select(claim => claim.Value).ToArray()));
        command.Parameters.Add(Parameters.Of(filter.AsOf));
        command.Parameters.Add(Parameters.Of(filter.KnownAt.Value));
        foreach (var parameter in more) command.Parameters.Add(parameter);
        return command;
    }

    private static NpgsqlParameter Kind(StandingFilter filter) => Parameters.Nullable(filter.Kind is { } kind ? Names<ActorKind>.Of(kind) : null, NpgsqlDbType.Text);

    private static ClaimPosition Position(NpgsqlDataReader reader, int column) => Names<ClaimPosition>.Parse(reader.GetString(column));
}
