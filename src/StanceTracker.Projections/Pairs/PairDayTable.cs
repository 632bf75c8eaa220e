using Npgsql;
using StanceTracker.Domain;
using StanceTracker.Domain.Stances;
using StanceTracker.Domain.Statements;
using StanceTracker.Projections.Folding;

namespace StanceTracker.Projections.Pairs;

/// <summary>The table <c>read.pair_day</c>, and the marks of stale pairs, whose sums it does not keep up to date.</summary>
internal static class PairDayTable
{
    /// <summary>The columns of its key.</summary>
    public const string Key = $"holder, target, {ObservationColumns.Key}";

    /// <summary>Its columns.</summary>
    public const string Columns = $"{Key}, statements, confidence";

    /// <summary>
    /// The default number of rows of evidence that a batch may touch for its sums to be updated in its transaction. Beyond that the pairs
    /// are marked stale, which costs less than summing, and <see cref="StalePairs"/> sums them again.
    /// </summary>
    public const int MaxSummed = 400;

    /// <summary>
    /// Updates the sums: those of new statements are added; if a batch changes what older ones contribute or whom they count for, every
    /// affected sum is computed again from the evidence, never subtracted from. For stale pairs only the mark moves.
    /// </summary>
    /// <param name="writes">Takes the statements.</param>
    /// <param name="fold">The batch.</param>
    /// <param name="maxSummed">The number of rows of evidence that it may touch; 0 marks all affected pairs as stale.</param>
    /// <param name="reattributed">The number of rows of evidence that name a reattributed actor; counted no further than needed.</param>
    public static void Write(NpgsqlBatch writes, ProjectionBatch fold, int maxSummed, long reattributed)
    {
        var fresh = fold.Fresh.ToArray();
        var position = fold.Touched.Values.Max(touched => touched.Last.Position.Value);
        if (maxSummed == 0
            || fresh.Concat(fold.Reweighed).Sum(statement => (long)fold.Evidence.OpenRowsOf(statement).Count) + reattributed > maxSummed)
        {
            MarkFresh(writes, fold, fresh, position);
            MarkChanged(writes, fold, position);
        }
        else
        {
            AddFresh(writes, fold, fresh, position);
            Recompute(writes, fold, position);
        }
    }

    private static void MarkFresh(NpgsqlBatch writes, ProjectionBatch fold, StatementId[] fresh, long position)
    {
        var pairs = fresh.SelectMany(statement => PairsOf(fold, statement)).Distinct().ToArray();
        writes.Add(
            """
            insert into read.stale_pair (holder, target, position) select holder, target, $3 from unnest($1, $2) as p (holder, target)
            on conflict (holder, target) do update set position = excluded.position
            """,
            pairs,
            Parameters.Column(pairs, pair => pair.Holder.Value),
            Parameters.Column(pairs, pair => pair.Target.Value),
            Parameters.Create(position));
    }

    /// <summary>Marks every pair that the changed rows may have counted for before the batch, or may count for now, on any day.</summary>
    private static void MarkChanged(NpgsqlBatch writes, ProjectionBatch fold, long position)
    {
        if (fold.Reweighed.Count + fold.Reattributed.Count == 0) return;
        var command = new NpgsqlBatchCommand(
            $"""
            insert into read.stale_pair (holder, target, position)
            select distinct s.party, t.party, $4
            from (select distinct speaker, target from ({Changed}) c) c
            join read.speaks_for s on s.actor = c.speaker and (s.known_to is null or s.known_to > $3)
            join read.speaks_for t on t.actor = c.target and (t.known_to is null or t.known_to > $3)
            where s.party <> t.party
            on conflict (holder, target) do update set position = excluded.position
            """);
        foreach (var parameter in Affected(fold, position)) command.Parameters.Add(parameter);
        writes.BatchCommands.Add(command);
    }

    private static void AddFresh(NpgsqlBatch writes, ProjectionBatch fold, StatementId[] fresh, long position)
    {
        var sums = (
            from statement in fresh
            from pair in PairsOf(fold, statement)
            let any = fold.Evidence.OpenRowsOf(statement).First()
            group any.Confidence by (pair, any.Span, any.Extent, any.Act, any.Announced) into sum
            select (sum.Key, Statements: sum.LongCount(), Confidence: sum.Sum())).ToArray();
        writes.Add(
            $"""
            with fresh as (
                select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9) as f ({Columns})
            ), stale as (
                update read.stale_pair s set position = $10 from (select distinct holder, target from fresh) f
                where (s.holder, s.target) = (f.holder, f.target) returning s.holder, s.target
            )
            insert into read.pair_day as p ({Columns})
            select * from fresh f where not exists (select from stale s where (s.holder, s.target) = (f.holder, f.target))
            on conflict ({Key})
            do update set statements = p.statements + excluded.statements, confidence = p.confidence + excluded.confidence
            """,
            sums,
            Parameters.Column(sums, sum => sum.Key.pair.Holder.Value),
            Parameters.Column(sums, sum => sum.Key.pair.Target.Value),
            Parameters.Column(sums, sum => sum.Key.Span.First),
            Parameters.Column(sums, sum => sum.Key.Span.Last),
            Parameters.Column(sums, sum => sum.Key.Extent == Extent.Throughout),
            Parameters.Column(sums, sum => sum.Key.Act.Value),
            Parameters.Column(sums, sum => sum.Key.Announced),
            Parameters.Column(sums, sum => sum.Statements),
            Parameters.Column(sums, sum => sum.Confidence),
            Parameters.Create(position));
    }

