using Npgsql;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Codebook;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Stances;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Actors;
using StanceTracker.Projections.Folding;

namespace StanceTracker.Projections.Statements;

/// <summary>Which statements to list; null means any.</summary>
/// <param name="Speaker">By this actor, under its own id or one merged into it.</param>
/// <param name="Target">Toward this actor, named or inferred, under any such id.</param>
/// <param name="Pair">Counting for this pair now, at any level.</param>
/// <param name="Act">With this CAMEO code or a more specific one.</param>
/// <param name="Context">In this PLOVER context.</param>
/// <param name="Document">With evidence in this document.</param>
/// <param name="Claim">Taking a standpoint on this claim.</param>
/// <param name="From">On or after this day.</param>
/// <param name="To">On or before this day.</param>
/// <param name="Text">With these words in the paraphrase or quote.</param>
public sealed record StatementFilter(
    ActorId? Speaker = null,
    ActorId? Target = null,
    PairId? Pair = null,
    ActCode? Act = null,
    string? Context = null,
    DocumentId? Document = null,
    ClaimId? Claim = null,
    DateOnly? From = null,
    DateOnly? To = null,
    string? Text = null);

/// <summary>The extent of the ledger.</summary>
/// <param name="Statements">The number of statements not retracted.</param>
/// <param name="Speakers">The number of their speakers.</param>
/// <param name="Documents">The number of documents not withdrawn.</param>
/// <param name="Estimated">Whether the numbers of statements and documents are estimates.</param>
/// <param name="First">The day of the earliest statement; null if there is none.</param>
public sealed record Reach(long Statements, long Speakers, long Documents, bool Estimated, DateOnly? First);

/// <summary>Queries statements.</summary>
/// <param name="database">Connections of the application's role.</param>
/// <param name="ledger">Folds their streams.</param>
/// <param name="actors">Finds the ids of an actor.</param>
public sealed class StatementQueries(NpgsqlDataSource database, LedgerReader ledger, ActorQueries actors)
{
    /// <summary>Beyond this, rows are estimated instead of counted.</summary>
    private const long MaxCounted = 500_000;

    /// <summary>A statement as known at a position; null if it was not recorded by then.</summary>
    public async Task<StatementView?> FindAsync(StatementId statement, LedgerPosition? knownAt, CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand("select position from read.statement where statement = $1");
        command.Parameters.Add(Parameters.Create(statement.Value));
        if (await command.ExecuteScalarAsync(cancel) is not long position || position > (knownAt?.Value ?? long.MaxValue)) return null;
        var stream = StreamId.From(statement);
        var (state, version) = (await ledger.FoldAsync([stream], knownAt, cancel))[stream];
        return StatementView.From(statement, (StatementState)state, version, position);
    }

    /// <summary>The positions at which these statements were recorded.</summary>
    public async Task<IReadOnlyDictionary<StatementId, LedgerPosition>> PositionsAsync(
        IReadOnlyCollection<StatementId> statements, CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand("select statement, position from read.statement where statement = any($1)");
        command.Parameters.Add(Parameters.Create(statements.Select(statement => statement.Value).ToArray()));
        var positions = await command.ListAsync(
            row => (StatementId.Parse(row.GetString(0)), new LedgerPosition(row.GetInt64(1))), cancel);
        return positions.ToDictionary();
    }

    /// <summary>The statements of a joint act that are not retracted, in order of recording.</summary>
    public async Task<IReadOnlyList<StatementId>> OfJointAsync(string joint, CancellationToken cancel = default)
    {
        await using var command =
            database.CreateCommand("select statement from read.statement where terms @> $1 and not retracted order by position");
        command.Parameters.Add(Parameters.Create(new[] { SearchTerm.Joint(joint) }));
        return await command.ListAsync(row => StatementId.Parse(row.GetString(0)), cancel);
    }

    /// <summary>The days of the earliest and latest statements that are not retracted; null if there are none.</summary>
    public async Task<(DateOnly? First, DateOnly? Last)> SpanAsync(CancellationToken cancel = default)
    {
        await using var command =
            database.CreateCommand(
                "select (select min(day) from read.statement where not retracted), (select max(day) from read.statement where not "
                    + "retracted)");
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        return reader.IsDBNull(0) ? (null, null) : (reader.GetFieldValue<DateOnly>(0), reader.GetFieldValue<DateOnly>(1));
    }

