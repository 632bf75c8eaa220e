using Npgsql;
using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Stances;
using StanceTracker.Domain.Statements;
using StanceTracker.Projections.Folding;
using StanceTracker.Projections.Tables;

namespace StanceTracker.Projections.Evidence;

/// <summary>The table <c>read.evidence</c>.</summary>
internal sealed class EvidenceTable() : TemporalTable<StatementId, EvidenceRow>(
    "evidence",
    batch => batch.Evidence,
    keys: 4,
    columns => columns
        .Text("speaker", row => row.Row.Speaker.Value)
        .Text("target", row => row.Row.Target.Value)
        .Date("day", row => row.Row.Day)
        .Text("statement", row => row.Subject.Value)
        .Text("capacity", row => KebabEnum<Capacity>.Format(row.Row.Capacity))
        .Date("first_day", row => row.Row.Span.First)
        .Date("last_day", row => row.Row.Span.Last)
        .Boolean("throughout", row => row.Row.Extent == Extent.Throughout)
        .Text("act", row => row.Row.Act.Value)
        .Boolean("announced", row => row.Row.Announced)
        .Double("confidence", row => row.Row.Confidence))
{
    /// <summary>The number of rows that name any of these actors, counted up to a maximum.</summary>
    public static async Task<long> CountAsync(
        NpgsqlConnection connection, IReadOnlyCollection<ActorId> actors, int max, CancellationToken cancel)
    {
        if (actors.Count == 0) return 0;
        await using var command = new NpgsqlCommand(
            "select count(*) from (select from read.evidence where speaker = any($1) or target = any($1) limit $2) e", connection)
        {
            Parameters = { Parameters.Create(actors.Select(actor => actor.Value).ToArray()), Parameters.Create((long)max) },
        };
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }
}
