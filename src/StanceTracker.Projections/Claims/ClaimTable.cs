using Npgsql;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Events;
using StanceTracker.Projections.Folding;

namespace StanceTracker.Projections.Claims;

/// <summary>The table <c>read.claim</c>.</summary>
internal static class ClaimTable
{
    /// <summary>Writes the claims that a batch touched.</summary>
    public static void Write(NpgsqlBatch writes, ProjectionBatch fold)
    {
        var rows = fold.Touched.Where(t => t.Key.Kind == StreamKind.Claim).Select(t => (Stream: t.Key, t.Value, State: (ClaimState)fold.State(t.Key))).ToArray();
        writes.Add(
            """
            insert into read.claim (claim, proposition, about, position, version)
            select claim, proposition, array(select jsonb_array_elements_text(about::jsonb)), position, version
            from unnest($1, $2, $3, $4, $5) as c (claim, proposition, about, position, version)
            on conflict (claim) do update set proposition = excluded.proposition, about = excluded.about, version = excluded.version
            """,
            rows,
            Parameters.Column(rows, row => row.Stream.Slug),
            Parameters.Column(rows, row => row.State.Proposition!),
            Parameters.Lists(rows, row => row.State.About.Select(actor => actor.Value)),
            Parameters.Column(rows, row => row.Value.First.Position.Value),
            Parameters.Column(rows, row => row.Value.Last.Version));
    }
}
