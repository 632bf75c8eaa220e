using System.Text.Json;
using System.Text.Json.Serialization;
using Npgsql;
using NpgsqlTypes;
using StanceTracker.Imports.Pipeline;
using StanceTracker.Ledger.Reading;
using StanceTracker.Server.Jobs;

namespace StanceTracker.Server.Imports;

/// <summary>
/// The imports (<c>service.import</c>). Those over HTTP have their uploads there too, so that any server can resume one. Progress and
/// outcome survive a restart.
/// </summary>
internal sealed class ImportTable(NpgsqlDataSource database)
{
    /// <summary>
    /// A running import is locked. One that is neither ended nor locked is queued if its upload is stored; otherwise the process with its
    /// file is gone.
    /// </summary>
    private const string State =
        """
        case when state not in ('queued', 'running') or exists (
                 select from pg_locks
                 where locktype = 'advisory' and objsubid = 1
                   and database = (select oid from pg_database where datname = current_database())
                   and (classid::bigint << 32 | objid::bigint) = hashtextextended(id, 0)) then state
             when exists (select from service.import_upload where import = id) then 'queued'
             else 'interrupted'
        end
        """;

    private const string Columns =
        $"id, format, analyst, correlation_id, dry_run, strict, bytes, {State}, read, result, reasons, error, received, started, finished";

    /// <summary>The earlier import with an idempotency key. If that import failed, frees the key instead.</summary>
    /// <param name="key">The idempotency key.</param>
    /// <param name="request">The SHA-256 of the request.</param>
    /// <param name="cancel">Cancels the query.</param>
    /// <returns>The earlier import, if there is one, and whether its request was the same.</returns>
    public async Task<(ImportRecord? Earlier, bool IsSame)> FindByKeyAsync(string key, byte[] request, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var earlier = new NpgsqlCommand($"select {Columns}, request from service.import where key = $1", connection)
        {
            Parameters = { new() { Value = key } },
        };
        ImportRecord found;
        await using (var reader = await earlier.ExecuteReaderAsync(cancel))
        {
            if (!await reader.ReadAsync(cancel)) return (null, true);
            found = Record(reader);
            var isSame = reader.GetFieldValue<byte[]>(15).AsSpan().SequenceEqual(request);
            if (!isSame || found.State is not (ImportState.Interrupted or ImportState.Failed or ImportState.Cancelled))
                return (found, isSame);
        }

        // By ID, not by key: another request with the key may have started its own import since.
        await using var free = new NpgsqlCommand("update service.import set key = null where id = $1", connection)
        {
            Parameters = { new() { Value = found.Id } },
        };
        await free.ExecuteNonQueryAsync(cancel);
        return (null, true);
    }

    /// <summary>Adds a queued import with its upload and the message that runs it, in one transaction.</summary>
    /// <param name="import">The import.</param>
    /// <param name="upload">The file, at its beginning.</param>
    /// <param name="key">The idempotency key.</param>
    /// <param name="request">The SHA-256 of the request.</param>
    /// <param name="outbox">Sends the message.</param>
    /// <param name="cancel">Cancels the query.</param>
    /// <returns>False if another request with the key was faster.</returns>
    public async Task<bool> TryAddAsync(
        ImportRecord import, Stream upload, string? key, byte[] request, JobOutbox outbox, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        if (!await InsertAsync(connection, import, key, request, cancel)) return false;
        await ImportUpload.WriteAsync(connection, import.Id, upload, cancel);
        await outbox.CommitAsync(transaction, new RunImport(import.Id), cancel);
        return true;
    }

    /// <summary>Adds an import whose file stays with the process that runs it.</summary>
    public async Task AddAsync(ImportRecord import, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await InsertAsync(connection, import, key: null, request: [], cancel);
    }

    /// <summary>Locks an import and marks it as running.</summary>
    /// <returns>The lock; null if the import has ended.</returns>
    /// <exception cref="ImportBusyException">Another server is running it.</exception>
    public async Task<ImportLock?> BeginAsync(string id, CancellationToken cancel)
    {
        var connection = await database.OpenConnectionAsync(cancel);
        if (!await SessionLock.TryTakeAsync(connection, id, cancel))
        {
            await connection.DisposeAsync();
            throw new ImportBusyException(id);
        }

        var import = await FindAsync(id, cancel);
        if (import is not { State: ImportState.Queued or ImportState.Running })
        {
            await ImportLock.ReleaseAsync(connection, id);
            return null;
        }

        await ExecuteAsync(
            "update service.import set state = 'running', started = coalesce(started, clock_timestamp()) where id = $1",
            cancel,
            new NpgsqlParameter { Value = id });
        return new ImportLock(connection, import);
    }

    /// <summary>Cancels an import: a queued one at once, a running one within a second.</summary>
    /// <returns>The import after that; null if it does not exist.</returns>
    public async Task<ImportRecord?> CancelAsync(string id, CancellationToken cancel)
    {
        await ExecuteAsync(
            "update service.import set cancelling = true where id = $1 and state in ('queued', 'running')",
            cancel,
            new NpgsqlParameter { Value = id });
        await using (var connection = await database.OpenConnectionAsync(cancel))
        {
            if (await SessionLock.TryTakeAsync(connection, id, cancel))
            {
                await EndAsync(id, ImportState.Cancelled, error: null, cancel);
                await ImportLock.ReleaseAsync(connection, id);
            }
        }

        return await FindAsync(id, cancel);
    }

