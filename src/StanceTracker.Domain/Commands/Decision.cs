using StanceTracker.Domain.Events;

namespace StanceTracker.Domain.Commands;

/// <summary>What is decided about a proposal.</summary>
public abstract record Decision
{
    private Decision()
    {
    }

    /// <summary>These events are to be written.</summary>
    /// <param name="Events">One or more, in order, all on the proposal's stream.</param>
    /// <param name="Preconditions">Other streams that the decision relies on: they must not have moved when it is written.</param>
    public sealed record Accepted(IReadOnlyList<LedgerEvent> Events, IReadOnlyList<StreamId> Preconditions) : Decision;

    /// <summary>It is so already: the very same was recorded before, and nothing is to be written.</summary>
    public sealed record NoChange : Decision;

    /// <summary>It cannot be.</summary>
    public sealed record Rejected(Rejection Reason) : Decision;

    /// <summary>Accepts one event.</summary>
    public static Decision Accept(LedgerEvent body) => new Accepted([body], []);

    /// <summary>Refuses.</summary>
    public static Decision Reject(RejectionType type, string message, string? field = null) => new Rejected(new Rejection(type, message, field));
}

/// <summary>Why a proposal cannot be.</summary>
/// <param name="Type">The stable kind of reason.</param>
/// <param name="Message">A sentence for the person who asked.</param>
/// <param name="Field">The field at fault, in the body's own names: <c>evidence.passage.end</c>.</param>
public sealed record Rejection(RejectionType Type, string Message, string? Field = null);

/// <summary>The kinds of reason; their kebab-case names are part of the contract with callers.</summary>
public enum RejectionType
{
    /// <summary>A field's value is not of its form or range.</summary>
    InvalidField,

    /// <summary>A required field is lacking.</summary>
    MissingField,

    /// <summary>The stream to write on has not begun.</summary>
    NotFound,

    /// <summary>There is one of that id already, with other content.</summary>
    AlreadyExists,

    /// <summary>An actor that is named was never introduced.</summary>
    UnknownActor,

    /// <summary>A document that is named was never registered.</summary>
    UnknownDocument,

    /// <summary>A claim that is named was never framed.</summary>
    UnknownClaim,

    /// <summary>A statement that is named was never recorded.</summary>
    UnknownStatement,

    /// <summary>A code is not in the codebook.</summary>
    UnknownAct,

    /// <summary>A context is not one of PLOVER's.</summary>
    UnknownContext,

    /// <summary>A passage reaches beyond the end of its document.</summary>
    PassageBeyondDocument,

    /// <summary>The actor is merged: its stream accepts only its unmerging.</summary>
    ActorIsMerged,

    /// <summary>The actor is not merged.</summary>
    ActorIsNotMerged,

    /// <summary>A merge into itself or in a circle.</summary>
    MergeInCircle,

    /// <summary>The actor has no such alias, or it is withdrawn.</summary>
    UnknownAlias,

    /// <summary>There is no affiliation of that number, or it is withdrawn.</summary>
    UnknownAffiliation,

    /// <summary>An affiliation would end before it begins.</summary>
    EndsBeforeItBegins,

    /// <summary>There is no evidence of that number, or it is withdrawn.</summary>
    UnknownEvidence,

    /// <summary>A correction that changes nothing.</summary>
    ChangesNothing,

    /// <summary>What is retracted, withdrawn or reinstated is so already.</summary>
    AlreadyInThatState,
}
