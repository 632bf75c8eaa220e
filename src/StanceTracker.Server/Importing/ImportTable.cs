using System.Text.Json;
using System.Text.Json.Serialization;
using Npgsql;
using NpgsqlTypes;
using StanceTracker.Imports;

namespace StanceTracker.Server.Importing;

/// <summary>How far an import is.</summary>
internal enum ImportState
{
    /// <summary>It waits for those before it.</summary>
    Queued,

    /// <summary>It is under way.</summary>
    Running,

    /// <summary>It came to its end; lines may have been rejected.</summary>
    Done,

    /// <summary>It was to be strict, and stopped at the first line that was rejected.</summary>
    Stopped,

    /// <summary>It could not go on; what was recorded stays.</summary>
    Failed,

    /// <summary>The server was stopped, or ended, before it was done. What was recorded stays; sent again, it is completed.</summary>
    Interrupted,
}

/// <summary>An import over HTTP, as it is kept.</summary>
internal sealed record ImportRecord(
    string Id,
    string Format,
    string Analyst,
    bool DryRun,
    bool Strict,
    long Bytes,
    ImportState State,
    long Read,
    ImportResult Result,
    IReadOnlyList<RejectReason> Reasons,
    string? Error,
    DateTimeOffset Received,
    DateTimeOffset? Started,
    DateTimeOffset? Finished);

/// <summary>A rejected line of an import over HTTP, as it is kept.</summary>
/// <param name="Number">Its place among the rejects, from 1.</param>
/// <param name="Part">The file within an archive of several; null where the upload was no such.</param>
/// <param name="Line">The line's number, from 1.</param>
/// <param name="Field">The field or column at fault; null where it is the line as a whole.</param>
/// <param name="Kind">The kind of fault.</param>
/// <param name="Reason">A sentence for whoever has to mend it.</param>
/// <param name="Text">The line itself.</param>
internal sealed record KeptReject(long Number, string? Part, long Line, string? Field, string Kind, string Reason, string Text);

/// <summary>
/// The imports over HTTP (<c>service.import</c>), so that their progress and outcome are there after a restart. An import whose process is gone is interrupted: while a
/// process works on imports it holds an advisory lock, by whose number each row names it.
/// </summary>
/// <param name="database">Connections of the application's role.</param>
internal sealed class ImportTable(NpgsqlDataSource database) : IAsyncDisposable
{
    private const string Columns =
        """
        id, format, analyst, dry_run, strict, bytes,
        case when state in ('queued', 'running') and not exists (
            select from pg_locks l
            where l.locktype = 'advisory' and l.objsubid = 1 and l.granted and l.database = (select oid from pg_database where datname = current_database())
              and l.classid::bigint << 32 | l.objid::bigint = worker)
        then 'interrupted' else state end,
        read, result, reasons, error, received, started, finished
        """;

    private long _worker;
    private readonly SemaphoreSlim _holding = new(1);
    private NpgsqlConnection? _lock;

