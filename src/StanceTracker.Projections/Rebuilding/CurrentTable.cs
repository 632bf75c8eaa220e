using StanceTracker.Domain.Events;

namespace StanceTracker.Projections.Rebuilding;

/// <summary>A stream that a chunk touched, as it stands behind it.</summary>
/// <param name="Id">Whose: an actor's id, a statement's.</param>
/// <param name="State">Its state.</param>
/// <param name="Position">The position of its first event.</param>
/// <param name="Version">Its version.</param>
internal sealed record TouchedStream<TState>(string Id, TState State, long Position, long Version);

/// <summary>
/// A table of how streams stand now, each row with the position of its stream's first event. The rows of a stream that goes on in a later chunk than it began in are set aside, and brought in
/// for many at once.
/// </summary>
/// <param name="name">Its name.</param>
/// <param name="kind">Whose rows.</param>
/// <param name="key">The columns that tell a row from others.</param>
/// <param name="rows">The rows of a stream.</param>
/// <param name="columns">Its columns.</param>
internal sealed class CurrentTable<TState, TRow>(
    string name, StreamKind kind, string key, Func<TouchedStream<TState>, IEnumerable<TRow>> rows, params Column<TRow>[] columns) : ShadowTable(name)
    where TState : StreamState
{
    private readonly string _names = string.Join(", ", columns.Select(column => column.Name));

    /// <inheritdoc/>
    public override string Key => key;

    /// <inheritdoc/>
    public override IEnumerable<string> Indexes =>
    [
        $"create table {Shadow}.{Name}_gone (position bigint not null, at bigint not null)",
        $"create table {Shadow}.{Name}_anew as select {_names}, 0::bigint as at from {Live}.{Name} with no data",
        .. IsStaged
            ? [$"create unlogged table {Shadow}.{Name}_sent as select {string.Join(", ", columns.Select(c => c.SentAs is { } type ? $"null::{type} as {c.Name}" : c.Name))}, 0::bigint as at from {Live}.{Name} with no data"]
            : Array.Empty<string>(),
    ];

    /// <inheritdoc/>
    public override IEnumerable<string> Settling =>
    [
        $"delete from {Shadow}.{Name} t using (select distinct position from {Shadow}.{Name}_gone) g where t.position = g.position",
        $"""
        insert into {Shadow}.{Name} ({_names})
        select {string.Join(", ", columns.Select(column => $"a.{column.Name}"))}
        from {Shadow}.{Name}_anew a join (select position, max(at) as at from {Shadow}.{Name}_gone group by position) g on (g.position, g.at) = (a.position, a.at)
        """,
        $"truncate {Shadow}.{Name}_gone, {Shadow}.{Name}_anew",
    ];

    /// <summary>Whether something is made of what is sent, so that it cannot be sent into the table itself.</summary>
    private bool IsStaged => Array.Exists(columns, column => column.SentAs is not null);

    /// <inheritdoc/>
    public override IReadOnlyList<TableCopy> Rows(Chunk chunk)
    {
        var (begun, gone, anew) = (new CopyBuffer(), new CopyBuffer(), new CopyBuffer());
        foreach (var (stream, touched) in chunk.Fold.Touched)
        {
            if (stream.Kind != kind) continue;
            var row = new TouchedStream<TState>(stream.Slug, (TState)chunk.Fold.State(stream), chunk.FirstPosition(stream), touched.Last.Version);
            if (!touched.Begun)
            {
                gone.Begin(2);
                gone.Bigint(row.Position);
                gone.Bigint(chunk.Last);
            }

            foreach (var of in rows(row)) Write(touched.Begun ? begun : anew, of, at: touched.Begun && !IsStaged ? null : chunk.Last);
        }

        return [.. Send(begun, ""), new TableCopy($"{Shadow}.{Name}_gone (position, at)", gone), .. Send(anew, "_anew")];
    }

    private void Write(CopyBuffer buffer, TRow row, long? at)
    {
        buffer.Begin(columns.Length + (at is null ? 0 : 1));
        foreach (var column in columns) column.Write(buffer, row);
        if (at is { } position) buffer.Bigint(position);
    }

    private IEnumerable<TableCopy> Send(CopyBuffer buffer, string suffix)
    {
        var target = $"{Shadow}.{Name}{suffix} ({_names}{(suffix.Length == 0 ? "" : ", at")})";
        yield return IsStaged
            ? new TableCopy(
                $"{Shadow}.{Name}_sent ({_names}, at)",
                buffer,
                $"insert into {target} select {string.Join(", ", columns.Select(column => column.Stored))}{(suffix.Length == 0 ? "" : ", at")} from {Shadow}.{Name}_sent",
                $"truncate {Shadow}.{Name}_sent")
            : new TableCopy(target, buffer);
    }
}
