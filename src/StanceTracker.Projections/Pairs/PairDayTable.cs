using Npgsql;
using StanceTracker.Domain.Stances;
using StanceTracker.Projections.Folding;

namespace StanceTracker.Projections.Pairs;

/// <summary>The table <c>read.pair_day</c>.</summary>
internal static class PairDayTable
{
    /// <summary>
    /// Brings the sums up to date. Where a batch only records new statements, theirs are added; where it changes what older ones bring or whom they count for, every
    /// sum concerned is summed anew from the evidence, never subtracted from.
    /// </summary>
    public static void Write(NpgsqlBatch writes, BatchFold fold)
    {
        if (fold.Reweighed.Count + fold.Reattributed.Count > 0) SumAnew(writes, fold);
        else AddFresh(writes, fold);
    }

    private static void AddFresh(NpgsqlBatch writes, BatchFold fold)
    {
        var sums = (
            from statement in fold.Fresh
            let rows = fold.Evidence.Of(statement)
            where rows.Count > 0
            let any = rows.First()
            from pair in Attribution.Pairs(any.Capacity, any.Day, fold.SpeaksFor.Of(any.Speaker), rows.Select(row => fold.SpeaksFor.Of(row.Target)))
            group any.Confidence by (pair, any.Day, any.Act) into sum
            select (sum.Key.pair, sum.Key.Day, sum.Key.Act, Statements: sum.LongCount(), Confidence: sum.Sum())).ToArray();
        writes.Add(
            """
            insert into read.pair_day as p (holder, target, day, act, statements, confidence)
            select * from unnest($1, $2, $3, $4, $5, $6)
            on conflict (holder, target, day, act)
            do update set statements = p.statements + excluded.statements, confidence = p.confidence + excluded.confidence
            """,
            sums,
            Parameters.Column(sums, sum => sum.pair.Holder.Value),
            Parameters.Column(sums, sum => sum.pair.Target.Value),
            Parameters.Column(sums, sum => sum.Day),
            Parameters.Column(sums, sum => sum.Act.Value),
            Parameters.Column(sums, sum => sum.Statements),
            Parameters.Column(sums, sum => sum.Confidence));
    }

    /// <summary>The pairs, days and acts that the changed rows counted for before the batch, or count for now, are summed from the evidence.</summary>
    private static void SumAnew(NpgsqlBatch writes, BatchFold fold)
    {
        var statements = fold.Reweighed.Concat(fold.Fresh).Select(statement => statement.Value).ToArray();
        var actors = fold.Reattributed.Select(actor => actor.Value).ToArray();
        var before = fold.Touched.Values.Min(touched => touched.First.Position.Value) - 1;
        writes.BatchCommands.Add(new NpgsqlBatchCommand(
            """
            with changed as (
                select speaker, target, capacity, day, act from read.evidence
                where (statement = any($1) or speaker = any($2) or target = any($2)) and (known_to is null or known_to > $3)
            ), concerned as (
                select distinct s.party as holder, t.party as target, c.day, c.act
                from changed c
                join read.speaks_for s on s.actor = c.speaker and c.day between s.first_day and s.last_day and (s.known_to is null or s.known_to > $3)
                join read.speaks_for t on t.actor = c.target and c.day between t.first_day and t.last_day and (t.known_to is null or t.known_to > $3)
                where s.party <> t.party and (s.self or c.capacity = 'official')
            ), pairs as (
                select distinct holder, target from concerned
            ), counting as (
                select p.holder, p.target, c.day, c.act, count(*) as statements, sum(c.confidence) as confidence
                from pairs p cross join lateral read.counting(p.holder, p.target, 9223372036854775806) c
                group by p.holder, p.target, c.day, c.act
            ), sums as (
                select c.holder, c.target, c.day, c.act, coalesce(n.statements, 0) as statements, coalesce(n.confidence, 0) as confidence
                from concerned c left join counting n using (holder, target, day, act)
            ), kept as (
                insert into read.pair_day as p (holder, target, day, act, statements, confidence)
                select * from sums where statements > 0
                on conflict (holder, target, day, act) do update set statements = excluded.statements, confidence = excluded.confidence
            )
            delete from read.pair_day p using sums s
            where s.statements = 0 and (p.holder, p.target, p.day, p.act) = (s.holder, s.target, s.day, s.act)
            """)
        {
            Parameters = { Parameters.Of(statements), Parameters.Of(actors), Parameters.Of(before) },
        });
    }
}
