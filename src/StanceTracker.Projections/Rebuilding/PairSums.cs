using Npgsql;
using StanceTracker.Domain.Stances;
using StanceTracker.Projections.Folding;
using StanceTracker.Projections.Pairs;
using StanceTracker.Projections.Tables;

namespace StanceTracker.Projections.Rebuilding;

/// <summary>
/// Rebuilds <c>pair_day</c>: computes all sums at once from evidence and speaks_for, and marks the pairs that changed since.
/// </summary>
/// <param name="evidence">The schema of the evidence to sum.</param>
/// <param name="speaksFor">The schema of who speaks for whom.</param>
internal sealed class PairSums(string evidence, string speaksFor)
{
    /// <summary>
    /// What changed after the position of the sums: speakers and targets of evidence; a null target stands for all evidence by or toward
    /// the actor.
    /// </summary>
    public const string Touched = $"create table {ProjectionTable.Shadow}.touched (speaker text not null, target text)";

    /// <summary>Sums all pairs as known at a position.</summary>
    public async Task SumAsync(NpgsqlConnection connection, long position, CancellationToken cancel)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            Timeout = 0,
            BatchCommands =
            {
                new("begin"),
                new(WholeSums.Memory),
                new($"truncate {ProjectionTable.Shadow}.pair_day"),
                new(
                    $"insert into {ProjectionTable.Shadow}.pair_day ({PairDayTable.Columns}) "
                        + $"{WholeSums.Select(evidence, speaksFor, wanted: false)}") { Parameters = { Parameters.Create(position) } },
                new("commit"),
            },
        };
        await batch.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>What a chunk changes about sums computed before it.</summary>
    public static TableCopy Rows(Chunk chunk)
    {
        var rows = new CopyBuffer();
        var evidence = chunk.Fold.Evidence;
        foreach (var (speaker, target) in evidence.Opened
            .Select(row => Named(row.Row))
            .Concat(evidence.Closed.Select(row => Named(row.Row)))
            .Distinct())
        {
            rows.Begin(2);
            rows.Text(speaker);
            rows.Text(target);
        }

        foreach (var actor in chunk.Fold.Reattributed)
        {
            rows.Begin(2);
            rows.Text(actor.Value);
            rows.Null();
        }

        return new TableCopy($"{ProjectionTable.Shadow}.touched (speaker, target)", rows);

        static (string Speaker, string Target) Named(EvidenceRow row) => (row.Speaker.Value, row.Target.Value);
    }

    /// <summary>Marks as stale exactly the pairs whose sums may be out of date.</summary>
    /// <param name="connection">The connection; the summed tables are up to date on it.</param>
    /// <param name="summed">The position of the sums.</param>
    /// <param name="position">The position of the marks.</param>
    /// <param name="cancel">Cancels the query.</param>
    public async Task MarkAsync(NpgsqlConnection connection, long summed, long position, CancellationToken cancel)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            Timeout = 0,
            BatchCommands =
            {
                new("delete from read.stale_pair"),
                new($"""
                    insert into read.stale_pair (holder, target, position)
                    select distinct s.party, t.party, $2
                    from (
                        select speaker, target from {ProjectionTable.Shadow}.touched where target is not null
                        union
                        select e.speaker, e.target from {ProjectionTable.Shadow}.touched a
                            join {evidence}.evidence e on e.speaker = a.speaker where a.target is null
                        union
                        select e.speaker, e.target from {ProjectionTable.Shadow}.touched a
                            join {evidence}.evidence e on e.target = a.speaker where a.target is null
                    ) c
                    join {speaksFor}.speaks_for s on s.actor = c.speaker and (s.known_to is null or s.known_to > $1)
                    join {speaksFor}.speaks_for t on t.actor = c.target and (t.known_to is null or t.known_to > $1)
                    where s.party <> t.party
                    """)
                {
                    Parameters = { Parameters.Create(summed), Parameters.Create(position) },
                },
            },
        };
        await batch.ExecuteNonQueryAsync(cancel);
    }
}
