using Npgsql;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Projections.Folding;
using StanceTracker.Projections.Tables;

namespace StanceTracker.Projections.Rebuilding;

/// <summary>
/// Which statements have evidence in the documents that are rated, withdrawn or reinstated: those events change what the statements bring, and no index of the ledger leads from the one to the
/// other. They are few, so they are looked up for all of a stretch at once.
/// </summary>
internal static class DocumentRatings
{
    /// <summary>The table, empty.</summary>
    public const string Table = $"create table {ProjectionTable.Shadow}.citation (document text not null, stream text not null, primary key (document, stream))";

    private const string Reweighing = "type in ('document_rated', 'document_withdrawn', 'document_reinstated') and seq_id > $1 and seq_id <= $2";

    /// <summary>Whether a stretch has such events.</summary>
    public static async Task<bool> AnyAsync(NpgsqlConnection connection, long after, long upTo, CancellationToken cancel)
    {
        await using var command = Command(connection, $"select exists (select from ledger.mt_events where {Reweighing})", after, upTo);
        return (bool)(await command.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>Looks them up for the events of a stretch. Statements that are recorded behind an event may be among those found.</summary>
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
              and data #>> '{evidence,document}' in (select substr(stream_id, length('document-') + 1) from ledger.mt_events where {{Reweighing}})
            on conflict do nothing
            """,
            after,
            upTo);
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>The statements with evidence in any of these documents.</summary>
    public static async Task<IReadOnlyList<StreamId>> CitingAsync(NpgsqlConnection connection, IReadOnlyCollection<DocumentId> documents, CancellationToken cancel)
    {
        if (documents.Count == 0) return [];
        await using var command = new NpgsqlCommand($"select distinct stream from {ProjectionTable.Shadow}.citation where document = any($1)", connection)
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
