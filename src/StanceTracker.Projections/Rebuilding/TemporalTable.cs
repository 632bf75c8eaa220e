using StanceTracker.Projections.Folding;

namespace StanceTracker.Projections.Rebuilding;

/// <summary>
/// A table whose rows hold from one position to another. A row that is closed in a later chunk than it was opened is not looked for: that it is closed is set aside, and brought in for many at once.
/// </summary>
/// <param name="name">Its name.</param>
/// <param name="rows">Its rows in a chunk.</param>
/// <param name="keys">How many of the first columns tell, of the rows that hold, one.</param>
/// <param name="columns">Its columns without the positions.</param>
internal sealed class TemporalTable<TSubject, TRow>(
    string name, Func<ProjectionBatch, TemporalRows<TSubject, TRow>> rows, int keys, params Column<(TSubject Subject, TRow Row)>[] columns) : ShadowTable(name)
    where TSubject : notnull
    where TRow : notnull
{
    private readonly string _key = string.Join(", ", columns.Take(keys).Select(column => column.Name));

    /// <inheritdoc/>
    public override string Key => $"{_key}, known_from";

    /// <inheritdoc/>
    public override IEnumerable<string> Indexes => [$"create table {Shadow}.{Name}_closed as select {_key}, known_to from {Live}.{Name} with no data"];

    /// <inheritdoc/>
    public override IEnumerable<string> Settling =>
    [
        // A row is closed by the first closing behind its opening.
        $"""
        update {Shadow}.{Name} r set known_to = c.known_to
        from (select r.ctid as row, min(c.known_to) as known_to
              from {Shadow}.{Name} r join {Shadow}.{Name}_closed c on ({KeyColumns("c")}) = ({KeyColumns("r")}) and c.known_to > r.known_from
              where r.known_to is null
              group by r.ctid) c
        where r.ctid = c.row
        """,
        $"truncate {Shadow}.{Name}_closed",
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<TableCopy> Rows(Chunk chunk)
    {
        var (opened, closed) = (new CopyBuffer(), new CopyBuffer());
        foreach (var row in rows(chunk.Fold).Opened)
        {
            opened.Begin(columns.Length + 2);
            foreach (var column in columns) column.Write(opened, (row.Subject, row.Row));
            opened.Bigint(row.KnownFrom);
            if (row.KnownTo is { } to) opened.Bigint(to);
            else opened.Null();
        }

        foreach (var row in rows(chunk.Fold).Closed)
        {
            closed.Begin(keys + 1);
            for (var i = 0; i < keys; i++) columns[i].Write(closed, (row.Subject, row.Row));
            closed.Bigint(row.KnownTo);
        }

        return
        [
            new TableCopy($"{Shadow}.{Name} ({string.Join(", ", columns.Select(column => column.Name))}, known_from, known_to)", opened),
            new TableCopy($"{Shadow}.{Name}_closed ({_key}, known_to)", closed),
        ];
    }

    private string KeyColumns(string alias) => string.Join(", ", columns.Take(keys).Select(column => $"{alias}.{column.Name}"));
}
