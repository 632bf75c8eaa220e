using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Events;

namespace StanceTracker.Domain.Documents;

/// <summary>A document's state: the fold of its stream.</summary>
public sealed record DocumentState : StreamState
{
    /// <summary>Before its first event.</summary>
    public static new readonly DocumentState Initial = new();

    /// <summary>The document's description, as last corrected; null until it is registered.</summary>
    public DocumentDescription? Description { get; init; }

    /// <summary>The reliability of its source, as last rated.</summary>
    public Reliability Reliability { get; init; }

    /// <summary>Whether the document is withdrawn. If so, its evidence does not count.</summary>
    public bool Withdrawn { get; init; }
}

/// <summary>The decisions and the fold of a document.</summary>
public static class Document
{
    /// <summary>The document's state after an event.</summary>
    public static DocumentState Evolve(DocumentState state, LedgerEvent body) => body switch
    {
        DocumentRegistered e => state with { Description = e, Reliability = e.Reliability },
        DocumentCorrected e => state with { Description = e },
        DocumentRated e => state with { Reliability = e.Reliability },
        DocumentWithdrawn => state with { Withdrawn = true },
        DocumentReinstated => state with { Withdrawn = false },
        _ => throw new ArgumentException($"{body.GetType().Name} is not an event of a document.", nameof(body)),
    };

    /// <summary>Decides what is proposed about a document.</summary>
    public static Decision Decide(DocumentId id, LedgerEvent proposed, IAggregateLookup aggregates)
    {
        var state = aggregates.Document(id);
        if (proposed is DocumentRegistered registered) return Decide(id, registered, state);
        if (state.Description is null) return Decision.Reject(RejectionType.NotFound, $"There is no document '{id}'.");
        return new Check().Reason(proposed).Else(() => proposed switch
        {
            DocumentCorrected e => Decide(e, state.Description),
            DocumentRated e => Unless(
                state.Reliability == e.Reliability, RejectionType.ChangesNothing, $"The reliability is already {e.Reliability}.", e),
            DocumentWithdrawn e => Unless(state.Withdrawn, RejectionType.AlreadyInThatState, $"'{id}' is already withdrawn.", e),
            DocumentReinstated e => Unless(!state.Withdrawn, RejectionType.AlreadyInThatState, $"'{id}' is not withdrawn.", e),
            _ => throw new ArgumentException($"{proposed.GetType().Name} is not an event of a document.", nameof(proposed)),
        });
    }

    private static Decision Decide(DocumentId id, DocumentRegistered proposed, DocumentState state)
    {
        if (state.Description is not null)
        {
            return state.Description == proposed
                ? new Decision.NoChange()
                : Decision.Reject(
                    RejectionType.AlreadyExists,
                    $"Document '{id}' already exists: {state.Description.Title ?? state.Description.Publisher}.",
                    "document");
        }

        return new Check()
            .Require(
                proposed.Document == id,
                RejectionType.InvalidField,
                $"The stream belongs to '{id}', but the body registers '{proposed.Document}'.",
                "document")
            .Description(proposed)
            .Else(() => Decision.Accept(proposed));
    }

    private static Decision Decide(DocumentCorrected proposed, DocumentDescription now) => new Check()
        .Description(proposed)
        .Require(!SameDescription(proposed, now), RejectionType.ChangesNothing, "The correction changes nothing.")
        .Else(() => Decision.Accept(proposed));

    private static Decision Unless(bool so, RejectionType type, string message, LedgerEvent proposed) =>
        so ? Decision.Reject(type, message) : Decision.Accept(proposed);

    private static bool SameDescription(DocumentDescription a, DocumentDescription b) =>
        (a.Title, a.Publisher, a.Published, a.Language, a.Sha256, a.Length, a.Url)
        == (b.Title, b.Publisher, b.Published, b.Language, b.Sha256, b.Length, b.Url);

    private static Check Description(this Check check, DocumentDescription description) => check
        .OptionalText(description.Title, "title", 1_000)
        .Text(description.Publisher, "publisher", 300)
        .Day(description.Published.Earliest, "published.earliest")
        .Day(description.Published.Latest, "published.latest")
        .OptionalText(description.Language, "language", 35)
        .Require(
            description.Length is null or > 0, RejectionType.InvalidField, "length must be a positive number of code points.", "length")
        .OptionalText(description.Url, "url", 2_000)
        .Require(
            description.Url is null || (Uri.TryCreate(description.Url, UriKind.Absolute, out var url) && (url.Scheme is "http" or "https")),
            RejectionType.InvalidField,
            "url must be an absolute http or https URL.",
            "url");
}
