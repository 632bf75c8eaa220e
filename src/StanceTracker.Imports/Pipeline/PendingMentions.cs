using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Appending;
using StanceTracker.Ledger.Commands;
using StanceTracker.Ledger.Reading;
using StanceTracker.Ledger.Serialization;

namespace StanceTracker.Imports.Pipeline;

/// <summary>
/// Mentions of statements that are not recorded yet. They wait in <c>service.waiting_mention</c> and are recorded, in the name of their
/// importer, once their statement is recorded by any path. Adding a mention looks for its statement afterwards, and recording statements
/// looks for mentions afterwards, so of two concurrent ones at least one sees the other. What a crash leaves is found when the statements
/// are imported again or a server starts.
/// </summary>
/// <param name="database">Connections of the application's role.</param>
/// <param name="recorder">Records them.</param>
public sealed class PendingMentions(NpgsqlDataSource database, CommandHandler recorder)
{
    private const int MaxAtOnce = 500;

    /// <summary>The statements among these that are not recorded.</summary>
    public async Task<IReadOnlySet<StreamId>> AbsentAsync(IReadOnlyCollection<StreamId> statements, CancellationToken cancel = default)
    {
        var absent = new HashSet<StreamId>(statements);
        if (absent.Count == 0) return absent;
        await using var command = database.CreateCommand("select id from ledger.mt_streams where id = any($1)");
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. absent.Select(statement => statement.ToString())] });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            if (StreamId.TryParse(reader.GetString(0), out var there)) absent.Remove(there);
        }

        return absent;
    }

    /// <summary>Adds mentions; a duplicate is ignored.</summary>
    /// <param name="mentions">Corroborations, each with the registration of its document.</param>
    /// <param name="author">Who imports them.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>How many were recorded at once because their statement was recorded in the meantime.</returns>
    public async Task<long> AddAsync(IReadOnlyList<ImportLine.Parsed> mentions, Authorship author, CancellationToken cancel = default)
    {
        if (mentions.Count == 0) return 0;
        var corroborations = mentions.Select(mention => EventJson.Write(mention.Command.Body)).ToArray();
        await using var command = database.CreateCommand(
            """
            insert into service.waiting_mention (statement, digest, registration, corroboration, recorded_by, correlation_id)
            select statement, digest, registration, corroboration, $5, $6
                from unnest($1, $2, $3, $4) as m (statement, digest, registration, corroboration)
            on conflict do nothing
            """);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. mentions.Select(mention => mention.Command.Stream.Slug)] });
        command.Parameters.Add(
            new NpgsqlParameter<byte[][]>
            {
                TypedValue = [.. corroborations.Select(json => SHA256.HashData(Encoding.UTF8.GetBytes(json)))],
            });
        command.Parameters.Add(
            new NpgsqlParameter<string[]>
            {
                TypedValue = [.. mentions.Select(mention => EventJson.Write(mention.Dependencies[0].Command.Body))],
            });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = corroborations });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = author.RecordedBy });
        command.Parameters.Add(
            new NpgsqlParameter { Value = (object?)author.CorrelationId ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        await command.ExecuteNonQueryAsync(cancel);
        return await AttachAsync([.. mentions.Select(mention => mention.Command.Stream)], cancel);
    }

    /// <summary>Records the mentions of those of these statements that are recorded.</summary>
    /// <returns>How many mentions were recorded.</returns>
    public async Task<long> AttachAsync(IReadOnlyCollection<StreamId> statements, CancellationToken cancel = default)
    {
        if (statements.Count == 0) return 0;
        string[] slugs =
            [.. statements.Where(statement => statement.Kind == StreamKind.Statement).Select(statement => statement.Slug).Distinct()];
        return await AttachAsync("w.statement = any($1)", slugs, cancel);
    }

    /// <summary>Records the mentions of statements recorded after a position.</summary>
    /// <returns>How many mentions were recorded.</returns>
    public Task<long> AttachAfterAsync(LedgerPosition position, CancellationToken cancel = default) => AttachAsync(
        "w.statement in (select substr(e.stream_id, 11) from ledger.mt_events e where e.seq_id > $1 and e.type = 'statement_recorded')",
        position.Value,
        cancel);

    /// <summary>Records all mentions whose statements are recorded.</summary>
    /// <returns>How many mentions were recorded.</returns>
    public Task<long> SweepAsync(CancellationToken cancel = default) => AttachAsync("$1", true, cancel);

    /// <summary>Whether any mention waits that was not rejected.</summary>
    public async Task<bool> AnyAsync(CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand("select exists (select from service.waiting_mention where refused is null)");
        return await command.ExecuteScalarAsync(cancel) is true;
    }

    private async Task<long> AttachAsync<T>(string which, T parameter, CancellationToken cancel)
    {
        var attached = 0L;
        while (true)
        {
            await using var command = database.CreateCommand(
                $"""
                select w.statement, w.digest, w.registration, w.corroboration, w.recorded_by, w.correlation_id
                from service.waiting_mention w
                where w.refused is null and {which} and exists (select from ledger.mt_streams s where s.id = 'statement-' || w.statement)
                limit {MaxAtOnce}
                """);
            command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = parameter });
            var waiting = await command.ListAsync(
                row => new PendingMention(
                    StatementId.Parse(row.GetString(0)),
                    row.GetFieldValue<byte[]>(1),
                    Read<DocumentRegistered>(row.GetString(2)),
                    Read<StatementCorroborated>(row.GetString(3)),
                    new Authorship(row.GetString(4), row.IsDBNull(5) ? null : row.GetString(5))),
                cancel);
            if (waiting.Count == 0) return attached;
            var (recorded, left) = await RecordAsync(waiting, cancel);
            attached += recorded;
            if (left == 0) return attached;
        }
    }

    /// <summary>Records mentions; returns how many are new in the ledger and how many no longer wait.</summary>
    private async Task<(long Recorded, int Left)> RecordAsync(List<PendingMention> waiting, CancellationToken cancel)
    {
        // The document first; it does not matter whether, or how, it is already registered.
        var envelopes = waiting.SelectMany(w => new[]
        {
            new CommandEnvelope([new Command(StreamId.From(w.Registration.Document), w.Registration)], w.Author, Repeatable: true),
            new CommandEnvelope([new Command(StreamId.From(w.Statement), w.Corroboration)], w.Author, Repeatable: true),
        }).ToArray();
        var results = await recorder.HandleAllAsync(envelopes, cancel);
        var (done, rejected, attached) = (new List<PendingMention>(), new List<(PendingMention Waiting, string Why)>(), 0L);
        for (var i = 0; i < waiting.Count; i++)
        {
            switch (results[(2 * i) + 1])
            {
                case AppendOutcome.Appended:
                    done.Add(waiting[i]);
                    attached++;
                    break;
                case AppendOutcome.NoChange:
                    done.Add(waiting[i]);
                    break;
                case AppendOutcome.Rejected why:
                    rejected.Add((waiting[i], why.Reason.Message));
                    break;
                case AppendOutcome.Failed { Exception: LedgerRefusedException e }:
                    rejected.Add((waiting[i], e.Message));
                    break;
                case AppendOutcome.Failed failed:
                    ExceptionDispatchInfo.Throw(failed.Exception);
                    break;
            }
        }

        await LeaveAsync(
            "delete from service.waiting_mention w using unnest($1, $2) as d (statement, digest) where (w.statement, w.digest) = "
                + "(d.statement, d.digest)",
            done,
            null,
            cancel);
        await LeaveAsync(
            "update service.waiting_mention w set refused = d.why from unnest($1, $2, $3) as d (statement, digest, why) where "
                + "(w.statement, w.digest) = (d.statement, d.digest)",
            [.. rejected.Select(r => r.Waiting)],
            [.. rejected.Select(r => r.Why)],
            cancel);
        return (attached, done.Count + rejected.Count);
    }

    private async Task LeaveAsync(string sql, IReadOnlyList<PendingMention> waiting, string[]? reasons, CancellationToken cancel)
    {
        if (waiting.Count == 0) return;
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. waiting.Select(w => w.Statement.Value)] });
        command.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = [.. waiting.Select(w => w.Digest)] });
        if (reasons is not null) command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = reasons });
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static T Read<T>(string json) where T : LedgerEvent =>
        (T)EventJson.Read(json, EventRegistry.Standard.All.Single(type => type.Body == typeof(T)), EventJson.Stored);

    /// <summary>A waiting mention.</summary>
    private sealed record PendingMention(
        StatementId Statement, byte[] Digest, DocumentRegistered Registration, StatementCorroborated Corroboration, Authorship Author);
}
