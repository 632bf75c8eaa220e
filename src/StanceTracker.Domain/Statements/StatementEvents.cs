using System.Diagnostics.CodeAnalysis;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Codebook;
using StanceTracker.Domain.Events;

namespace StanceTracker.Domain.Statements;

/// <summary>Whether the speaker speaks for the actors it is affiliated with.</summary>
public enum Capacity
{
    /// <summary>It speaks for them.</summary>
    Official,

    /// <summary>It speaks only for itself.</summary>
    Personal,
}

/// <summary>Whether the act was done.</summary>
public enum Modality
{
    /// <summary>It was done.</summary>
    Actual,

    /// <summary>It was only announced.</summary>
    Announced,

    /// <summary>It was made conditional on something.</summary>
    Conditional,
}

/// <summary>An act, as a code in a codebook.</summary>
/// <param name="Scheme">The codebook; <c>cameo</c>.</param>
/// <param name="Code">The code.</param>
public sealed record Act(string Scheme, ActCode Code)
{
    /// <summary>The only supported codebook.</summary>
    public const string Cameo = "cameo";
}

/// <summary>The coded content of a statement: who did what toward whom, when and how.</summary>
public abstract record CodedStatement : LedgerEvent
{
    /// <summary>The actor that spoke or acted, as named.</summary>
    public required ActorId Speaker { get; init; }

    /// <summary>The capacity in which it spoke; official by default.</summary>
    public Capacity Capacity { get; init; }

    /// <summary>The actors it was directed at, as named; at least one.</summary>
    public required IReadOnlyList<ActorId> Targets { get; init; }

    /// <summary>The targets that are meant but not named. They are shown but not weighed.</summary>
    public IReadOnlyList<ActorId> InferredTargets { get => field ?? []; init; }

    /// <summary>The act.</summary>
    public required Act Act { get; init; }

    /// <summary>PLOVER contexts, such as <c>terrorism</c>.</summary>
    public IReadOnlyList<string> Contexts { get => field ?? []; init; }

    /// <summary>Whether it was done, announced or made conditional; done by default.</summary>
    public Modality Modality { get; init; }

    /// <summary>When it was said or done.</summary>
    public required SaidOn SaidOn { get; init; }

    /// <summary>Its standpoints on claims, at most one per claim.</summary>
    public IReadOnlyList<ClaimStand> Claims { get => field ?? []; init; }

    /// <summary>The ID shared by the halves of a joint act.</summary>
    public string? Joint { get; init; }

    /// <summary>A paraphrase in the coder's words.</summary>
    public required string Paraphrase { get; init; }

    /// <summary>A quotation of the speaker's words.</summary>
    public string? Quote { get; init; }

    /// <summary>Its ID in the data set it was imported from.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The targets that are weighed: those that the text names.</summary>
    public IEnumerable<ActorId> NamedTargets => Targets.Except(InferredTargets);

    /// <summary>
    /// Whether both have the same coded content. Ignores the statement's ID, its evidence, and the reason of a correction.
    /// </summary>
    public bool SameContent(CodedStatement other) =>
        Speaker == other.Speaker
        && Capacity == other.Capacity
        && Targets.SequenceEqual(other.Targets)
        && InferredTargets.SequenceEqual(other.InferredTargets)
        && Act == other.Act
        && Contexts.SequenceEqual(other.Contexts)
        && Modality == other.Modality
        && SaidOn == other.SaidOn
        && Claims.SequenceEqual(other.Claims)
        && Joint == other.Joint
        && Paraphrase == other.Paraphrase
        && Quote == other.Quote
        && ExternalId == other.ExternalId;
}

/// <summary>
/// <c>statement_recorded</c>: one speaker, one act, one or more targets, on a day or span of days, with a piece of evidence.
/// </summary>
public sealed record StatementRecorded : CodedStatement
{
    /// <summary>A recording, field by field.</summary>
    public StatementRecorded()
    {
    }

    /// <summary>A recording of content that is already coded.</summary>
    [SetsRequiredMembers]
    public StatementRecorded(StatementId statement, CodedStatement content, Evidence evidence)
        : base(content) => (Statement, Evidence) = (statement, evidence);

    /// <summary>Its id.</summary>
    public required StatementId Statement { get; init; }

    /// <summary>Its first piece of evidence.</summary>
    public required Evidence Evidence { get; init; }
}

/// <summary><c>statement_corrected</c>: replaces the coded content.</summary>
public sealed record StatementCorrected : CodedStatement, IReasoned
{
    /// <summary>A correction, field by field.</summary>
    public StatementCorrected()
    {
    }

    /// <summary>The correction that gives a statement this content.</summary>
    [SetsRequiredMembers]
    public StatementCorrected(CodedStatement content, string reason)
        : base(content) => Reason = reason;

    /// <inheritdoc/>
    public required string Reason { get; init; }
}

/// <summary>
/// <c>statement_corroborated</c>: another document or passage reports the statement. The evidence is numbered by the version of this event.
/// </summary>
public sealed record StatementCorroborated(Evidence Evidence) : LedgerEvent;

/// <summary><c>statement_evidence_withdrawn</c>: a piece of evidence no longer counts.</summary>
/// <param name="Evidence">The evidence's number: the version of the event that recorded it.</param>
/// <param name="Reason">Why.</param>
public sealed record StatementEvidenceWithdrawn(long Evidence, string Reason) : LedgerEvent, IReasoned;

/// <summary><c>statement_retracted</c>: the statement does not count until it is reinstated. Its audit trail remains.</summary>
public sealed record StatementRetracted(string Reason) : LedgerEvent, IReasoned;

/// <summary><c>statement_reinstated</c>: the statement counts again.</summary>
public sealed record StatementReinstated(string Reason) : LedgerEvent, IReasoned;
