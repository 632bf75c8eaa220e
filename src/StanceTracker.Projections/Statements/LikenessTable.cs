using Npgsql;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;
using StanceTracker.Projections.Folding;
using StanceTracker.Projections.Tables;

namespace StanceTracker.Projections.Statements;

/// <summary>One target by which a statement resembles others.</summary>
/// <param name="Statement">The statement's id.</param>
/// <param name="Trait">The speaker, the target and the kind of act.</param>
/// <param name="SaidOn">When it was said.</param>
/// <param name="Position">Where it was recorded; null if an append does not know.</param>
internal sealed record LikenessRow(string Statement, Trait Trait, SaidOn SaidOn, long? Position);

/// <summary>The table <c>read.likeness</c>, which has as many rows for a statement as it has targets.</summary>
internal sealed class LikenessTable() : CurrentTable<StatementState, LikenessRow>(
    "likeness",
    StreamKind.Statement,
    stream => Likeness.Traits(stream.State)
        .Select(trait => new LikenessRow(stream.Id, trait, stream.State.Content!.SaidOn, stream.Position)),
    columns => Traits(columns).Bigint("position", row => row.Position))
{
    private static readonly string TraitNames = Traits(new()).Names;

    private string Insert => field ??=
        $"""
        insert into {Live}.{Name} ({TraitNames}, position)
        select {TraitNames}, coalesce(position, (select s.position from read.statement s where s.statement = sent.statement))
        from unnest({Columns.Placeholders}, ${Columns.Count + 1}) as sent ({Columns.Names}, statement)
        """;

    /// <summary>
    /// Replaces the rows of changed statements. An append does not know their positions: it looks them up in <c>read.statement</c>.
    /// </summary>
    protected override void Write(
        NpgsqlBatch writes, IReadOnlyCollection<LikenessRow> begun, IReadOnlyCollection<LikenessRow> changed, string[] changedIds)
    {
        writes.Add(
            $"delete from {Live}.{Name} l using read.statement s where s.statement = any($1) and l.position = s.position",
            changedIds,
            Parameters.Create(changedIds));
        LikenessRow[] rows = [.. begun, .. changed];
        writes.Add(Insert, rows, [.. Columns.Parameters(rows), Parameters.Column(rows, row => row.Statement)]);
    }

    private static Columns<LikenessRow> Traits(Columns<LikenessRow> columns) => columns
        .Text("speaker", row => row.Trait.Speaker.Value)
        .Text("target", row => row.Trait.Target.Value)
        .Text("root", row => row.Trait.Root.Value)
        .Smallint("spread", row => Spread(row.SaidOn))
        .Date("earliest", row => row.SaidOn.Earliest)
        .Date("latest", row => row.SaidOn.Latest);

    /// <summary>0: one day; 1: up to 31 days more; 2: longer.</summary>
    private static short Spread(SaidOn span) => (span.Latest.DayNumber - span.Earliest.DayNumber) switch
    {
        0 => 0,
        <= 31 => 1,
        _ => 2,
    };
}
