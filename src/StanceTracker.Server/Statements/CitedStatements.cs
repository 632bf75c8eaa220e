using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Reading;

namespace StanceTracker.Server.Statements;

/// <summary>Some statements and the documents that they cite, as known at one position.</summary>
internal sealed class CitedStatements
{
    private readonly IReadOnlyDictionary<StreamId, (StreamState State, long Version)> _documents;

    private CitedStatements(
        IReadOnlyDictionary<StatementId, StatementState> statements,
        IReadOnlyDictionary<StreamId, (StreamState State, long Version)> documents) =>
        (Statements, _documents) = (statements, documents);

    /// <summary>The statements, without those not recorded by then.</summary>
    public IReadOnlyDictionary<StatementId, StatementState> Statements { get; }

    /// <summary>Reads them.</summary>
    /// <param name="statements">Which; each may be named more than once.</param>
    /// <param name="knownAt">What was known then; null is now.</param>
    /// <param name="ledger">Where they are read.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<CitedStatements> ReadAsync(
        IEnumerable<StatementId> statements, LedgerPosition? knownAt, LedgerReader ledger, CancellationToken cancel)
    {
        var folded = await ledger.FoldAsync([.. statements.Distinct().Select(StreamId.From)], knownAt, cancel);
        var states = folded.ToDictionary(stream => StatementId.Parse(stream.Key.Slug), stream => (StatementState)stream.Value.State);
        var cited = states.Values.SelectMany(statement => statement.StandingEvidence).Select(evidence => evidence.Document).Distinct();
        return new CitedStatements(states, await ledger.FoldAsync([.. cited.Select(StreamId.From)], knownAt, cancel));
    }

    /// <summary>A document that one of them cites.</summary>
    public DocumentState Document(DocumentId document) => (DocumentState)_documents[StreamId.From(document)].State;

    /// <summary>The documents that a statement cites, each once, except withdrawn ones.</summary>
    public IEnumerable<DocumentId> DocumentsOf(StatementState statement) =>
        statement.StandingEvidence.Select(evidence => evidence.Document).Distinct().Where(document => !Document(document).Withdrawn);
}