    /// <summary>
    /// The extent of the ledger at a position. In a large ledger, statements and documents are estimated from PostgreSQL's statistics.
    /// </summary>
    public async Task<Reach> ReachAsync(LedgerPosition knownAt, CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand(
            """
            with recursive speaker as (
                (select speaker from read.evidence order by speaker limit 1)
                union all
                select (select e.speaker from read.evidence e where e.speaker > s.speaker order by e.speaker limit 1) from speaker s
                    where s.speaker is not null
            ), size as (
                select greatest((select reltuples from pg_class where oid = 'read.statement'::regclass), 0)::bigint as statements,
                       greatest((select reltuples from pg_class where oid = 'read.document'::regclass), 0)::bigint as documents
            )
            select case when s.statements > $2 then s.statements else (select count(*) from read.statement where not retracted
                and position <= $1) end,
                   (select count(*) from speaker p where exists (
                       select from read.evidence e where e.speaker = p.speaker and e.known_from <= $1 and (e.known_to is null
                           or e.known_to > $1))),
                   case when s.documents > $2 then s.documents else (select count(*) from read.document where not withdrawn
                       and position <= $1) end,
                   s.statements > $2 or s.documents > $2,
                   (select min(day) from read.statement where not retracted)
            from size s
            """);
        command.Parameters.Add(Parameters.Create(knownAt.Value));
        command.Parameters.Add(Parameters.Create(MaxCounted));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        return new Reach(
            reader.GetInt64(0),
            reader.GetInt64(1),
            reader.GetInt64(2),
            reader.GetBoolean(3),
            reader.IsDBNull(4) ? null : reader.GetFieldValue<DateOnly>(4));
    }

    /// <summary>
    /// The last day that the ledger covers: that of the newest statement whose span ends neither after a day nor after the newest
    /// document's publication. Null if there is none.
    /// </summary>
    /// <param name="today">The day.</param>
    /// <param name="knownAt">As known at this position; null means now.</param>
    /// <param name="cancel">Cancels the query.</param>
    public async Task<DateOnly?> LatestAsync(DateOnly today, LedgerPosition? knownAt, CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand(
            """
            select last_day from read.evidence
            where last_day <= least($1, (select latest from read.document where not withdrawn and ($2 is null or position <= $2)
                order by latest desc limit 1))
              and known_from <= coalesce($2, 9223372036854775806) and (known_to is null or known_to > coalesce($2, 9223372036854775806))
            order by last_day desc
            limit 1
            """);
        command.Parameters.Add(Parameters.Create(today));
        command.Parameters.Add(Parameters.Nullable(knownAt?.Value, NpgsqlTypes.NpgsqlDbType.Bigint));
        return await command.ExecuteScalarAsync(cancel) is DateOnly day ? day : null;
    }

    /// <summary>
    /// The number of positions scanned in order before an index is used, first for the next ten times as many positions, then for the rest.
    /// A scan finds common matches sooner than an index could collect and sort them all; for rare matches a scan could run to the end of
    /// the ledger. The choice is not left to PostgreSQL, which can only guess how many statements have a rare term, and where.
    /// </summary>
    internal int Scanned { get; init; } = 25_000;

    /// <summary>The next statements in order of recording.</summary>
    /// <param name="after">Start after this position.</param>
    /// <param name="filter">Which to list.</param>
    /// <param name="max">The maximum number.</param>
    /// <param name="cancel">Cancels the query.</param>
    public async Task<IReadOnlyList<StatementView>> NextAsync(
        LedgerPosition after, StatementFilter filter, int max, CancellationToken cancel = default)
    {
        var conditions = await ConditionsAsync(filter, cancel);
        var (scanned, indexed) = (after.Value + Scanned, after.Value + (Scanned * 11L));
        var found = new List<(long Position, StatementId Statement)>();
        await FindAsync(after.Value, scanned, "position");

        // Ordering by an expression keeps the planner from scanning the primary key.
        await FindAsync(scanned, indexed, "position + 0");
        await FindAsync(indexed, long.MaxValue, "position + 0");

        var states = await ledger.FoldAsync([.. found.Select(f => StreamId.From(f.Statement))], upTo: null, cancel);
        return [.. found.Select(f => (f, states[StreamId.From(f.Statement)]))
            .Select(f => StatementView.From(f.f.Statement, (StatementState)f.Item2.State, f.Item2.Version, f.f.Position)!)];

        async Task FindAsync(long from, long upTo, string order)
        {
            if (found.Count == max) return;
            var within = new[] { ("position > $0", Parameters.Create(from)), ("position <= $0", Parameters.Create(upTo)) };
            found.AddRange(await this.FindAsync([.. within, .. conditions], order, max - found.Count, cancel));
        }
    }

