using System.Runtime.CompilerServices;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Documents;
using StanceTracker.Projections.Statements;

namespace StanceTracker.Server.Exports;

/// <summary>Reads statements with their sources, a batch at a time, to bound memory.</summary>
/// <param name="statements">The statements.</param>
/// <param name="ledger">Authors and evidence.</param>
internal sealed class StatementExport(StatementQueries statements, LedgerReader ledger)
{
    private const int StatementsAtOnce = 1_000;

    /// <summary>The rows in order of recording.</summary>
    public async IAsyncEnumerable<StatementEvidenceRow> ReadAsync(StatementFilter filter, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (var after = LedgerPosition.Start; ;)
        {
            var page = await statements.NextAsync(after, filter, StatementsAtOnce, cancel);
            if (page.Count == 0) yield break;
            var headers = await ledger.HeadersAsync([.. page.Select(statement => new LedgerPosition(statement.Position))], cancel);
            var documents =
                await ledger.FoldAsync(
                    [.. page.SelectMany(s => s.Evidence).Select(e => e.Document).Distinct().Select(StreamId.From)], upTo: null, cancel);
            DocumentView Document(DocumentId id) =>
                documents[StreamId.From(id)] is var (state, version)
                    ? DocumentView.From(id, (DocumentState)state, version)!
                    : throw new InvalidDataException($"There is no {id}.");
            foreach (var statement in page)
            {
                var recording = headers[new LedgerPosition(statement.Position)];
                foreach (var evidence in statement.Evidence)
                    yield return new StatementEvidenceRow(statement, recording, evidence, Document(evidence.Document));
            }

            after = new LedgerPosition(page[^1].Position);
        }
    }
}
