using Npgsql;
using NpgsqlTypes;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Stances;
using StanceTracker.Domain.Stances.Method;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Folding;
using StanceTracker.Projections.Speakers;

namespace StanceTracker.Projections.Pairs;

/// <summary>The observations of some pairs, and the position of the ledger that they reflect.</summary>
/// <param name="Position">The position.</param>
/// <param name="Pairs">The observations by pair, in order of holder and target; a pair without any may be left out.</param>
public sealed record Observed(LedgerPosition Position, IReadOnlyList<PairObservations> Pairs);

/// <summary>The observations of a pair, one for each span, extent, act and whether announced.</summary>
public sealed record PairObservations(PairId Pair, IReadOnlyList<Observation> Observations);

/// <summary>The actors that two ids mean.</summary>
public interface IPairRow
{
    /// <summary>The actor that the holder's id means; null if it was never introduced.</summary>
    ActorId? Holder { get; }

    /// <summary>The actor that the target's id means; null if it was never introduced.</summary>
    ActorId? Target { get; }
}

/// <summary>What is known about two ids.</summary>
/// <param name="Position">The position of the ledger that it reflects.</param>
/// <param name="Holder">The actor that the holder's id means then; null if it was never introduced.</param>
/// <param name="Target">The actor that the target's id means then; null if it was never introduced.</param>
/// <param name="Observations">The observations of the pair; empty if an id means another actor.</param>
public sealed record AboutPair(
    LedgerPosition Position, ActorId? Holder, ActorId? Target, IReadOnlyList<Observation> Observations) : IPairRow;

/// <summary>A statement that counts for a pair.</summary>
public readonly record struct CountingStatement(StatementId Statement, Observation Observation);

/// <summary>
/// Queries what stances are computed from: as known now, from <c>read.pair_day</c>, in time proportional to the pair's own days; as known
/// at an earlier position, from <c>read.evidence</c> and <c>read.speaks_for</c>.
/// </summary>
/// <param name="database">Connections of the application's role.</param>
public sealed class PairQueries(NpgsqlDataSource database)
{
    /// <summary>What is known about one pair, in one query.</summary>
    /// <param name="holder">An id, introduced or not.</param>
    /// <param name="target">Another id, or the same.</param>
    /// <param name="knownAt">As known at this position; null means now.</param>
    /// <param name="cancel">Cancels the query.</param>
    public async Task<AboutPair> AboutAsync(ActorId holder, ActorId target, LedgerPosition? knownAt, CancellationToken cancel = default)
    {
        await using var command = Command(
            $"select reflected, holding, targeted, {ObservationColumns.Key}, statements, confidence from read.about_pair($1, $2, $3)",
            Parameters.Create(holder.Value),
            Parameters.Create(target.Value),
            Parameters.Nullable(knownAt?.Value, NpgsqlDbType.Bigint));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        ActorId? Meant(int column) => reader.IsDBNull(column) ? null : ActorId.Parse(reader.GetString(column));
        var about = (Position: new LedgerPosition(reader.GetInt64(0)), Holder: Meant(1), Target: Meant(2));
        var observations = new List<Observation>();
        if (!reader.IsDBNull(3))
        {
            do observations.Add(reader.Summed(3));
            while (await reader.ReadAsync(cancel));
        }

        return new AboutPair(about.Position, about.Holder, about.Target, observations);
    }

    /// <summary>The observations of the pairs between these holders and targets.</summary>
    /// <param name="holders">The holders; null means any.</param>
    /// <param name="targets">The targets; null means any.</param>
    /// <param name="knownAt">As known at this position; null means now.</param>
    /// <param name="cancel">Cancels the query.</param>
    public async Task<Observed> ObservedAsync(
        IReadOnlyCollection<ActorId>? holders,
        IReadOnlyCollection<ActorId>? targets,
        LedgerPosition? knownAt,
        CancellationToken cancel = default)
    {
        await using var command = knownAt is null
            ? Command(
                $"""
                select head.position, p.holder, p.target, {ObservationColumns.Of("p")}, p.statements, p.confidence
                from (select coalesce(max(seq_id), 0) as position from ledger.mt_events) head
                left join read.observed($1, $2) p on true
                """,
                Ids(holders),
                Ids(targets))
            : Command(
                $"""
                select $3, c.holder, c.target, {ObservationColumns.Of("c")}, count(*), sum(c.confidence)
                from (select) one left join read.counting($1, $2, $3) c on true
                group by c.holder, c.target, {ObservationColumns.Of("c")}
                """,
                Ids(holders),
                Ids(targets),
                Parameters.Create(knownAt.Value.Value));
        return await ReadAsync(command, cancel);
    }

