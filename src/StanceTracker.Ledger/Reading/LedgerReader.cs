using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using JasperFx.Events;
using Marten;
using Marten.Internal;
using Npgsql;
using StanceTracker.Domain.Events;
using StanceTracker.Ledger.Appending;
using StanceTracker.Ledger.Store;
using Weasel.Storage;
using EventRegistry = StanceTracker.Domain.Events.EventRegistry;
using StreamState = StanceTracker.Domain.Events.StreamState;

namespace StanceTracker.Ledger.Reading;

/// <summary>Reads the ledger: entries as stored, streams by Marten.</summary>
/// <param name="store">The ledger, opened as the application's role.</param>
public sealed class LedgerReader(IDocumentStore store)
{
    private readonly NpgsqlDataSource _database = store.DataSource();

    /// <summary>
    /// The columns that Marten needs to read an event for a fold. Marten reads columns by position and skips nulls, so the others are
    /// selected as null.
    /// </summary>
    private static readonly FrozenSet<string> FoldedColumns = ["data", "type", "bdata", "seq_id", "stream_id", "version"];

    private static readonly FrozenSet<string> RecordedColumns = [
        .. FoldedColumns,
        "timestamp",
        "user_name",
        "correlation_id",
        "causation_id",
    ];

    internal const string Columns = "seq_id, stream_id, version, type, timestamp, user_name, correlation_id, causation_id, data::text";

    /// <summary>The newest position.</summary>
    public async Task<LedgerPosition> HeadAsync(CancellationToken cancel = default)
    {
        await using var connection = await _database.OpenConnectionAsync(cancel);
        return await HeadAsync(connection, cancel);
    }