    /// <summary>Keeps a new import, queued; or gives the one that was asked for under the same key, unless it came to nothing.</summary>
    /// <param name="import">It.</param>
    /// <param name="key">The caller's name for the request.</param>
    /// <param name="request">SHA-256 of what was asked.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>The earlier import under the key, if there is one, and whether it was asked the same.</returns>
    public async Task<(ImportRecord? Earlier, bool IsSame)> AddAsync(ImportRecord import, string? key, byte[] request, CancellationToken cancel)
    {
        await HoldAsync(cancel);
        await using var connection = await database.OpenConnectionAsync(cancel);
        if (key is not null)
        {
            string? nothing = null;
            await using var earlier = new NpgsqlCommand($"select {Columns}, request from service.import where key = $1", connection) { Parameters = { new() { Value = key } } };
            await using (var reader = await earlier.ExecuteReaderAsync(cancel))
            {
                if (await reader.ReadAsync(cancel))
                {
                    var found = Record(reader);
                    var isSame = reader.GetFieldValue<byte[]>(14).AsSpan().SequenceEqual(request);
                    if (!isSame || found.State is not (ImportState.Interrupted or ImportState.Failed)) return (found, isSame);
                    nothing = found.Id;
                }
            }

            // That one alone: another request of the key may have begun its own import since.
            if (nothing is not null)
            {
                await using var free = new NpgsqlCommand("update service.import set key = null where id = $1", connection) { Parameters = { new() { Value = nothing } } };
                await free.ExecuteNonQueryAsync(cancel);
            }
        }

        await using var insert = new NpgsqlCommand(
            """
            insert into service.import (id, format, analyst, dry_run, strict, bytes, state, worker, result, received, key, request)
            values ($1, $2, $3, $4, $5, $6, 'queued', $7, $8, $9, $10, $11)
            """,
            connection)
        {
            Parameters =
            {
                new() { Value = import.Id }, new() { Value = import.Format }, new() { Value = import.Analyst }, new() { Value = import.DryRun }, new() { Value = import.Strict },
                new() { Value = import.Bytes }, new() { Value = _worker }, Json(import.Result, ImportJsonContext.Default.ImportResult), new() { Value = import.Received.UtcDateTime },
                new() { Value = (object?)key ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text }, new() { Value = request },
            },
        };
        try
        {
            await insert.ExecuteNonQueryAsync(cancel);
            return (null, true);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation && key is not null)
        {
            // Another request of the key came between.
            return await AddAsync(import, key, request, cancel);
        }
    }

    /// <summary>It is under way.</summary>
    public async Task BeginAsync(string id, CancellationToken cancel)
    {
        await HoldAsync(cancel);
        await ExecuteAsync(
            "update service.import set state = 'running', started = clock_timestamp(), worker = $2 where id = $1", cancel, new NpgsqlParameter { Value = id }, new NpgsqlParameter { Value = _worker });
    }

    /// <summary>How far it is.</summary>
    public Task TellAsync(string id, long read, ImportResult result, IReadOnlyList<RejectReason> reasons, CancellationToken cancel) => ExecuteAsync(
        "update service.import set read = $2, result = $3, reasons = $4 where id = $1",
        cancel,
        new() { Value = id },
        new() { Value = read },
        Json(result, ImportJsonContext.Default.ImportResult),
        Json(reasons, ImportJsonContext.Default.IReadOnlyListRejectReason));

    /// <summary>It has come to an end.</summary>
    public Task EndAsync(string id, ImportState state, string? error, CancellationToken cancel) => ExecuteAsync(
        "update service.import set state = $2, error = $3, finished = clock_timestamp() where id = $1",
        cancel,
        new() { Value = id },
        new() { Value = Domain.Names<ImportState>.Of(state) },
        new() { Value = (object?)error ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });

    /// <summary>Keeps rejects.</summary>
    public Task AddRejectsAsync(string id, IReadOnlyList<KeptReject> rejects, CancellationToken cancel) => rejects.Count == 0 ? Task.CompletedTask : ExecuteAsync(
        """
        insert into service.import_reject (import, number, part, line, field, kind, reason, text)
        select $1, number, part, line, field, kind, reason, text from unnest($2, $3, $4, $5, $6, $7, $8) as r (number, part, line, field, kind, reason, text)
        on conflict do nothing
        """,
        cancel,
        new() { Value = id },
        new() { Value = rejects.Select(r => r.Number).ToArray() },
        new() { Value = rejects.Select(r => r.Part).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
        new() { Value = rejects.Select(r => r.Line).ToArray() },
        new() { Value = rejects.Select(r => r.Field).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
        new() { Value = rejects.Select(r => r.Kind).ToArray() },
        new() { Value = rejects.Select(r => Storable(r.Reason)).ToArray() },
        new() { Value = rejects.Select(r => Storable(r.Text)).ToArray() });

    /// <summary>An import; null if there is none of that id.</summary>
    public async Task<ImportRecord?> FindAsync(string id, CancellationToken cancel)
    {
        await using var command = database.CreateCommand($"select {Columns} from service.import where id = $1");
        command.Parameters.Add(new NpgsqlParameter { Value = id });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? Record(reader) : null;
    }

    /// <summary>The next imports, the newest first.</summary>
    /// <param name="before">The id to go on behind; null begins.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<IReadOnlyList<ImportRecord>> NextAsync(string? before, int most, CancellationToken cancel)
    {
        await using var command = database.CreateCommand($"select {Columns} from service.import where $1::text is null or id < $1 order by id desc limit $2");
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)before ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter { Value = (long)most });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var imports = new List<ImportRecord>();
        while (await reader.ReadAsync(cancel)) imports.Add(Record(reader));
        return imports;
    }