    /// <summary>The conditions of a filter on <c>read.statement</c>, each with one parameter, <c>$0</c>.</summary>
    private async Task<IReadOnlyList<(string Condition, NpgsqlParameter Parameter)>> ConditionsAsync(
        StatementFilter filter, CancellationToken cancel)
    {
        var conditions = new List<(string, NpgsqlParameter)>();
        if (filter.Speaker is { } speaker)
            conditions.Add(("terms && $0", Terms(SearchTerm.Speaker, await actors.NamesOfAsync(speaker, cancel))));
        if (filter.Target is { } target)
            conditions.Add(("terms && $0", Terms(SearchTerm.Target, await actors.NamesOfAsync(target, cancel))));
        if (filter.Act is { } act) conditions.Add(("terms @> $0", Parameters.Create(new[] { SearchTerm.Act(act.Value) })));
        if (filter.Context is { } context) conditions.Add(("terms @> $0", Parameters.Create(new[] { SearchTerm.Context(context) })));
        if (filter.Document is { } document)
            conditions.Add(("terms @> $0", Parameters.Create(new[] { SearchTerm.Document(document.Value) })));
        if (filter.Claim is { } claim) conditions.Add(("terms @> $0", Parameters.Create(new[] { SearchTerm.Claim(claim.Value) })));
        if (filter.From is { } from) conditions.Add(("day >= $0", Parameters.Create(from)));
        if (filter.To is { } to) conditions.Add(("day <= $0", Parameters.Create(to)));
        if (filter.Text is { } text) conditions.Add(("words @@ websearch_to_tsquery('simple', $0)", Parameters.Create(text)));
        if (filter.Pair is { } pair)
        {
            // The offset keeps PostgreSQL 15 from flattening the subquery, on which its planner fails.
            conditions.Add((
                "statement in (select c.statement from read.counting(($0::text[])[1], ($0::text[])[2], 9223372036854775806) c offset 0)",
                Parameters.Create(new[] { pair.Holder.Value, pair.Target.Value })));
        }

        return conditions;

        static NpgsqlParameter Terms(Func<string, string> term, IReadOnlyList<ActorId> names) =>
            Parameters.Create(names.Select(name => term(name.Value)).ToArray());
    }

    private async Task<List<(long Position, StatementId Statement)>> FindAsync(
        IReadOnlyList<(string Condition, NpgsqlParameter Parameter)> conditions, string order, int max, CancellationToken cancel)
    {
        // A custom plan: a generic one would be wrong either for rare terms or for those of half the statements. Enough memory for an exact
        // bitmap of a hundred thousand rows.
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(
            new NpgsqlBatchCommand(
                "select set_config('plan_cache_mode', 'force_custom_plan', true), set_config('work_mem', '64MB', true)"));
        var where = string.Join(" and ", conditions.Select((condition, i) => condition.Condition.Replace("$0", $"${i + 1}")));
        var command = new NpgsqlBatchCommand($"select position, statement from read.statement where {where} order by {order} limit {max}");
        foreach (var (_, parameter) in conditions) command.Parameters.Add(parameter.Clone());
        batch.BatchCommands.Add(command);
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        await reader.NextResultAsync(cancel);
        var found = new List<(long Position, StatementId Statement)>();
        while (await reader.ReadAsync(cancel)) found.Add((reader.GetInt64(0), StatementId.Parse(reader.GetString(1))));
        return found;
    }
}
