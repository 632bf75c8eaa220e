using Npgsql;
using NpgsqlTypes;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Folding;

namespace StanceTracker.Projections.Documents;

/// <summary>Queries documents.</summary>
/// <param name="database">Connections of the application's role.</param>
/// <param name="ledger">Folds their streams.</param>
public sealed class DocumentQueries(NpgsqlDataSource database, LedgerReader ledger)
{
    /// <summary>A document as known at a position; null if it was not registered by then.</summary>
    public async Task<DocumentView?> FindAsync(DocumentId document, LedgerPosition? knownAt, CancellationToken cancel = default)
    {
        var stream = StreamId.From(document);
        var found = await ledger.FoldAsync([stream], knownAt, cancel);
        return found.TryGetValue(stream, out var state) ? DocumentView.From(document, (DocumentState)state.State, state.Version) : null;
    }

    /// <summary>The next documents in order of id.</summary>
    /// <param name="after">Start after this id; null starts at the beginning.</param>
    /// <param name="text">Only those whose id, title or publisher contains this text, ignoring case.</param>
    /// <param name="max">The maximum number.</param>
    /// <param name="cancel">Cancels the query.</param>
    public async Task<IReadOnlyList<DocumentView>> NextAsync(DocumentId? after, string? text, int max, CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand(
            """
            select document from read.document
            where document > $1 and ($2 is null or strpos(lower(concat_ws(' ', document, title, publisher)), lower($2)) > 0)
            order by document
            limit $3
            """);
        command.Parameters.Add(Parameters.Create(after?.Value ?? ""));
        command.Parameters.Add(Parameters.Nullable(text, NpgsqlDbType.Text));
        command.Parameters.Add(Parameters.Create((long)max));
        var ids = await command.ListAsync(row => StreamId.From(DocumentId.Parse(row.GetString(0))), cancel);
        var states = await ledger.FoldAsync(ids, upTo: null, cancel);
        return [.. ids.Select(id => DocumentView.From(DocumentId.Parse(id.Slug), (DocumentState)states[id].State, states[id].Version)!)];
    }
}
