using Npgsql;
using NpgsqlTypes;
using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Stances;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Folding;
using StanceTracker.Projections.Speakers;

namespace StanceTracker.Projections.Pairs;

/// <summary>What one event changed about a pair.</summary>
/// <param name="Position">The event's position.</param>
/// <param name="Pair">The pair.</param>
/// <param name="Removed">The statements that no longer count, or count differently.</param>
/// <param name="Added">The statements that newly count, or count differently.</param>
public sealed record PairChange(
    LedgerPosition Position, PairId Pair, IReadOnlyList<StatementId> Removed, IReadOnlyList<CountingStatement> Added);

/// <summary>The history, event by event, of the statements that count for pairs.</summary>
/// <param name="database">Connections of the application's role.</param>
public sealed class PairTimeline(NpgsqlDataSource database)
{
    /// <summary>
    /// Whether a row could count for a pair of the scope: <c>$1</c> its holders, <c>$2</c> its targets, <c>$3</c> its actors in either
    /// role.
    /// </summary>
    private const string InScope = """
        (e.speaker in (select actor from read.speaks_for where party = any($1))
            and e.target in (select actor from read.speaks_for where party = any($2))
            or e.speaker in (select actor from read.speaks_for where party = any($3))
            or e.target in (select actor from read.speaks_for where party = any($3)))
        """;

    private static readonly string Columns =
        $"e.statement, e.speaker, e.target, e.capacity, {ObservationColumns.Of("e")}, e.confidence, e.known_from, e.known_to";

    /// <summary>The changes of one pair up to a position, in order.</summary>
    public async Task<IReadOnlyList<PairChange>> ReadAsync(PairId pair, LedgerPosition upTo, CancellationToken cancel = default)
    {
        var rows = await EvidenceAsync(
            $"""
            select {Columns}
            from (select distinct actor from read.speaks_for where party = $2) s
            cross join (select distinct actor from read.speaks_for where party = $3) t
            cross join lateral (
                select * from read.evidence e where e.speaker = s.actor and e.target = t.actor and e.known_from <= $1
                offset 0 -- keeps the lookup per pair of names: the planner would read all evidence instead
            ) e
            """,
            [Parameters.Create(upTo.Value), Parameters.Create(pair.Holder.Value), Parameters.Create(pair.Target.Value)],
            cancel);
        return await WalkAsync(PairScope.From(pair), LedgerPosition.Start, upTo, rows, cancel);
    }

    /// <summary>
    /// The changes of the pairs of a scope after one position, up to another, in order of position, holder and target. The cost depends on
    /// what happened between the two, not on what happened before.
    /// </summary>
    public async Task<IReadOnlyList<PairChange>> ReadAsync(
        PairScope scope, LedgerPosition after, LedgerPosition upTo, CancellationToken cancel = default)
    {
        var scoped =
            new[] { Ids(scope.Pairs.Select(pair => pair.Holder)), Ids(scope.Pairs.Select(pair => pair.Target)), Ids(scope.Actors) };
        var changed = await ChangedAsync(scoped, after, upTo, await ReattributedAsync(after, upTo, cancel), cancel);
        if (changed.Length == 0) return [];
        var rows = await EvidenceAsync(
            $"""
            select {Columns} from read.evidence e
            where e.statement = any($4) and e.known_from <= $6 and (e.known_to is null or e.known_to > $5) and {InScope}
            """,
            [
                .. scoped.Select(names => names.Clone()),
                Parameters.Create(changed),
                Parameters.Create(after.Value),
                Parameters.Create(upTo.Value),
            ],
            cancel);
        return await WalkAsync(scope, after, upTo, rows, cancel);
    }

