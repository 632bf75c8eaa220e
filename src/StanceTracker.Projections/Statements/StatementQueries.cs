using Npgsql;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Acts;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Ledgers;
using StanceTracker.Domain.Stances;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Actors;
using StanceTracker.Projections.Folding;

namespace StanceTracker.Projections.Statements;

/// <summary>Which statements to list; null is any.</summary>
/// <param name="Speaker">Said by this actor, under its own id or one that was merged into it.</param>
/// <param name="Target">Toward this actor, named or inferred, likewise.</param>
/// <param name="Pair">Those that count for this pair now, at whatever level.</param>
/// <param name="Act">Of this CAMEO code, or a kind of it.</param>
/// <param name="Context">In this PLOVER context.</param>
/// <param name="Document">With evidence in this document.</param>
/// <param name="Claim">That take a position on this claim.</param>
/// <param name="From">Not before this day.</param>
/// <param name="To">Not after this day.</param>
/// <param name="Text">Whose paraphrase or quote has these words.</param>
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

/// <summary>Reads statements.</summary>
/// <param name="database">Connections of the application's role.</param>
/// <param name="ledger">Their streams.</param>
/// <param name="actors">The names that an actor goes by.</param>
public sealed class StatementQueries(NpgsqlDataSource database, LedgerReader ledger, ActorQueries actors)
{
    /// <summary>A statement as it was known; null if it was not recorded by then.</summary>
    public async Task<StatementView?> FindAsync(StatementId statement, LedgerPosition? knownAt, CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand("select position from read.statement where statement = $1");
        command.Parameters.Add(Parameters.Of(statement.Value));
        if (await command.ExecuteScalarAsync(cancel) is not long position || position > (knownAt?.Value ?? long.MaxValue)) return null;
        var stream = StreamId.Of(statement);
        var (state, version) = (await ledger.FoldAsync([stream], knownAt, cancel))[stream];
        return StatementView.Of(statement, (StatementState)state, version, position);
    }

    /// <summary>Where these statements were recorded.</summary>
    public async Task<IReadOnlyDictionary<StatementId, LedgerPosition>> PositionsAsync(IReadOnlyCollection<StatementId> statements, CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand("select statement, position from read.statement where statement = any($1)");
        command.Parameters.Add(Parameters.Of(statements.Select(statement => statement.Value).ToArray()));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var positions = new Dictionary<StatementId, LedgerPosition>(statements.Count);
        while (await reader.ReadAsync(cancel)) positions.Add(StatementId.Of(reader.GetString(0)), new LedgerPosition(reader.GetInt64(1)));
        return positions;
    }

    /// <summary>The days of the earliest and the newest statement that are not retracted; null if there is none.</summary>
    public async Task<(DateOnly? First, DateOnly? Last)> SpanAsync(CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand("select (select min(day) from read.statement where not retracted), (select max(day) from read.statement where not retracted)");
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        return reader.IsDBNull(0) ? (null, null) : (reader.GetFieldValue<DateOnly>(0), reader.GetFieldValue<DateOnly>(1));
    }

    /// <summary>The next statements in order of their recording.</summary>
    /// <param name="after">The position to go on behind.</param>
    /// <param name="filter">Which.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<IReadOnlyList<StatementView>> NextAsync(LedgerPosition after, StatementFilter filter, int most, CancellationToken cancel = default)
    {
        // Planned for what is asked: terms that half of the statements have are met soon in order of position, and rare ones are looked up. One plan for all would look up and sort every one.
        var command = new NpgsqlBatchCommand();
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand("select set_config('plan_cache_mode', 'force_custom_plan', true)"));
        batch.BatchCommands.Add(command);
        var conditions = new List<string> { "position > $1" };
        command.Parameters.Add(Parameters.Of(after.Value));
        if (filter.Speaker is { } speaker) Where("terms && $0", Terms(Term.Speaker, await actors.NamesOfAsync(speaker, cancel)));
        if (filter.Target is { } target) Where("terms && $0", Terms(Term.Target, await actors.NamesOfAsync(target, cancel)));
        if (filter.Act is { } act) Where("terms @> $0", Parameters.Of(new[] { Term.Act(act.Value) }));
        if (filter.Context is { } context) Where("terms @> $0", Parameters.Of(new[] { Term.Context(context) }));
        if (filter.Document is { } document) Where("terms @> $0", Parameters.Of(new[] { Term.Document(document.Value) }));
        if (filter.Claim is { } claim) Where("terms @> $0", Parameters.Of(new[] { Term.Claim(claim.Value) }));
        if (filter.From is { } from) Where("day >= $0", Parameters.Of(from));
        if (filter.To is { } to) Where("day <= $0", Parameters.Of(to));
        if (filter.Text is { } text) Where("words @@ websearch_to_tsquery('simple', $0)", Parameters.Of(text));
        if (filter.Pair is { } pair)
        {
            Where(
                "statement in (select c.statement from read.counting(($0::text[])[1], ($0::text[])[2], 9223372036854775806) c offset 0)", // not pulled up: the planner of PostgreSQL 15 then fails
                Parameters.Of(new[] { pair.Holder.Value, pair.Target.Value }));
        }

        command.CommandText = $"select position, statement from read.statement where {string.Join(" and ", conditions)} order by position limit {most}";
        var found = new List<(long Position, StatementId Statement)>();
        await using (var reader = await batch.ExecuteReaderAsync(cancel))
        {
            await reader.NextResultAsync(cancel);
            while (await reader.ReadAsync(cancel)) found.Add((reader.GetInt64(0), StatementId.Of(reader.GetString(1))));
        }

        var states = await ledger.FoldAsync([.. found.Select(f => StreamId.Of(f.Statement))], upTo: null, cancel);
        return [.. found.Select(f => (f, states[StreamId.Of(f.Statement)])).Select(f => StatementView.Of(f.f.Statement, (StatementState)f.Item2.State, f.Item2.Version, f.f.Position)!)];

        void Where(string condition, NpgsqlParameter parameter)
        {
            command.Parameters.Add(parameter);
            conditions.Add(condition.Replace("$0", $"${command.Parameters.Count}"));
        }

        static NpgsqlParameter Terms(Func<string, string> term, IReadOnlyList<ActorId> names) => Parameters.Of(names.Select(name => term(name.Value)).ToArray());
    }
}
