using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Codebook;
using StanceTracker.Domain.Events;

namespace StanceTracker.Domain.Statements;

/// <summary>Whether the speaker speaks for those it is affiliated with.</summary>
public enum Capacity
{
    /// <summary>It does.</summary>
    Official,

    /// <summary>It speaks for itself alone.</summary>
    Personal,
}

/// <summary>Whether the act was done.</summary>
public enum Modality
{
    /// <summary>Done.</summary>
    Actual,

    /// <summary>Announced.</summary>
    Announced,

    /// <summary>Made to depend on something.</summary>
    Conditional,
}

/// <summary>What was done, as a code of a codebook.</summary>
/// <param name="Scheme">The codebook; <c>cameo</c>.</param>
/// <param name="Code">The code.</param>
public sealed record Act(string Scheme, ActCode Code)
{
    /// <summary>The one codebook there is.</summary>
    public const string Cameo = "cameo";
}

/// <summary>What a coder reads out of a passage: who did what toward whom, when and how.</summary>
public abstract record CodedStatement : LedgerEvent
{
    /// <summary>Who spoke or acted, as named.</summary>
    public required ActorId Speaker { get; init; }

    /// <summary>For whom it spoke; official where nothing is said.</summary>
    public Capacity Capacity { get; init; }

    /// <summary>Toward whom, as named; at least one.</summary>
    public required IReadOnlyList<ActorId> Targets { get; init; }

    /// <summary>Those of the targets that are meant but not named: shown, not weighed.</summary>
    public IReadOnlyList<ActorId> InferredTargets { get => field ?? []; init; }

    /// <summary>What was done.</summary>
    public required Act Act { get; init; }

    /// <summary>PLOVER contexts, such as <c>terrorism</c>.</summary>
    public IReadOnlyList<string> Contexts { get => field ?? []; init; }

    /// <summary>Whether it was done, announced or made conditional; done where nothing is said.</summary>
    public Modality Modality { get; init; }

    /// <summary>When.</summary>
    public required SaidOn SaidOn { get; init; }

    /// <summary>The claims it takes a position on, each once.</summary>
    public IReadOnlyList<ClaimStand> Claims { get => field ?? []; init; }

    /// <summary>An id that the halves of a joint act share.</summary>
    public string? Joint { get; init; }

    /// <summary>What it comes to, in the coder's words.</summary>
    public required string Paraphrase { get; init; }

    /// <summary>The speaker's words.</summary>
    public string? Quote { get; init; }

    /// <summary>The id it had in the data set it came from.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The targets that are weighed: those that are named.</summary>
    public IEnumerable<ActorId> NamedTargets => Targets.Except(InferredTargets);

    /// <summary>Whether both code the same content. The statement's id, its evidence and the reason of a correction do not count.</summary>
    public bool SameContent(CodedStatement other) =>
        Speaker == other.Speaker && Capacity == other.Capacity && Targets.SequenceEqual(other.Targets) && InferredTargets.SequenceEqual(other.InferredTargets)
        && Act == other.Act && Contexts.SequenceEqual(other.Contexts) && Modality == other.Modality && SaidOn == other.SaidOn
        && Claims.SequenceEqual(other.Claims) && Joint == other.Joint && Paraphrase == other.Paraphrase && Quote == other.Quote && ExternalId == other.ExternalId;
}

/// <summary><c>statement_recorded</c>: one speaker, one act, one or more targets, on a day or span of days, with a piece of evidence.</summary>
public sealed record StatementRecorded : CodedStatement
{
    /// <summary>Its id.</summary>
    public required StatementId Statement { get; init; }

    /// <summary>What it rests on.</summary>
    public required Evidence Evidence { get; init; }
}

/// <summary><c>statement_corrected</c>: the coded content anew.</summary>
public sealed record StatementCorrected : CodedStatement, IReasoned
{
    /// <inheritdoc/>
    public required string Reason { get; init; }
}

/// <summary><c>statement_corroborated</c>: another document, or passage, reports the same statement. Its number is the version of this event.</summary>
public sealed record StatementCorroborated(Evidence Evidence) : LedgerEvent;

/// <summary><c>statement_evidence_withdrawn</c>: a piece of evidence does not count any more.</summary>
/// <param name="Evidence">Its number: the version of the event that brought it.</param>
/// <param name="Reason">Why.</param>
public sealed record StatementEvidenceWithdrawn(long Evidence, string Reason) : LedgerEvent, IReasoned;

/// <summary><c>statement_retracted</c>: until it is reinstated, it does not count; its trail stays.</summary>
public sealed record StatementRetracted(string Reason) : LedgerEvent, IReasoned;

/// <summary><c>statement_reinstated</c>: it counts again.</summary>
public sealed record StatementReinstated(string Reason) : LedgerEvent, IReasoned;
