using StanceTracker.Domain.Events;

namespace StanceTracker.Domain.Commands;

/// <summary>The result of deciding a command.</summary>
public abstract record Decision
{
    private Decision()
    {
    }

    /// <summary>Events to append.</summary>
    /// <param name="Events">One or more events, in order, all on the command's stream.</param>
    /// <param name="Preconditions">Other streams that must not have changed when the events are appended.</param>
    public sealed record Accepted(IReadOnlyList<LedgerEvent> Events, IReadOnlyList<StreamId> Preconditions) : Decision;

    /// <summary>Nothing to append: the same content is already recorded.</summary>
    public sealed record NoChange : Decision;

    /// <summary>The command is rejected.</summary>
    public sealed record Rejected(Rejection Reason) : Decision;

    /// <summary>Accepts one event.</summary>
    public static Decision Accept(LedgerEvent body) => new Accepted([body], []);

    /// <summary>Creates a rejection.</summary>
    public static Decision Reject(RejectionType type, string message, string? field = null) =>
        new Rejected(new Rejection(type, message, field));
}

/// <summary>Why a command is rejected.</summary>
/// <param name="Type">The stable reason code.</param>
/// <param name="Message">A message for the caller.</param>
/// <param name="Field">The path of the invalid field in the body, such as <c>evidence.passage.end</c>.</param>
public sealed record Rejection(RejectionType Type, string Message, string? Field = null);

/// <summary>The reason codes. Their kebab-case names are part of the API contract.</summary>
public enum RejectionType
{
    /// <summary>A field's value is malformed or out of range.</summary>
    InvalidField,

    /// <summary>A required field is missing.</summary>
    MissingField,

    /// <summary>The stream does not exist.</summary>
    NotFound,

    /// <summary>The ID already exists, with different content.</summary>
    AlreadyExists,

    /// <summary>The body refers to an unknown actor.</summary>
    UnknownActor,

    /// <summary>The body refers to an unknown document.</summary>
    UnknownDocument,

    /// <summary>The body refers to an unknown claim.</summary>
    UnknownClaim,

    /// <summary>The body refers to an unknown statement.</summary>
    UnknownStatement,

    /// <summary>An act code is not in the codebook.</summary>
    UnknownAct,

    /// <summary>A context is not a PLOVER context.</summary>
    UnknownContext,

    /// <summary>A passage ends after the end of its document.</summary>
    PassageBeyondDocument,

    /// <summary>The actor is merged. Its stream accepts only an unmerge.</summary>
    ActorIsMerged,

    /// <summary>The actor is not merged.</summary>
    ActorIsNotMerged,

    /// <summary>A merge into itself or in a cycle.</summary>
    MergeInCircle,

    /// <summary>The actor has no such alias, or the alias is withdrawn.</summary>
    UnknownAlias,

    /// <summary>There is no affiliation with that number, or it is withdrawn.</summary>
    UnknownAffiliation,

    /// <summary>The affiliation would end before it begins.</summary>
    EndsBeforeItBegins,

    /// <summary>There is no evidence with that number, or it is withdrawn.</summary>
    UnknownEvidence,

    /// <summary>The correction changes nothing.</summary>
    ChangesNothing,

    /// <summary>The item is already retracted, withdrawn or reinstated.</summary>
    AlreadyInThatState,
}