    /// <summary>The next pairs in order of holder and target, as known now, found without sorting the rest.</summary>
    /// <param name="after">Start after this pair; null starts at the beginning.</param>
    /// <param name="holder">Only pairs of this holder.</param>
    /// <param name="target">Only pairs toward this target.</param>
    /// <param name="max">The maximum number of pairs.</param>
    /// <param name="cancel">Cancels the query.</param>
    public async Task<Observed> NextAsync(PairId? after, ActorId? holder, ActorId? target, int max, CancellationToken cancel = default)
    {
        // One step along the matching index, from a pair to the next.
        string StepIn(
            string table,
            string afterHolder,
            string afterTarget) => $"(select d.holder, d.target from {table} d where " + (holder, target) switch
            {
                (null, null) => $"(d.holder, d.target) > ({afterHolder}, {afterTarget})",
                (not null, null) => $"d.holder = $4 and d.target > {afterTarget}",
                (null, not null) => $"d.target = $4 and d.holder > {afterHolder}",
                _ => $"d.holder = $4 and d.target = $5 and (d.holder, d.target) > ({afterHolder}, {afterTarget})",
            } + " order by d.holder, d.target limit 1)";
        string Step(string afterHolder, string afterTarget) =>
            $"select * from ({StepIn("read.pair_day", afterHolder, afterTarget)} union all "
                + $"{StepIn("read.stale_pair", afterHolder, afterTarget)}) d order by d.holder, d.target limit 1";

        await using var command = Command(
            $"""
            with recursive pairs as (
                ({Step("$1", "$2")})
                union all
                select n.holder, n.target from pairs p cross join lateral ({Step("p.holder", "p.target")}) n
            ), page as (
                select * from pairs limit $3
            )
            select head.position, page.holder, page.target, {ObservationColumns.Of("d")}, d.statements, d.confidence
            from (select coalesce(max(seq_id), 0) as position from ledger.mt_events) head
            left join page on true
            left join lateral (
                select {ObservationColumns.Of("p")}, p.statements, p.confidence from read.pair_day p
                where p.holder = page.holder and p.target = page.target and not exists (select from read.stale_pair s
                    where s.holder = page.holder and s.target = page.target)
                union all
                select {ObservationColumns.Of("s")}, s.statements, s.confidence
                    from read.observed_of_stale(array[page.holder], array[page.target]) s
            ) d on true
            """,
            [
                Parameters.Create(after?.Holder.Value ?? ""),
                Parameters.Create(after?.Target.Value ?? ""),
                Parameters.Create((long)max),
                .. new[] { holder, target }.OfType<ActorId>().Select(actor => Parameters.Create(actor.Value)),
            ]);
        return await ReadAsync(command, cancel);
    }

    /// <summary>
    /// The actors of some kinds with the most statements that count for them now, as holder or target; in descending order of that number,
    /// then by id.
    /// </summary>
    /// <param name="kinds">The kinds.</param>
    /// <param name="max">The maximum number.</param>
    /// <param name="cancel">Cancels the query.</param>
    public async Task<IReadOnlyList<ActorId>> BusiestAsync(
        IReadOnlyCollection<ActorKind> kinds, int max, CancellationToken cancel = default)
    {
        await using var command = Command(
            """
            select a.actor
            from (
                select holder as actor, sum(statements) as statements from read.pair_day group by holder
                union all
                select target, sum(statements) from read.pair_day group by target
            ) s
            join read.actor a on a.actor = s.actor
            where a.kind = any($1)
            group by a.actor
            order by sum(s.statements) desc, a.actor
            limit $2
            """,
            Parameters.Create(kinds.Select(Domain.KebabEnum<ActorKind>.Format).ToArray()),
            Parameters.Create((long)max));
        return await command.ListAsync(row => ActorId.Parse(row.GetString(0)), cancel);
    }

    /// <summary>Whom actors speak for at a position, by speaker.</summary>
    public async Task<ILookup<ActorId, Representation>> RepresentationsAsync(
        IReadOnlyCollection<ActorId> actors, LedgerPosition knownAt, CancellationToken cancel = default)
    {
        await using var command = Command(
            "select actor, party, first_day, last_day, self from read.speaks_for where actor = any($1) and known_from <= $2 and (known_to "
                + "is null or known_to > $2)",
            Ids(actors),
            Parameters.Create(knownAt.Value));
        var representations = await command.ListAsync(
            row => (Actor: ActorId.Parse(row.GetString(0)), Spoken: SpeaksForTable.Read(row, 1)), cancel);
        return representations.ToLookup(spoken => spoken.Actor, spoken => spoken.Spoken);
    }

