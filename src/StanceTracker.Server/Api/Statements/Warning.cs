using StanceTracker.Domain;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Ledgers;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Reading;

namespace StanceTracker.Server.Api.Statements;

/// <summary>Something to look at again in a statement that is recorded all the same.</summary>
/// <param name="Type">Its stable kind: <see cref="AfterPublication"/>.</param>
/// <param name="Field">The field concerned.</param>
/// <param name="Message">A sentence for the person who recorded it.</param>
internal sealed record Warning(string Type, string Field, string Message)
{
    /// <summary>Its days end after every document that it rests on was published.</summary>
    public const string AfterPublication = "after-publication";

    /// <summary>What there is to look at in a statement; nothing if all seems well.</summary>
    public static IReadOnlyList<Warning> Of(StatementState statement, Func<DocumentId, DocumentState> document) => statement.PublishedBefore(document) is { } published
        ?
        [
            new Warning(
                AfterPublication,
                "saidOn.latest",
                $"saidOn.latest is {Day.Format(statement.Content!.SaidOn.Latest)}, after the publication of every document that it rests on ({Day.Format(published)} at the latest). Is the day right?"),
        ]
        : [];

    /// <summary>The same for statements as they stand.</summary>
    public static async Task<IReadOnlyDictionary<StatementId, IReadOnlyList<Warning>>> OfAsync(IReadOnlyCollection<StatementId> statements, LedgerReader ledger, CancellationToken cancel)
    {
        var states = await ledger.FoldAsync([.. statements.Distinct().Select(StreamId.Of)], upTo: null, cancel);
        var cited = states.Values.SelectMany(state => ((StatementState)state.State).StandingEvidence).Select(evidence => StreamId.Of(evidence.Document)).Distinct();
        var documents = await ledger.FoldAsync([.. cited], upTo: null, cancel);
        return states.ToDictionary(state => StatementId.Of(state.Key.Slug), state => Of((StatementState)state.Value.State, id => (DocumentState)documents[StreamId.Of(id)].State));
    }
}