    /// <summary>Saves the progress of an import.</summary>
    /// <returns>Whether someone has cancelled it.</returns>
    public async Task<bool> UpdateProgressAsync(
        string id, long read, ImportResult result, IReadOnlyList<RejectReason> reasons, CancellationToken cancel)
    {
        await using var command =
            database.CreateCommand("update service.import set read = $2, result = $3, reasons = $4 where id = $1 returning cancelling");
        command.Parameters.AddRange(new NpgsqlParameter[]
        {
            new() { Value = id },
            new() { Value = read },
            Json(result, ImportJsonContext.Default.ImportResult),
            Json(reasons, ImportJsonContext.Default.IReadOnlyListRejectReason),
        });
        return await command.ExecuteScalarAsync(cancel) is true;
    }

    /// <summary>Saves the final state and deletes the upload.</summary>
    public Task EndAsync(string id, ImportState state, string? error, CancellationToken cancel) => ExecuteAsync(
        """
        with ended as (
            update service.import set state = $2, error = $3, finished = clock_timestamp() where id = $1 and state in ('queued', 'running')
                returning id
        )
        delete from service.import_upload u using ended where u.import = ended.id
        """,
        cancel,
        new() { Value = id },
        new() { Value = Domain.KebabEnum<ImportState>.Format(state) },
        new() { Value = (object?)error ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });

    /// <summary>Adds rejects.</summary>
    public Task AddRejectsAsync(
        string id, IReadOnlyList<KeptReject> rejects, CancellationToken cancel) => rejects.Count == 0 ? Task.CompletedTask : ExecuteAsync(
        """
        insert into service.import_reject (import, number, part, line, field, kind, reason, text)
        select $1, number, part, line, field, kind, reason, text from unnest($2, $3, $4, $5, $6, $7, $8) as r (number, part, line, field,
            kind, reason, text)
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

    /// <summary>An import; null if it does not exist.</summary>
    public async Task<ImportRecord?> FindAsync(string id, CancellationToken cancel)
    {
        await using var command = database.CreateCommand($"select {Columns} from service.import where id = $1");
        command.Parameters.Add(new NpgsqlParameter { Value = id });
        return (await command.ListAsync(Record, cancel)).SingleOrDefault();
    }

    /// <summary>The imports before an ID, newest first; null starts with the newest.</summary>
    public async Task<IReadOnlyList<ImportRecord>> NextAsync(string? before, int max, CancellationToken cancel)
    {
        await using var command =
            database.CreateCommand($"select {Columns} from service.import where $1::text is null or id < $1 order by id desc limit $2");
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)before ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter { Value = (long)max });
        return await command.ListAsync(Record, cancel);
    }

    /// <summary>The rejects of an import after a number; 0 starts with the first.</summary>
    public async Task<IReadOnlyList<KeptReject>> RejectsAsync(string id, long after, int max, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            "select number, part, line, field, kind, reason, text from service.import_reject where import = $1 and number > $2 order by "
                + "number limit $3");
        command.Parameters.Add(new NpgsqlParameter { Value = id });
        command.Parameters.Add(new NpgsqlParameter { Value = after });
        command.Parameters.Add(new NpgsqlParameter { Value = (long)max });
        return await command.ListAsync(Reject, cancel);
    }

    private static async Task<bool> InsertAsync(
        NpgsqlConnection connection, ImportRecord import, string? key, byte[] request, CancellationToken cancel)
    {
        await using var insert = new NpgsqlCommand(
            """
            insert into service.import (id, format, analyst, correlation_id, dry_run, strict, bytes, state, result, received, key, request)
            values ($1, $2, $3, $4, $5, $6, $7, 'queued', $8, $9, $10, $11)
            on conflict (key) do nothing
            """,
            connection)
        {
            Parameters =
            {
                new() { Value = import.Id }, new() { Value = import.Format }, new() { Value = import.Analyst },
                new() { Value = (object?)import.CorrelationId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
                new() { Value = import.DryRun }, new() { Value = import.Strict }, new() { Value = import.Bytes },
                Json(import.Result, ImportJsonContext.Default.ImportResult), new() { Value = import.Received.UtcDateTime },
                new() { Value = (object?)key ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text }, new() { Value = request },
            },
        };
        return await insert.ExecuteNonQueryAsync(cancel) > 0;
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
        Text(reader, 3),
        reader.GetBoolean(4),
        reader.GetBoolean(5),
        reader.GetInt64(6),
        Domain.KebabEnum<ImportState>.Parse(reader.GetString(7)),
        reader.GetInt64(8),
        JsonSerializer.Deserialize(reader.GetString(9), ImportJsonContext.Default.ImportResult)!,
        JsonSerializer.Deserialize(reader.GetString(10), ImportJsonContext.Default.IReadOnlyListRejectReason)!,
        Text(reader, 11),
        reader.GetFieldValue<DateTimeOffset>(12),
        reader.IsDBNull(13) ? null : reader.GetFieldValue<DateTimeOffset>(13),
        reader.IsDBNull(14) ? null : reader.GetFieldValue<DateTimeOffset>(14));

    private static KeptReject Reject(NpgsqlDataReader reader) => new(
        reader.GetInt64(0),
        Text(reader, 1),
        reader.GetInt64(2),
        Text(reader, 3),
        reader.GetString(4),
        reader.GetString(5),
        reader.GetString(6));

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static NpgsqlParameter Json<T>(T value, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) =>
        new() { Value = JsonSerializer.Serialize(value, type), NpgsqlDbType = NpgsqlDbType.Jsonb };

    /// <summary>PostgreSQL text cannot contain NUL.</summary>
    private static string Storable(string text) => text.Replace('\0', '\uFFFD');
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ImportResult))]
[JsonSerializable(typeof(IReadOnlyList<RejectReason>))]
internal sealed partial class ImportJsonContext : JsonSerializerContext;