    /// <summary>The next rejects of an import.</summary>
    /// <param name="id">The import.</param>
    /// <param name="after">The number to go on behind; 0 begins.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<IReadOnlyList<KeptReject>> RejectsAsync(string id, long after, int most, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            "select number, part, line, field, kind, reason, text from service.import_reject where import = $1 and number > $2 order by number limit $3");
        command.Parameters.Add(new NpgsqlParameter { Value = id });
        command.Parameters.Add(new NpgsqlParameter { Value = after });
        command.Parameters.Add(new NpgsqlParameter { Value = (long)most });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rejects = new List<KeptReject>();
        while (await reader.ReadAsync(cancel))
        {
            rejects.Add(new KeptReject(
                reader.GetInt64(0), Text(reader, 1), reader.GetInt64(2), Text(reader, 3), reader.GetString(4), reader.GetString(5), reader.GetString(6)));
        }

        return rejects;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_lock is not null) await _lock.DisposeAsync();
        _holding.Dispose();
    }

    /// <summary>
    /// Holds the lock that tells that this process is there. Where its connection was lost, another is taken, of another number: what was under way then has ended, and
    /// shall not seem to go on.
    /// </summary>
    private async Task HoldAsync(CancellationToken cancel)
    {
        await _holding.WaitAsync(cancel);
        try
        {
            if (_lock is not null)
            {
                try
                {
                    await using var alive = new NpgsqlCommand("select 1", _lock);
                    await alive.ExecuteScalarAsync(cancel);
                    return;
                }
                catch (NpgsqlException)
                {
                    await _lock.DisposeAsync();
                    _lock = null;
                }
            }

            _worker = Random.Shared.NextInt64(long.MaxValue);
            var connection = await database.OpenConnectionAsync(cancel);
            await using var hold = new NpgsqlCommand("select pg_advisory_lock($1)", connection) { Parameters = { new() { Value = _worker } } };
            await hold.ExecuteNonQueryAsync(cancel);
            _lock = connection;
        }
        finally
        {
            _holding.Release();
        }
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancel, params NpgsqlParameter[] parameters)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.AddRange(parameters);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static ImportRecord Record(NpgsqlDataReader reader) => new(
        reader.GetString(0),
        reader.GetString(1),
        reader.GetString(2),
        reader.GetBoolean(3),
        reader.GetBoolean(4),
        reader.GetInt64(5),
        Domain.Names<ImportState>.Parse(reader.GetString(6)),
        reader.GetInt64(7),
        JsonSerializer.Deserialize(reader.GetString(8), ImportJsonContext.Default.ImportResult)!,
        JsonSerializer.Deserialize(reader.GetString(9), ImportJsonContext.Default.IReadOnlyListRejectReason)!,
        Text(reader, 10),
        reader.GetFieldValue<DateTimeOffset>(11),
        reader.IsDBNull(12) ? null : reader.GetFieldValue<DateTimeOffset>(12),
        reader.IsDBNull(13) ? null : reader.GetFieldValue<DateTimeOffset>(13));

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static NpgsqlParameter Json<T>(T value, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) =>
        new() { Value = JsonSerializer.Serialize(value, type), NpgsqlDbType = NpgsqlDbType.Jsonb };

    /// <summary>PostgreSQL takes no NUL.</summary>
    private static string Storable(string text) => text.Replace('\0', '\uFFFD');
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ImportResult))]
[JsonSerializable(typeof(IReadOnlyList<RejectReason>))]
internal sealed partial class ImportJsonContext : JsonSerializerContext;
