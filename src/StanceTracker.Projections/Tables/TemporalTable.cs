using Npgsql;
using StanceTracker.Projections.Folding;
using StanceTracker.Projections.Rebuilding;

namespace StanceTracker.Projections.Tables;

/// <summary>
/// A table whose rows hold from one position, <c>known_from</c>, to another, <c>known_to</c>. When a row is closed in a later chunk than it
/// was opened in, a rebuild does not look for it: it sets the closing aside, and merges those of many chunks at once.
/// </summary>
/// <param name="name">Its name.</param>
/// <param name="rows">Its rows in a batch.</param>
/// <param name="keys">How many of the first columns identify one of the rows that hold.</param>
/// <param name="columns">Declares its columns, but for the positions.</param>
internal abstract class TemporalTable<TSubject, TRow>(
    string name,
    Func<ProjectionBatch, TemporalRows<TSubject, TRow>> rows,
    int keys,
    Func<Columns<(TSubject Subject, TRow Row)>, Columns<(TSubject Subject, TRow Row)>> columns) : ProjectionTable(name)
    where TSubject : notnull
    where TRow : notnull
{
    private readonly Columns<(TSubject Subject, TRow Row)> _columns = columns(new()), _key = columns(new()).Take(keys);

    /// <inheritdoc/>
    public override IEnumerable<string> Auxiliaries =>
        [$"create table {Shadow}.{Name}_closed as select {_key.Names}, known_to from {Live}.{Name} with no data"];

    /// <inheritdoc/>
    public override IEnumerable<string> Merging =>
    [
        // The first closing after its opening closes a row.
        $"""
        update {Shadow}.{Name} r set known_to = c.known_to
        from (select r.ctid as row, min(c.known_to) as known_to
              from {Shadow}.{Name} r join {Shadow}.{Name}_closed c on ({_key.Of("c")}) = ({_key.Of("r")}) and c.known_to > r.known_from
              where r.known_to is null
              group by r.ctid) c
        where r.ctid = c.row
        """,
        $"truncate {Shadow}.{Name}_closed",
    ];

    private string Close => field ??=
        $"""
        update {Live}.{Name} r set known_to = c.known_to
        from unnest({_key.Placeholders}, ${keys + 1}) as c ({_key.Names}, known_to)
        where ({_key.Of("r")}) = ({_key.Of("c")}) and r.known_to is null
        """;

    private string Open => field ??=
        $"""
        insert into {Live}.{Name} ({_columns.Names}, known_from, known_to)
        select {_columns.Stored}, known_from, known_to
        from unnest({_columns.Placeholders}, ${_columns.Count + 1}, ${_columns.Count + 2}) as sent ({_columns.Names}, known_from, known_to)
        """;

    /// <inheritdoc/>
    public override void Write(NpgsqlBatch writes, ProjectionBatch batch)
    {
        var closed = rows(batch).Closed;
        writes.Add(
            Close,
            closed,
            [.. _key.Parameters([.. closed.Select(row => (row.Subject, row.Row))]), Parameters.Column(closed, row => row.KnownTo)]);
        var opened = rows(batch).Opened.ToArray();
        writes.Add(
            Open,
            opened,
            [
                .. _columns.Parameters([.. opened.Select(row => (row.Subject, row.Row))]),
                Parameters.Column(opened, row => row.KnownFrom),
                Parameters.Column(opened, row => row.KnownTo),
            ]);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<TableCopy> Copies(Chunk chunk)
    {
        var (opened, closed) = (new CopyBuffer(), new CopyBuffer());
        foreach (var row in rows(chunk.Fold).Opened)
        {
            opened.Begin(_columns.Count + 2);
            _columns.Copy(opened, (row.Subject, row.Row));
            opened.Bigint(row.KnownFrom);
            if (row.KnownTo is { } to) opened.Bigint(to);
            else opened.Null();
        }

        foreach (var row in rows(chunk.Fold).Closed)
        {
            closed.Begin(keys + 1);
            _key.Copy(closed, (row.Subject, row.Row));
            closed.Bigint(row.KnownTo);
        }

        return
        [
            new TableCopy($"{Shadow}.{Name} ({_columns.Names}, known_from, known_to)", opened),
            new TableCopy($"{Shadow}.{Name}_closed ({_key.Names}, known_to)", closed),
        ];
    }
}
