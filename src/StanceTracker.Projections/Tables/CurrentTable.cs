using Npgsql;
using StanceTracker.Domain.Events;
using StanceTracker.Projections.Folding;
using StanceTracker.Projections.Rebuilding;

namespace StanceTracker.Projections.Tables;

/// <summary>A stream that a batch of events touched, as the batch leaves it.</summary>
/// <param name="Id">The id of the actor, document, claim or statement.</param>
/// <param name="State">Its state.</param>
/// <param name="Begun">Whether the stream began in the batch.</param>
/// <param name="Position">The position of its first event; null if an append does not know it, because the stream began earlier.</param>
/// <param name="Version">Its version.</param>
internal sealed record TouchedStream<TState>(string Id, TState State, bool Begun, long? Position, long Version);

/// <summary>
/// A table of streams as they are now, each row with the position of its stream's first event. A rebuild sets aside the rows of a stream
/// that began in an earlier chunk, and merges them for many chunks at once.
/// </summary>
/// <param name="name">Its name.</param>
/// <param name="kind">The kind of streams.</param>
/// <param name="rows">The rows of a stream.</param>
/// <param name="columns">Declares its columns.</param>
internal abstract class CurrentTable<TState, TRow>(
    string name,
    StreamKind kind,
    Func<TouchedStream<TState>, IEnumerable<TRow>> rows,
    Func<Columns<TRow>, Columns<TRow>> columns) : ProjectionTable(name)
    where TState : StreamState
{
    /// <inheritdoc/>
    public override IEnumerable<string> Auxiliaries =>
    [
        $"create table {Shadow}.{Name}_replaced (position bigint not null, at bigint not null)",
        $"create table {Shadow}.{Name}_new as select {Columns.Names}, 0::bigint as at from {Live}.{Name} with no data",
        .. Columns.IsStaged
            ? [$"create unlogged table {Shadow}.{Name}_staged as select {Columns.Copied}, 0::bigint as at from {Live}.{Name} with no data"]
            : Array.Empty<string>(),
    ];

    /// <inheritdoc/>
    public override IEnumerable<string> Merging =>
    [
        $"""
        delete from {Shadow}.{Name} t
        using (select distinct position from {Shadow}.{Name}_replaced) r
        where t.position = r.position
        """,
        $"""
        insert into {Shadow}.{Name} ({Columns.Names})
        select {Columns.Of("n")}
        from {Shadow}.{Name}_new n
        join (select position, max(at) as at from {Shadow}.{Name}_replaced group by position) r on (r.position, r.at) = (n.position, n.at)
        """,
        $"truncate {Shadow}.{Name}_replaced, {Shadow}.{Name}_new",
    ];

    protected Columns<TRow> Columns { get; } = columns(new Columns<TRow>());

    /// <inheritdoc/>
    public override void Write(NpgsqlBatch writes, ProjectionBatch batch)
    {
        var streams = Streams(batch, stream => batch.Touched[stream] is { Begun: true, First: var first } ? first.Position.Value : null)
            .ToLookup(stream => stream.Begun);
        Write(writes, Rows(true), Rows(false), [.. streams[false].Select(stream => stream.Id)]);

        TRow[] Rows(bool begun) => [.. streams[begun].SelectMany(rows)];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<TableCopy> Copies(Chunk chunk)
    {
        var (begun, replaced, renewed) = (new CopyBuffer(), new CopyBuffer(), new CopyBuffer());
        foreach (var stream in Streams(chunk.Fold, stream => chunk.FirstPosition(stream)))
        {
            if (!stream.Begun)
            {
                replaced.Begin(2);
                replaced.Bigint(stream.Position!.Value);
                replaced.Bigint(chunk.Last);
            }

            var (buffer, at) = (stream.Begun ? begun : renewed, stream.Begun && !Columns.IsStaged ? null : (long?)chunk.Last);
            foreach (var row in rows(stream)) Copy(buffer, row, at);
        }

        return [.. Send(begun, ""), new TableCopy($"{Shadow}.{Name}_replaced (position, at)", replaced), .. Send(renewed, "_new")];
    }

    /// <summary>Writes the rows of the streams that a batch touched to the live table.</summary>
    /// <param name="writes">Takes the statements.</param>
    /// <param name="begun">The rows of the streams that began in the batch.</param>
    /// <param name="changed">Those of the streams that began earlier.</param>
    /// <param name="changedIds">The ids of the streams that began earlier.</param>
    protected abstract void Write(
        NpgsqlBatch writes, IReadOnlyCollection<TRow> begun, IReadOnlyCollection<TRow> changed, string[] changedIds);

    private IEnumerable<TouchedStream<TState>> Streams(ProjectionBatch batch, Func<StreamId, long?> position) =>
        from touched in batch.Touched
        let stream = touched.Key
        where stream.Kind == kind
        select new TouchedStream<TState>(
            stream.Slug, (TState)batch.State(stream), touched.Value.Begun, position(stream), touched.Value.Last.Version);

    private void Copy(CopyBuffer buffer, TRow row, long? at)
    {
        buffer.Begin(Columns.Count + (at is null ? 0 : 1));
        Columns.Copy(buffer, row);
        if (at is { } position) buffer.Bigint(position);
    }

    private IEnumerable<TableCopy> Send(CopyBuffer buffer, string suffix)
    {
        var at = suffix.Length == 0 ? "" : ", at";
        var target = $"{Shadow}.{Name}{suffix} ({Columns.Names}{at})";
        yield return Columns.IsStaged
            ? new TableCopy(
                $"{Shadow}.{Name}_staged ({Columns.Names}, at)",
                buffer,
                $"insert into {target} select {Columns.Stored}{at} from {Shadow}.{Name}_staged",
                $"truncate {Shadow}.{Name}_staged")
            : new TableCopy(target, buffer);
    }
}

/// <summary>A table with one row for each stream. Its column <c>position</c> never changes.</summary>
/// <param name="name">Its name.</param>
/// <param name="kind">The kind of streams.</param>
/// <param name="id">The column with the stream's id.</param>
/// <param name="columns">Declares its columns.</param>
internal abstract class CurrentTable<TState>(
    string name, StreamKind kind, string id, Func<Columns<TouchedStream<TState>>, Columns<TouchedStream<TState>>> columns)
    : CurrentTable<TState, TouchedStream<TState>>(name, kind, stream => [stream], columns)
    where TState : StreamState
{
    private string Insert => field ??= $"insert into {Live}.{Name} ({Columns.Names}) {Columns.Rows}";

    private string Update => field ??=
        $"""
        update {Live}.{Name} t set {Columns.Assignments("n", except: [id, "position"])}
        from ({Columns.Rows}) n
        where t.{id} = n.{id}
        """;

    /// <inheritdoc/>
    protected override void Write(
        NpgsqlBatch writes,
        IReadOnlyCollection<TouchedStream<TState>> begun,
        IReadOnlyCollection<TouchedStream<TState>> changed,
        string[] changedIds)
    {
        writes.Add(Insert, begun, Columns.Parameters(begun));
        writes.Add(Update, changed, Columns.Parameters(changed));
    }
}