    /// <summary>The statements that count for a pair, in order of day and id, and the position that they reflect.</summary>
    public async Task<(LedgerPosition Position, IReadOnlyList<CountingStatement> Statements)> CountingAsync(
        PairId pair, LedgerPosition? knownAt, CancellationToken cancel = default)
    {
        await using var command = Command(
            $"""
            select head.position, c.statement, {ObservationColumns.Of("c")}, c.confidence
            from (select coalesce($3, (select coalesce(max(seq_id), 0) from ledger.mt_events)) as position) head
            left join lateral read.counting($1, $2, head.position) c on true
            order by c.day, c.statement
            """,
            Parameters.Create(pair.Holder.Value),
            Parameters.Create(pair.Target.Value),
            Parameters.Nullable(knownAt?.Value, NpgsqlDbType.Bigint));
        var rows = await command.ListAsync(
            row => (
                Position: new LedgerPosition(row.GetInt64(0)),
                Statement: row.IsDBNull(1) ? default(CountingStatement?) : new(StatementId.Parse(row.GetString(1)), row.Single(2))),
            cancel);
        return (rows[0].Position, [.. rows.Select(row => row.Statement).OfType<CountingStatement>()]);
    }

    /// <summary>The statements that count for each of some pairs, as known at a position.</summary>
    public async Task<ILookup<PairId, CountingStatement>> CountingAsync(
        IReadOnlyCollection<PairId> pairs, LedgerPosition knownAt, CancellationToken cancel = default)
    {
        await using var command = Command(
            $"""
            select p.holder, p.target, c.statement, {ObservationColumns.Of("c")}, c.confidence
            from unnest($1, $2) as p (holder, target)
            cross join lateral read.counting(p.holder, p.target, $3) c
            """,
            Parameters.Column(pairs, pair => pair.Holder.Value),
            Parameters.Column(pairs, pair => pair.Target.Value),
            Parameters.Create(knownAt.Value));
        var counting = await command.ListAsync(
            row => (
                Pair: new PairId(ActorId.Parse(row.GetString(0)), ActorId.Parse(row.GetString(1))),
                Statement: new CountingStatement(StatementId.Parse(row.GetString(2)), row.Single(3))),
            cancel);
        return counting.ToLookup(c => c.Pair, c => c.Statement);
    }

    /// <summary>
    /// Sorts the pairs, and the observations of each, which nearly always arrive sorted: PostgreSQL would sort a million of them on disk.
    /// The order must not depend on the query, since sums in another order differ in their last digits.
    /// </summary>
    private static async Task<Observed> ReadAsync(NpgsqlCommand command, CancellationToken cancel)
    {
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var position = LedgerPosition.Start;
        var pairs = new Dictionary<PairId, List<Observation>>();
        while (await reader.ReadAsync(cancel))
        {
            position = new LedgerPosition(reader.GetInt64(0));
            if (reader.IsDBNull(1)) continue;
            var pair = new PairId(ActorId.Parse(reader.GetString(1)), ActorId.Parse(reader.GetString(2)));
            if (!pairs.TryGetValue(pair, out var observations)) pairs.Add(pair, observations = []);

            // A stale pair may have no observations.
            if (!reader.IsDBNull(3)) observations.Add(reader.Summed(3));
        }

        foreach (var observations in pairs.Values)
        {
            if (observations.Zip(observations.Skip(1)).Any(two => Compare(two.First, two.Second) > 0)) observations.Sort(Compare);
        }

        return new Observed(
            position,
            [.. pairs
                .Select(pair => new PairObservations(pair.Key, pair.Value))
                .OrderBy(of => of.Pair.Holder.Value, StringComparer.Ordinal)
                .ThenBy(of => of.Pair.Target.Value, StringComparer.Ordinal)]);
    }

    private static int Compare(Observation one, Observation other) => Key(one).CompareTo(Key(other)) is var byDays and not 0 ? byDays
        : string.CompareOrdinal(one.Act.Value, other.Act.Value) is var byAct and not 0 ? byAct
        : one.Announced.CompareTo(other.Announced);

    private static (DateOnly First, DateOnly Last, Extent Extent) Key(Observation of) => (of.Span.First, of.Span.Last, of.Extent);

    private NpgsqlCommand Command(string sql, params NpgsqlParameter[] parameters)
    {
        var command = database.CreateCommand(sql);
        command.Parameters.AddRange(parameters);
        return command;
    }

    private static NpgsqlParameter Ids(IReadOnlyCollection<ActorId>? actors) =>
        Parameters.Nullable(actors?.Select(actor => actor.Value).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text);
}
