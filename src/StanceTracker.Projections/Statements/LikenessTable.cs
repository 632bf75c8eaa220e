using Npgsql;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;
using StanceTracker.Projections.Folding;

namespace StanceTracker.Projections.Statements;

/// <summary>The table <c>read.likeness</c>.</summary>
internal static class LikenessTable
{
    /// <summary>Writes the traits of the statements that a batch touched anew. Their rows of <c>read.statement</c> are written before.</summary>
    public static void Write(NpgsqlBatch writes, ProjectionBatch fold)
    {
        var touched = fold.Touched.Where(t => t.Key.Kind == StreamKind.Statement).ToArray();
        var changed = touched.Where(t => !t.Value.Begun).ToArray();
        writes.Add(
            "delete from read.likeness l using read.statement s where s.statement = any($1) and l.position = s.position",
            changed,
            Parameters.Column(changed, t => t.Key.Slug));
        var rows = touched
            .Select(t => (t.Key.Slug, t.Value, State: (StatementState)fold.State(t.Key)))
            .SelectMany(t => Likeness.Traits(t.State), (t, trait) => (Statement: t.Slug, Position: t.Value.Begun ? t.Value.First.Position.Value : (long?)null, Trait: trait, t.State.Content!.SaidOn))
            .ToArray();
        writes.Add(
            """
            insert into read.likeness (speaker, target, root, spread, earliest, latest, position)
            select n.speaker, n.target, n.root, n.spread, n.earliest, n.latest,
                   coalesce(n.position, (select s.position from read.statement s where s.statement = n.statement))
            from unnest($1, $2, $3, $4, $5, $6, $7, $8) as n (statement, position, speaker, target, root, spread, earliest, latest)
            """,
            rows,
            Parameters.Column(rows, row => row.Statement),
            Parameters.Column(rows, NpgsqlTypes.NpgsqlDbType.Bigint, row => row.Position),
            Parameters.Column(rows, row => row.Trait.Speaker.Value),
            Parameters.Column(rows, row => row.Trait.Target.Value),
            Parameters.Column(rows, row => row.Trait.Root.Value),
            Parameters.Column(rows, row => Spread(row.SaidOn)),
            Parameters.Column(rows, row => row.SaidOn.Earliest),
            Parameters.Column(rows, row => row.SaidOn.Latest));
    }

    /// <summary>0: one day; 1: up to 31 days more; 2: longer.</summary>
    public static short Spread(SaidOn span) => (span.Latest.DayNumber - span.Earliest.DayNumber) switch
    {
        0 => 0,
        <= 31 => 1,
        _ => 2,
    };
}
