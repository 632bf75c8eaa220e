using System.Text.Json;
using System.Text.Json.Serialization;
using Npgsql;
using NpgsqlTypes;
using StanceTracker.Domain.Events;
using StanceTracker.Ledger.Store;

namespace StanceTracker.Ledger.Appending;

/// <summary>
/// The SQL of an append transaction: under the lock one round trip to read and one to write and commit; a load has one more in between.
/// </summary>
internal static class AppendSql
{
    /// <summary>
    /// Opens the writer's connection. Its statements are prepared and planned once: for so few rows, planning costs more than executing,
    /// yet PostgreSQL would replan each time. All of them look up by key, so sequential scans are off: a plan made while a table was small
    /// must not outlive that.
    /// </summary>
    public static async Task<NpgsqlConnection> OpenAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        var connection = await database.OpenConnectionAsync(cancel);
        await using var settings = new NpgsqlCommand("set plan_cache_mode = force_generic_plan; set enable_seqscan = off", connection);
        await settings.ExecuteNonQueryAsync(cancel);
        return connection;
    }

    /// <summary>
    /// Begins the transaction, takes the writer's lock in its own statement, and only then reads what the batch depends on.
    /// </summary>
    public static async Task<StoreSnapshot> TakeLockAsync(
        NpgsqlConnection connection, IReadOnlyList<PendingAppend> requests, CancellationToken cancel)
    {
        var streams = requests
            .SelectMany(p => p.Request.Writes.Select(w => w.Stream).Concat(p.Request.Preconditions.Select(h => h.Stream)))
            .Distinct()
            .ToDictionary(s => s.ToString());
        var keys = requests.Select(p => p.Request.Key?.Value).OfType<string>().Distinct().ToArray();
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new("begin"),
                new("select pg_advisory_xact_lock($1)") { Parameters = { Parameter(LedgerWriter.Lock) } },
                new("""
                    select coalesce((select max(seq_id) from ledger.mt_events), 0),
                           coalesce((select timestamp from ledger.mt_events where type <> 'tombstone'
                               order by seq_id desc limit 1), '-infinity'), clock_timestamp()
                    """),
                new("select id, version from ledger.mt_streams where id = any($1)") { Parameters = { Parameter(streams.Keys.ToArray()) } },
                new("select key, request, writes from service.answered_request where key = any($1)") { Parameters = { Parameter(keys) } },
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        await reader.NextResultAsync(cancel);
        await reader.ReadAsync(cancel);
        var newest = new LedgerPosition(reader.GetInt64(0));
        var newestAt = reader.GetFieldValue<DateTimeOffset>(1);
        var now = reader.GetFieldValue<DateTimeOffset>(2);

        var versions = new Dictionary<StreamId, long>(streams.Count);
        await reader.NextResultAsync(cancel);
        while (await reader.ReadAsync(cancel)) versions.Add(streams[reader.GetString(0)], reader.GetInt64(1));

        var answered = new Dictionary<string, StoredResponse>();
        await reader.NextResultAsync(cancel);
        while (await reader.ReadAsync(cancel))
            answered.Add(reader.GetString(0), new StoredResponse(reader.GetFieldValue<byte[]>(1), ReadWrites(reader.GetString(2))));
        return new StoreSnapshot(newest, newestAt, now, versions, answered);
    }

    /// <summary>Stores the responses to requests with a key.</summary>
    public static void AddKeys(NpgsqlBatch writes, Batch batch)
    {
        foreach (var (key, written) in batch.Keys)
        {
            writes.BatchCommands.Add(new("insert into service.answered_request (key, request, writes, answered) values ($1, $2, $3, $4)")
            {
                Parameters =
                    { Parameter(key.Value), Parameter(key.Request.ToArray()), new()
                    {
                        Value = WriteWrites(written),
                        NpgsqlDbType = NpgsqlDbType.Jsonb,
                    }, Parameter(batch.RecordedAt) },
            });
        }
    }

    /// <summary>
    /// Commits, and notifies all processes, including Marten's daemons, of the newest position. The sequence is set last: it is not rolled
    /// back with the rest and would run ahead of a refused batch.
    /// </summary>
    public static void AddCommit(NpgsqlBatch writes, Batch batch)
    {
        writes.BatchCommands.Add(
            new("select pg_notify($1, $2)")
            {
                Parameters = { Parameter(LedgerStore.Channel), Parameter(batch.Events[^1].Position.ToString()) },
            });
        writes.BatchCommands.Add(
            new("select setval('ledger.mt_events_sequence', $1)") { Parameters = { Parameter(batch.Events[^1].Position.Value) } });
        writes.BatchCommands.Add(new("commit"));
    }

    /// <summary>What an earlier request with a key wrote.</summary>
    public static IReadOnlyList<StreamWritten> ReadWrites(string json) =>
        [.. JsonSerializer.Deserialize(json, WritesJsonContext.Default.StoredWriteArray)!.Select(kept =>
            new StreamWritten(
                StreamId.TryParse(kept.Stream, out var stream)
                    ? stream
                    : throw new InvalidDataException($"'{kept.Stream}' is not a stream."),
                kept.Version,
                new LedgerPosition(kept.Position)))];

    private static string WriteWrites(IReadOnlyList<StreamWritten> written) =>
        JsonSerializer.Serialize(
            [.. written.Select(w => new StoredWrite(w.Stream.ToString(), w.Version, w.Position.Value))],
            WritesJsonContext.Default.StoredWriteArray);

    private static NpgsqlParameter Parameter<T>(T value) => new NpgsqlParameter<T> { TypedValue = value };
}

/// <summary>What a request with a key wrote on one stream.</summary>
internal sealed record StoredWrite(string Stream, long Version, long Position);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(StoredWrite[]))]
internal sealed partial class WritesJsonContext : JsonSerializerContext;