    /// <summary>
    /// Sums the pairs, spans and acts that the changed rows counted for before the batch, or count for now, from the evidence of their
    /// days.
    /// </summary>
    private static void Recompute(NpgsqlBatch writes, ProjectionBatch fold, long position)
    {
        if (fold.Reweighed.Count + fold.Reattributed.Count == 0) return;
        var command = new NpgsqlBatchCommand(
            $"""
            with touched as (
                select distinct s.party as holder, t.party as target, c.day, {ObservationColumns.Of("c")}
                from ({Changed}) c
                join read.speaks_for s on s.actor = c.speaker and c.day between s.first_day and s.last_day and (s.known_to is null
                    or s.known_to > $3)
                join read.speaks_for t on t.actor = c.target and c.day between t.first_day and t.last_day and (t.known_to is null
                    or t.known_to > $3)
                where s.party <> t.party and (s.self or c.capacity = 'official')
            ), stale as (
                update read.stale_pair s set position = $4 from (select distinct holder, target from touched) c
                where (s.holder, s.target) = (c.holder, c.target) returning s.holder, s.target
            ), affected as (
                select * from touched c where not exists (select from stale s where (s.holder, s.target) = (c.holder, c.target))
            ), counting as (
                select c.holder, c.target, {ObservationColumns.Of("c")}, count(*) as statements, sum(c.confidence) as confidence
                from (select array_agg(holder) as holders, array_agg(target) as targets, array_agg(day) as days
                    from (select distinct holder, target, day from affected) d) cells
                cross join lateral read.counting(cells.holders, cells.targets, cells.days, cells.days, 9223372036854775806) c
                group by c.holder, c.target, {ObservationColumns.Of("c")}
            ), sums as (
                select {Key}, coalesce(n.statements, 0) as statements, coalesce(n.confidence, 0) as confidence
                from affected c left join counting n using ({Key})
            ), kept as (
                insert into read.pair_day as p ({Columns})
                select * from sums where statements > 0
                on conflict ({Key})
                do update set statements = excluded.statements, confidence = excluded.confidence
            )
            delete from read.pair_day p using sums s
            where s.statements = 0 and (p.holder, p.target, {ObservationColumns.Of("p")}) =
                (s.holder, s.target, {ObservationColumns.Of("s")})
            """);
        foreach (var parameter in Affected(fold, position)) command.Parameters.Add(parameter);
        writes.BatchCommands.Add(command);
    }

    /// <summary>The rows of evidence that a batch changed or attributes differently, as they were before it and as they are now.</summary>
    private const string Changed =
        $"""
        select speaker collate "C", target collate "C", capacity, day, {ObservationColumns.Key}
        from unnest($1, $2, $5, $6, $7, $8, $9, $10, $11) as r (speaker, target, capacity, day, {ObservationColumns.Key})
        union all
        select speaker, target, capacity, day, {ObservationColumns.Key} from read.evidence
        where (speaker = any($12) or target = any($12)) and (known_to is null or known_to > $3)
        """;

    private static NpgsqlParameter[] Affected(ProjectionBatch fold, long position)
    {
        var rows = fold.Evidence.Closed.Where(closed => fold.Reweighed.Contains(closed.Subject)).Select(closed => closed.Row)
            .Concat(fold.Reweighed.SelectMany(statement => fold.Evidence.OpenRowsOf(statement)))
            .Distinct()
            .ToArray();
        return
        [
            Parameters.Column(rows, row => row.Speaker.Value),
            Parameters.Column(rows, row => row.Target.Value),
            Parameters.Create(fold.Touched.Values.Min(touched => touched.First.Position.Value) - 1),
            Parameters.Create(position),
            Parameters.Column(rows, row => KebabEnum<Capacity>.Format(row.Capacity)),
            Parameters.Column(rows, row => row.Day),
            Parameters.Column(rows, row => row.Span.First),
            Parameters.Column(rows, row => row.Span.Last),
            Parameters.Column(rows, row => row.Extent == Extent.Throughout),
            Parameters.Column(rows, row => row.Act.Value),
            Parameters.Column(rows, row => row.Announced),
            Parameters.Create(fold.Reattributed.Select(actor => actor.Value).ToArray()),
        ];
    }

    private static IReadOnlySet<PairId> PairsOf(ProjectionBatch fold, StatementId statement)
    {
        var rows = fold.Evidence.OpenRowsOf(statement);
        if (rows.Count == 0) return new HashSet<PairId>();
        var any = rows.First();
        return Attribution.Pairs(
            any.Capacity, any.Day, fold.SpeaksFor.RepresentedBy(any.Speaker), rows.Select(row => fold.SpeaksFor.RepresentedBy(row.Target)));
    }
}
