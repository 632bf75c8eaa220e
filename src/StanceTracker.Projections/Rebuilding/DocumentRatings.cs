using Npgsql;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Projections.Folding;
using StanceTracker.Projections.Tables;

namespace StanceTracker.Projections.Rebuilding;

/// <summary>
/// Finds the statements with evidence in documents that are rated, withdrawn or reinstated. Those events change what the statements
/// contribute, and the ledger has no index from document to statement. Such documents are few, so one query finds the statements for a
/// whole range of the ledger.
/// </summary>
internal static class DocumentRatings
{
    /// <summary>Creates the table of what was found.</summary>
    public const string Table =
        $"create table {ProjectionTable.Shadow}.citation (document text not null, stream text not null, primary key (document, stream))";

    private const string RatingEvents =
        "type in ('document_rated', 'document_withdrawn', 'document_reinstated') and seq_id > $1 and seq_id <= $2";

    /// <summary>Whether a range has such events.</summary>
    public static async Task<bool> AnyAsync(NpgsqlConnection connection, long after, long upTo, CancellationToken cancel)
    {
        await using var command = Command(connection, $"select exists (select from ledger.mt_events where {RatingEvents})", after, upTo);
        return (bool)(await command.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>Finds the statements for the events of a range. Some may be recorded after the event that they are found for.</summary>
    public static async Task PrepareAsync(NpgsqlConnection connection, long after, long upTo, CancellationToken cancel)
    {
        if (!await AnyAsync(connection, after, upTo, cancel)) return;
        await using var command = Command(
            connection,
            $$"""
            insert into {{ProjectionTable.Shadow}}.citation (document, stream)
            select distinct data #>> '{evidence,document}', stream_id
            from ledger.mt_events
            where type in ('statement_recorded', 'statement_corroborated') and seq_id <= $2
              and data #>> '{evidence,document}' in (select substr(stream_id, length('document-') + 1) from ledger.mt_events
              where {{RatingEvents}})
            on conflict do nothing
            """,
            after,
            upTo);
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>The statements with evidence in any of these documents.</summary>
    public static async Task<IReadOnlyList<StreamId>> CitingAsync(
        NpgsqlConnection connection, IReadOnlyCollection<DocumentId> documents, CancellationToken cancel)
    {
        if (documents.Count == 0) return [];
        await using var command = new NpgsqlCommand(
            $"select distinct stream from {ProjectionTable.Shadow}.citation where document = any($1)", connection)
        {
            Parameters = { Parameters.Create(documents.Select(document => document.Value).ToArray()) },
        };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var citing = new List<StreamId>();
        while (await reader.ReadAsync(cancel))
        {
            if (StreamId.TryParse(reader.GetString(0), out var stream)) citing.Add(stream);
        }

        return citing;
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, long after, long upTo) =>
        new(sql, connection) { CommandTimeout = 0, Parameters = { Parameters.Create(after), Parameters.Create(upTo) } };
}
