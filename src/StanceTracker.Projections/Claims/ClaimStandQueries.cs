using Npgsql;
using NpgsqlTypes;
using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Stances;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Folding;
using StanceTracker.Projections.Speakers;

namespace StanceTracker.Projections.Claims;

/// <summary>Which standpoints on claims to read; null means any.</summary>
/// <param name="AsOf">Taken by this day.</param>
/// <param name="KnownAt">As known at this position.</param>
/// <param name="Claim">On this claim.</param>
/// <param name="Actor">Of this actor, which must not be merged by then.</param>
/// <param name="Kind">Of actors that are now of this kind.</param>
/// <param name="From">For reversals: on or after this day.</param>
/// <param name="To">For reversals: on or before this day.</param>
public sealed record ClaimStandFilter(
    DateOnly AsOf,
    LedgerPosition KnownAt,
    ClaimId? Claim = null,
    ActorId? Actor = null,
    ActorKind? Kind = null,
    DateOnly? From = null,
    DateOnly? To = null);

/// <summary>Queries the standpoints of actors on claims, at every level; all are computed by <c>read.standing</c>.</summary>
/// <param name="database">Connections of the application's role.</param>
public sealed class ClaimStandQueries(NpgsqlDataSource database)
{
    /// <summary>The next claims, in order of id, on which the filter's actor ever took a standpoint.</summary>
    /// <param name="filter">Which to read.</param>
    /// <param name="after">Start after this id; null starts at the beginning.</param>
    /// <param name="included">Whether to include that id.</param>
    /// <param name="max">The maximum number.</param>
    /// <param name="cancel">Cancels the query.</param>
    public async Task<IReadOnlyList<ClaimId>> ClaimsAsync(
        ClaimStandFilter filter, ClaimId? after, bool included, int max, CancellationToken cancel = default)
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
        command.Parameters.Add(Parameters.Create(after?.Value ?? ""));
        command.Parameters.Add(Parameters.Nullable(filter.Claim?.Value, NpgsqlDbType.Text));
        command.Parameters.Add(Parameters.Nullable(filter.Actor?.Value, NpgsqlDbType.Text));
        command.Parameters.Add(Parameters.Create((long)max));
        return await command.ListAsync(row => ClaimId.Parse(row.GetString(0)), cancel);
    }

    /// <summary>
    /// The claims, in order of id, on which a standpoint was taken within a range of days, or whose statements were recorded, corrected or
    /// retracted between two positions of the ledger.
    /// </summary>
    /// <param name="from">Days after this filter's day, positions after its position.</param>
    /// <param name="to">Days up to this filter's day, positions up to its position.</param>
    /// <param name="max">The maximum number.</param>
    /// <param name="cancel">Cancels the query.</param>
    public async Task<IReadOnlyList<ClaimId>> TouchedAsync(
        ClaimStandFilter from, ClaimStandFilter to, int max, CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand(
            """
            select distinct claim from read.claim_stand
            where (day > $1 and day <= $2) or (known_from > $3 and known_from <= $4) or (known_to > $3 and known_to <= $4)
            order by claim
            limit $5
            """);
        command.Parameters.Add(Parameters.Create(from.AsOf));
        command.Parameters.Add(Parameters.Create(to.AsOf));
        command.Parameters.Add(Parameters.Create(from.KnownAt.Value));
        command.Parameters.Add(Parameters.Create(to.KnownAt.Value));
        command.Parameters.Add(Parameters.Create((long)max));
        return await command.ListAsync(row => ClaimId.Parse(row.GetString(0)), cancel);
    }

    /// <summary>The standpoint of every actor on a claim, in order of id.</summary>
    public async Task<IReadOnlyList<ClaimStandSpan>> StandpointsAsync(
        ClaimId claim, ClaimStandFilter filter, CancellationToken cancel = default) =>
        [.. (await LatestAsync([claim], filter, cancel)).Select(latest => latest.Standing)];

    /// <summary>
    /// The reversals on some claims, in order of key, each reported once: at the highest level, among the filter's actors, at which its two
    /// statements make a reversal. Declining to take a stand is no reversal and is skipped.
    /// </summary>
    /// <param name="claims">The claims.</param>
    /// <param name="filter">Which to read.</param>
    /// <param name="after">Start after this one; null starts at the beginning.</param>
    /// <param name="max">The maximum number; null means all.</param>
    /// <param name="cancel">Cancels the query.</param>
    public async Task<IReadOnlyList<(ReversalView Reversal, ReversalKey Key)>> ReversalsAsync(
        IReadOnlyCollection<ClaimId> claims,
        ClaimStandFilter filter,
        ReversalKey? after = null,
        int? max = null,
        CancellationToken cancel = default)
    {
        var transitions = await TransitionsAsync(claims, filter, cancel);
        var representations = await Representatives.ReadAsync(
            database, [.. transitions.Select(t => t.Actor).Distinct()], filter.KnownAt, cancel);
        var reversals =
            from transition in transitions.GroupBy(t => (t.Claim, t.Before, t.After))
            let first = transition.First()
            from level in representations.Highest([.. transition.Select(t => t.Actor)], _ => [first.Day])
            let key = new ReversalKey(first.Claim, level.Actor, first.Day, first.Recorded)
            where after is not { } last || key.IsAfter(last)
            select (
                Reversal: new ReversalView(
                    first.Claim, level.Actor, level.Represented, first.Day, first.From, first.To, first.Before, first.After),
                Key: key);
        return [.. reversals
            .OrderBy(r => r.Key.Claim.Value, StringComparer.Ordinal).ThenBy(r => r.Key.Actor.Value, StringComparer.Ordinal).ThenBy(
                r => r.Key.Day).ThenBy(r => r.Key.Recorded)
            .Take(max ?? int.MaxValue)];
    }

    /// <summary>
    /// The disputes on some claims, in order of key, each reported once: between the filter's actors at the highest level. Two actors of
    /// whom one speaks for the other on the requested day have no dispute. An actor named in the filter is reported at its own level.
    /// </summary>
    /// <param name="claims">The claims.</param>
    /// <param name="filter">Which to read; its kind applies to both actors.</param>
    /// <param name="after">Start after this one; null starts at the beginning.</param>
    /// <param name="max">The maximum number; null means all.</param>
    /// <param name="cancel">Cancels the query.</param>
    public async Task<IReadOnlyList<(DisputeView Dispute, DisputeKey Key)>> DisputesAsync(
        IReadOnlyCollection<ClaimId> claims,
        ClaimStandFilter filter,
        DisputeKey? after = null,
        int? max = null,
        CancellationToken cancel = default)
    {
        var opposing =
            (await LatestAsync(claims, filter, cancel)).Where(
                latest => latest.Standing.Standpoint is Standpoint.Asserts or Standpoint.Denies).ToArray();
        var representations = await Representatives.ReadAsync(
            database, [.. opposing.Select(latest => latest.Standing.Actor).Distinct()], filter.KnownAt, cancel);

        // Paired here and not in SQL, since a page needs only some of the pairs: a hundred assertions and a hundred denials make ten
        // thousand.
        var disputes =
            from claim in opposing.GroupBy(latest => latest.Claim, latest => latest.Standing)
            let standings = claim.ToDictionary(snapshot => snapshot.Actor)
            let denying = Side(Standpoint.Denies, standings.Values).ToArray()
            from asserting in Side(Standpoint.Asserts, standings.Values)
            from denied in denying
            let key = new DisputeKey(claim.Key, asserting.Actor, denied.Actor)
            where after is not { } last || key.IsAfter(last)
            where filter.Actor is not { } actor || asserting.Actor == actor || denied.Actor == actor
            where !representations.Speaks(asserting.Actor, denied.Actor, filter.AsOf)
                && !representations.Speaks(denied.Actor, asserting.Actor, filter.AsOf)
            let one = standings[asserting.Actor]
            let other = standings[denied.Actor]
            let since = one.Since > other.Since ? one.Since : other.Since
            select (
                new DisputeView(
                    claim.Key,
                    asserting.Actor,
                    asserting.Represented,
                    denied.Actor,
                    denied.Represented,
                    since,
                    one.Statement,
                    other.Statement),
                key);
        return [.. disputes.Take(max ?? int.MaxValue)];

        IReadOnlyList<Level> Side(Standpoint standpoint, IEnumerable<ClaimStandSpan> standings)
        {
            var side = standings.Where(snapshot => snapshot.Standpoint == standpoint).ToDictionary(snapshot => snapshot.Actor);
            return filter.Actor is { } actor && side.ContainsKey(actor)
                ? [new Level(actor, [])]
                : representations.Highest(side.Keys, snapshot => [filter.AsOf, side[snapshot].Day]);
        }
    }

    /// <summary>The changes of standpoint on some claims by the filter's actors, each at its own level; declining is skipped.</summary>
    private async Task<IReadOnlyList<Transition>> TransitionsAsync(
        IReadOnlyCollection<ClaimId> claims, ClaimStandFilter filter, CancellationToken cancel)
    {
        await using var command = Command(
            """
            select claim, party, day, previous, claim_position, previous_statement, statement, recorded
            from (
                select *, lag(claim_position) over story as previous, lag(statement) over story as previous_statement
                from read.standing($1, case when $4 is null then null else array[$4] end, $2, $3)
                where claim_position <> 'declines'
                window story as (partition by claim, party order by day, recorded)
            ) changes
            where previous <> claim_position and ($6 is null or day >= $6) and ($7 is null or day <= $7)
              and ($5 is null or exists (select from read.actor a where a.actor = party and a.kind = $5))
            """,
            claims,
            filter,
            Parameters.Nullable(filter.Actor?.Value, NpgsqlDbType.Text),
            Kind(filter),
            Parameters.Nullable(filter.From, NpgsqlDbType.Date),
            Parameters.Nullable(filter.To, NpgsqlDbType.Date));
        return await command.ListAsync(
            row => new Transition(
                ClaimId.Parse(row.GetString(0)),
                ActorId.Parse(row.GetString(1)),
                row.GetFieldValue<DateOnly>(2),
                ReadStandpoint(row, 3),
                ReadStandpoint(row, 4),
                StatementId.Parse(row.GetString(5)),
                StatementId.Parse(row.GetString(6)),
                row.GetInt64(7)),
            cancel);
    }

    /// <summary>The latest standpoints on some claims of the actors of the filter's kind, in order of claim and actor.</summary>
    private async Task<IReadOnlyList<(ClaimId Claim, ClaimStandSpan Standing)>> LatestAsync(
        IReadOnlyCollection<ClaimId> claims, ClaimStandFilter filter, CancellationToken cancel)
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
        return await command.ListAsync(
            row => (
                ClaimId.Parse(row.GetString(0)),
                new ClaimStandSpan(
                    ActorId.Parse(row.GetString(1)),
                    ReadStandpoint(row, 2),
                    row.GetFieldValue<DateOnly>(3),
                    row.GetFieldValue<DateOnly>(4),
                    StatementId.Parse(row.GetString(5)))),
            cancel);
    }

    /// <summary>A command with the claims, the day and the position as its first parameters.</summary>
    private NpgsqlCommand Command(
        string sql, IReadOnlyCollection<ClaimId> claims, ClaimStandFilter filter, params ReadOnlySpan<NpgsqlParameter> more)
    {
        var command = database.CreateCommand(sql);
        command.Parameters.Add(Parameters.Create(claims.Select(claim => claim.Value).ToArray()));
        command.Parameters.Add(Parameters.Create(filter.AsOf));
        command.Parameters.Add(Parameters.Create(filter.KnownAt.Value));
        foreach (var parameter in more) command.Parameters.Add(parameter);
        return command;
    }

    private static NpgsqlParameter Kind(ClaimStandFilter filter) =>
        Parameters.Nullable(filter.Kind is { } kind ? KebabEnum<ActorKind>.Format(kind) : null, NpgsqlDbType.Text);

    private static Standpoint ReadStandpoint(NpgsqlDataReader reader, int column) => KebabEnum<Standpoint>.Parse(reader.GetString(column));

    /// <summary>A change of an actor's standpoint on a claim, at one level.</summary>
    private sealed record Transition(
        ClaimId Claim,
        ActorId Actor,
        DateOnly Day,
        Standpoint From,
        Standpoint To,
        StatementId Before,
        StatementId After,
        long Recorded);
}