    /// <summary>The newest position, read on this connection.</summary>
    public static async Task<LedgerPosition> HeadAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select coalesce(max(seq_id), 0) from ledger.mt_events", connection);
        return new LedgerPosition((long)(await command.ExecuteScalarAsync(cancel))!);
    }

    /// <summary>The newest position recorded at or before an instant: what was known then.</summary>
    public async Task<LedgerPosition> HeadAtAsync(DateTimeOffset instant, CancellationToken cancel = default)
    {
        // Recording times never decrease along positions, so a binary search finds it: some 25 lookups in a hundred million. A tombstone
        // counts as recorded at the time of the event before it.
        await using var connection = await _database.OpenConnectionAsync(cancel);
        await using var command = new NpgsqlCommand(
            """
            with recursive half (low, high) as (
                select 0::bigint, (select coalesce(max(seq_id), 0) from ledger.mt_events)
                union all
                select case when e.timestamp > $1 then h.low else h.middle end,
                       case when e.timestamp > $1 then h.middle - 1 else h.high end
                from (select low, high, (low + high + 1) / 2 as middle from half where low < high) h
                left join lateral (
                    select timestamp from ledger.mt_events where seq_id <= h.middle and type <> 'tombstone' order by seq_id desc limit 1
                ) e on true
            )
            select max(low) from half where low = high
            """,
            connection)
        {
            Parameters = { new() { Value = instant.UtcDateTime } },
        };
        return new LedgerPosition((long)(await command.ExecuteScalarAsync(cancel))!);
    }

    /// <summary>Entries in order of position.</summary>
    public async IAsyncEnumerable<LedgerEntry> ReadAsync(
        LedgerFilter filter,
        long? limit = null,
        LedgerOrder order = LedgerOrder.Asc,
        [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await using var command = _database.CreateCommand(
            $"""
            select {Columns} from ledger.mt_events
            where seq_id > $1 and ($2::bigint is null or seq_id <= $2)
              and ($3::text is null or stream_id = $3) and ($4::text[] is null or type = any($4)) and ($5::text is null or user_name = $5)
              and ($6::bigint[] is null or seq_id = any($6))
            order by seq_id {order}
            limit $7
            """);
        command.Parameters.AddRange(new NpgsqlParameter[]
        {
            new NpgsqlParameter { Value = filter.After },
            Nullable(filter.UpTo, NpgsqlTypes.NpgsqlDbType.Bigint),
            Nullable(filter.Stream, NpgsqlTypes.NpgsqlDbType.Text),
            Nullable(filter.Types, NpgsqlTypes.NpgsqlDbType.Array | NpgsqlTypes.NpgsqlDbType.Text),
            Nullable(filter.By, NpgsqlTypes.NpgsqlDbType.Text),
            Nullable(filter.At, NpgsqlTypes.NpgsqlDbType.Array | NpgsqlTypes.NpgsqlDbType.Bigint),
            Nullable(limit, NpgsqlTypes.NpgsqlDbType.Bigint),
        });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) yield return Entry(reader);
    }

    /// <summary>The state and version of each of these streams, up to a position; streams that do not exist are left out.</summary>
    /// <param name="streams">The streams.</param>
    /// <param name="upTo">The position; null means now.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<IReadOnlyDictionary<StreamId, (StreamState State, long Version)>> FoldAsync(
        IReadOnlyCollection<StreamId> streams, LedgerPosition? upTo = null, CancellationToken cancel = default)
    {
        var found = new Dictionary<StreamId, (StreamState State, long Version)>(streams.Count);
        await foreach (var e in EventsAsync(FoldedColumns, streams, upTo, cancel))
            Fold(found, Stream(e.StreamKey!), e.Version, (LedgerEvent)e.Data);
        return found;
    }

    /// <summary>The current state and version of each, read on the writer's connection within its transaction.</summary>
    public static async Task<IReadOnlyDictionary<StreamId, (StreamState State, long Version)>> FoldAsync(
        NpgsqlConnection connection, IReadOnlyCollection<StreamId> streams, CancellationToken cancel = default)
    {
        var found = new Dictionary<StreamId, (StreamState State, long Version)>(streams.Count);
        await foreach (var e in StreamsAsync(connection, streams, upTo: null, cancel)) Fold(found, e.Stream, e.Version, e.Body);
        return found;
    }

    /// <summary>The events of these streams up to a position, stream by stream, each in order of version.</summary>
    /// <exception cref="UnknownEventTypeException">An event's type is not registered.</exception>
    public async IAsyncEnumerable<RecordedEvent> StreamsAsync(
        IReadOnlyCollection<StreamId> streams, LedgerPosition? upTo = null, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await foreach (var e in EventsAsync(RecordedColumns, streams, upTo, cancel))
        {
            yield return new RecordedEvent(
                new LedgerPosition(e.Sequence),
                Stream(e.StreamKey!),
                e.Version,
                (LedgerEvent)e.Data,
                e.Timestamp,
                new Authorship(e.UserName!, e.CorrelationId, e.CausationId));
        }
    }

    /// <summary>The same, read on the connection of a writer or a rebuild, within its transaction.</summary>
    public static async IAsyncEnumerable<RecordedEvent> StreamsAsync(
        NpgsqlConnection connection,
        IReadOnlyCollection<StreamId> streams,
        LedgerPosition? upTo,
        [EnumeratorCancellation] CancellationToken cancel)
    {
        if (streams.Count == 0) yield break;
        await using var command = StreamsCommand(Columns, streams, upTo);
        command.Connection = connection;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) yield return Entry(reader).Typed();
    }

    /// <summary>The streams with events after one position, up to another.</summary>
    public static async Task<IReadOnlyCollection<StreamId>> StreamsWithinAsync(
        NpgsqlConnection connection, LedgerPosition after, LedgerPosition upTo, CancellationToken cancel = default)
    {
        await using var command = new NpgsqlCommand(
            "select distinct stream_id from ledger.mt_events where seq_id > $1 and seq_id <= $2 and type <> 'tombstone'", connection)
        {
            Parameters = { new() { Value = after.Value }, new() { Value = upTo.Value } },
        };
        return await command.ListAsync(row => Stream(row.GetString(0)), cancel);
    }

    /// <summary>The events at these positions, without their bodies.</summary>
    public async Task<IReadOnlyDictionary<LedgerPosition, LedgerHeader>> HeadersAsync(
        IReadOnlyCollection<LedgerPosition> positions, CancellationToken cancel = default)
    {
        await using var command =
            _database.CreateCommand("select seq_id, stream_id, type, timestamp, user_name from ledger.mt_events where seq_id = any($1)");
        command.Parameters.Add(new NpgsqlParameter { Value = positions.Select(position => position.Value).ToArray() });
        var headers = await command.ListAsync(
            row => new LedgerHeader(
                new LedgerPosition(row.GetInt64(0)),
                Stream(row.GetString(1)),
                row.GetString(2),
                row.GetFieldValue<DateTimeOffset>(3),
                row.GetString(4)),
            cancel);
        return headers.ToDictionary(header => header.Position);
    }

    /// <summary>The responses stored under these keys; unknown keys are left out.</summary>
    internal async Task<IReadOnlyDictionary<string, StoredResponse>> StoredResponsesAsync(
        IReadOnlyCollection<string> keys, CancellationToken cancel)
    {
        if (keys.Count == 0) return FrozenDictionary<string, StoredResponse>.Empty;
        await using var command = _database.CreateCommand("select key, request, writes from service.answered_request where key = any($1)");
        command.Parameters.Add(new NpgsqlParameter { Value = keys.ToArray() });
        var stored = await command.ListAsync(
            row => (row.GetString(0), new StoredResponse(row.GetFieldValue<byte[]>(1), AppendSql.ReadWrites(row.GetString(2)))), cancel);
        return stored.ToDictionary();
    }

    private static void Fold(Dictionary<StreamId, (StreamState State, long Version)> found, StreamId stream, long version, LedgerEvent body)
    {
        var before = found.TryGetValue(stream, out var known) ? known.State : StreamState.Initial(stream.Kind);
        found[stream] = (StreamState.Evolve(before, version, body), version);
    }

    /// <summary>
    /// Events read by Marten. Types are checked first: Marten would resolve an unregistered one by the CLR type name in the row.
    /// </summary>
    private async IAsyncEnumerable<IEvent> EventsAsync(
        IReadOnlySet<string> columns,
        IReadOnlyCollection<StreamId> streams,
        LedgerPosition? upTo,
        [EnumeratorCancellation] CancellationToken cancel)
    {
        if (streams.Count == 0) yield break;
        await using var session = store.QuerySession();
        var storage = ((IMartenSession)session).EventStorage();
        ISelector<IEvent> events = storage;
        var fields = storage.SelectFields();
        await using var command =
            StreamsCommand(string.Join(", ", fields.Select(field => columns.Contains(field) ? field : $"null as {field}")), streams, upTo);
        await using var reader = await session.ExecuteReaderAsync(command, cancel);
        var (type, position) = (Array.IndexOf(fields, "type"), Array.IndexOf(fields, "seq_id"));
        while (await reader.ReadAsync(cancel))
        {
            var name = reader.GetString(type);
            if (!EventRegistry.Standard.TryFind(name, out _)) throw new UnknownEventTypeException(name, reader.GetInt64(position));
            yield return events.Resolve(reader);
        }
    }

    private static NpgsqlCommand StreamsCommand(string columns, IReadOnlyCollection<StreamId> streams, LedgerPosition? upTo) => new(
        $"""
        select {columns}
        from unnest($1) as s (stream)
        cross join lateral (
            select * from ledger.mt_events where stream_id = s.stream and ($2::bigint is null or seq_id <= $2)
            offset 0 -- keeps the lookup per stream: a plan made for a small ledger would keep reading all of it
        ) e
        order by stream_id, version
        """)
    {
        Parameters =
            { new() { Value = streams.Select(s => s.ToString()).ToArray() }, Nullable(upTo?.Value, NpgsqlTypes.NpgsqlDbType.Bigint) },
    };

    private static StreamId Stream(string name) =>
        StreamId.TryParse(name, out var stream) ? stream : throw new InvalidDataException($"'{name}' is not a stream.");

    internal static LedgerEntry Entry(NpgsqlDataReader reader) => new(
        reader.GetInt64(0),
        reader.GetString(1),
        reader.GetInt64(2),
        reader.GetString(3),
        reader.GetFieldValue<DateTimeOffset>(4),
        reader.IsDBNull(5) ? "" : reader.GetString(5),
        reader.IsDBNull(6) ? null : reader.GetString(6),
        reader.IsDBNull(7) ? null : reader.GetString(7),
        reader.GetString(8));

    private static NpgsqlParameter Nullable(object? value, NpgsqlTypes.NpgsqlDbType type) =>
        new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };
}
