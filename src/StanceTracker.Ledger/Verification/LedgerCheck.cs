using System.Data;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Npgsql;
using StanceTracker.Domain;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Reading;
using StanceTracker.Ledger.Store;

namespace StanceTracker.Ledger.Verification;

/// <summary>
/// Checks that the ledger is sound: no gaps in positions and versions, times in order, every event readable with references only to earlier
/// streams, and every passage as in its article. It reads one snapshot, so it can run while a server writes.
/// </summary>
/// <param name="database">Connections of the application's role.</param>
/// <param name="found">Receives each finding.</param>
public sealed class LedgerCheck(NpgsqlDataSource database, Action<Finding> found)
{
    private long _faults;
    private long _passages;

    /// <summary>Checks the ledger.</summary>
    /// <param name="articles">The folder with the texts of the documents; null skips the passages.</param>
    /// <param name="cancel">Stops the check.</param>
    public async Task<CheckResult> RunAsync(string? articles, CancellationToken cancel = default)
    {
        var files = articles is null ? null : await Article.FilesAsync(articles, cancel);
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        var streams = await CheckStreamsAsync(connection, cancel);
        var events = new EventCheck(Fault);
        await foreach (var entry in ReadAsync(connection, $"select {LedgerReader.Columns} from ledger.mt_events order by seq_id", cancel))
            events.Check(entry);
        foreach (var postdated in events.Postdated) found(new Finding(false, postdated));
        if (await Tombstones.ReadAsync(connection, cancel) is { } tombstones) found(new Finding(false, tombstones));
        if (files is not null) await CheckArticlesAsync(connection, events.Documents, files, cancel);
        return new CheckResult(events.Count, streams, _passages, _faults);
    }

    private async Task<long> CheckStreamsAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var invalid = new NpgsqlCommand(
            """
            select format('%s: its version is %s; its events are %s, with versions from %s to %s',
                          coalesce(s.id, e.stream_id, '(no stream)'), coalesce(s.version::text, 'missing'), coalesce(e.events, 0),
                              coalesce(e.first::text, '-'), coalesce(e.last::text, '-'))
            from ledger.mt_streams s
            full join (select stream_id, count(*) as events, min(version) as first, max(version) as last from ledger.mt_events
                group by stream_id) e on e.stream_id = s.id
            where (s.id is null or s.version is distinct from e.last or e.first <> 1 or e.events <> e.last)
                and coalesce(s.id, e.stream_id) is distinct from 'mt_tombstone'
            union all
            select format('%s: version %s comes before version %s', stream_id, version, version - 1)
            from (select stream_id, version, seq_id, lag(seq_id) over (partition by stream_id order by version) as before
                from ledger.mt_events) e
            where before > seq_id
            """,
            connection)
        {
            CommandTimeout = 0,
        };
        await using (var reader = await invalid.ExecuteReaderAsync(cancel))
        {
            while (await reader.ReadAsync(cancel)) Fault(reader.GetString(0));
        }

        await using var count = new NpgsqlCommand("select count(*) from ledger.mt_streams where id <> 'mt_tombstone'", connection)
        {
            CommandTimeout = 0,
        };
        return (long)(await count.ExecuteScalarAsync(cancel))!;
    }

    private async Task CheckArticlesAsync(
        NpgsqlConnection connection,
        Dictionary<DocumentId, DocumentDescription> documents,
        IReadOnlyList<(string File, Sha256Digest Digest)> files,
        CancellationToken cancel)
    {
        var byDigest = files.GroupBy(file => file.Digest).ToDictionary(group => group.Key, group => group.First().File);
        foreach (var (document, description) in documents.OrderBy(pair => pair.Key.Value, StringComparer.Ordinal))
        {
            if (description.Sha256 is not { } digest)
                found(new Finding(false, $"document '{document}': it has no SHA-256, so no file can be matched to it"));
            else if (!byDigest.ContainsKey(digest)) Fault($"document '{document}': no file has its SHA-256, {digest}");
        }

        var known = documents.Values.Select(description => description.Sha256).OfType<Sha256Digest>().ToHashSet();
        foreach (var (file, digest) in files)
        {
            if (!known.Contains(digest))
                found(new Finding(false, $"file '{Path.GetFileName(file)}': no document has its SHA-256, {digest}"));
        }

        // In order of document, so that only one article is in memory. Withdrawn evidence may be wrong.
        var (at, article) = (default(DocumentId?), default(Article));
        await foreach (var entry in ReadAsync(
            connection,
            $$"""
            select {{LedgerReader.Columns}} from ledger.mt_events e
            where type in ('statement_recorded', 'statement_corroborated') and data #> '{evidence,passage}' is not null
              and not exists (select from ledger.mt_events w
                              where w.stream_id = e.stream_id and w.type = 'statement_evidence_withdrawn'
                                  and (w.data ->> 'evidence')::bigint = e.version)
            order by data #>> '{evidence,document}', seq_id
            """,
            cancel))
        {
            if (TryReadEvidence(entry) is not { } evidence) continue;
            if (at != evidence.Document)
            {
                at = evidence.Document;
                article = documents.GetValueOrDefault(evidence.Document) is { Sha256: { } digest } description
                    && byDigest.TryGetValue(digest, out var file)
                    ? await ReadAsync(file, evidence.Document, description, cancel)
                    : null;
            }

            if (article is null || evidence.Passage is not { } passage) continue;
            _passages++;
            var actual = article.Digest(passage);
            var where =
                $"position {entry.Position}, {entry.Stream} {entry.Version}: the passage {passage.Start} to {passage.End} of document "
                    + $"'{evidence.Document}'";
            if (actual is null) Fault($"{where} reaches beyond the end of the text");
            else if (passage.Sha256 is { } expected && expected != actual) Fault($"{where} has the SHA-256 {actual}, not {expected}");
        }
    }

    private async Task<Article> ReadAsync(string file, DocumentId document, DocumentDescription description, CancellationToken cancel)
    {
        var article = await Article.ReadAsync(file, cancel);
        if (description.Length is { } length && length != article.Length)
            Fault($"document '{document}': its text has {article.Length} code points, not {length}");
        return article;
    }

    /// <summary>The evidence of an event; null if its body is unreadable, which has been reported.</summary>
    private static Evidence? TryReadEvidence(LedgerEntry entry)
    {
        try
        {
            return EventCheck.EvidenceOf(entry.Typed().Body);
        }
        catch (Exception e) when (e is JsonException or InvalidDataException)
        {
            return null;
        }
    }

    private async IAsyncEnumerable<LedgerEntry> ReadAsync(
        NpgsqlConnection connection, string sql, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            if (reader.IsDBNull(1) || (reader.IsDBNull(5) && !Tombstones.IsTombstone(reader.GetString(1), reader.GetString(3))))
                Fault($"position {reader.GetInt64(0)}: it has no stream or no author");
            else yield return LedgerReader.Entry(reader);
        }
    }

    private void Fault(string text)
    {
        _faults++;
        found(new Finding(true, text));
    }
}