    /// <summary>
    /// The statements that may count differently than before: because of an event on their own stream, on a document that they cite, or on
    /// an actor that changes who speaks for whom. A query of its own, so that the rows can be looked up in the way that suits the number of
    /// statements.
    /// </summary>
    private async Task<string[]> ChangedAsync(
        NpgsqlParameter[] scoped, LedgerPosition after, LedgerPosition upTo, string[] reattributed, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            $"""
            with changed as (
                select stream_id, version from ledger.mt_events where seq_id > $4 and seq_id <= $5 and (stream_id like 'statement-%'
                    or stream_id like 'document-%')
            )
            select substr(stream_id, 11) from changed where stream_id like 'statement-%'
            union
            select s.statement from changed g join read.statement s on s.terms && array['document:' || substr(g.stream_id, 10)]
            where g.stream_id like 'document-%' and g.version > 1
            union
            select e.statement from read.evidence e where (e.speaker = any($6) or e.target = any($6)) and {InScope}
            """);
        command.Parameters.AddRange(scoped);
        command.Parameters.AddRange(
            new[] { Parameters.Create(after.Value), Parameters.Create(upTo.Value), Parameters.Create(reattributed) });
        return [.. await command.ListAsync(row => row.GetString(0), cancel)];
    }

    /// <summary>
    /// The actors that began or ceased to speak for another. They are among those that reach an actor of an event through ties; an actor
    /// merged before or after the event is reached through its survivor.
    /// </summary>
    private async Task<string[]> ReattributedAsync(LedgerPosition after, LedgerPosition upTo, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            """
            with changed as (
                select distinct substr(stream_id, 7) as actor from ledger.mt_events where seq_id > $1 and seq_id <= $2
                    and stream_id like 'actor-%' and version > 1
            ), reaching as (
                select distinct r.actor
                from changed join read.speaks_for s on s.actor = changed.actor and s.self
                join read.speaks_for r on r.party = s.party
            )
            select distinct s.actor from reaching join read.speaks_for s using (actor)
            where (s.known_from > $1 and s.known_from <= $2) or (s.known_to > $1 and s.known_to <= $2)
            """);
        command.Parameters.Add(Parameters.Create(after.Value));
        command.Parameters.Add(Parameters.Create(upTo.Value));
        return [.. await command.ListAsync(row => row.GetString(0), cancel)];
    }

    private async Task<IReadOnlyList<PairChange>> WalkAsync(
        PairScope scope, LedgerPosition after, LedgerPosition upTo, IReadOnlyList<EvidenceSpan> rows, CancellationToken cancel)
    {
        if (rows.Count == 0) return [];
        var walk = new PairWalk(scope, await RepresentationsAsync(scope, rows, upTo, cancel), after, upTo);
        foreach (var statement in rows.GroupBy(row => row.Counting.Statement)) walk.Apply([.. statement]);
        return walk.Changes;
    }

    private async Task<IReadOnlyList<EvidenceSpan>> EvidenceAsync(string sql, NpgsqlParameter[] parameters, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddRange(parameters);
        return await command.ListAsync(
            row => new EvidenceSpan(
                new CountingStatement(StatementId.Parse(row.GetString(0)), row.Single(4)),
                ActorId.Parse(row.GetString(1)),
                ActorId.Parse(row.GetString(2)),
                KebabEnum<Capacity>.Parse(row.GetString(3)),
                TransactionTimeRange.Read(row, 10)),
            cancel);
    }

    private async Task<ILookup<ActorId, RepresentationSpan>> RepresentationsAsync(
        PairScope scope, IReadOnlyList<EvidenceSpan> rows, LedgerPosition upTo, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            """
            select actor, party, first_day, last_day, self, known_from, known_to from read.speaks_for
            where actor = any($1) and ($2 is null or party = any($2)) and known_from <= $3
            """);
        command.Parameters.Add(Ids(rows.SelectMany(row => new[] { row.Speaker, row.Target })));
        command.Parameters.Add(Parameters.Nullable(scope.Parties, NpgsqlDbType.Array | NpgsqlDbType.Text));
        command.Parameters.Add(Parameters.Create(upTo.Value));
        var spans = await command.ListAsync(
            row => (
                Actor: ActorId.Parse(row.GetString(0)),
                Span: new RepresentationSpan(SpeaksForTable.Read(row, 1), TransactionTimeRange.Read(row, 5))),
            cancel);
        return spans.ToLookup(span => span.Actor, span => span.Span);
    }

    private static NpgsqlParameter Ids(IEnumerable<ActorId> actors) =>
        Parameters.Create(actors.Select(actor => actor.Value).Distinct().ToArray());
}
