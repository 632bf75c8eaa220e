using System.Diagnostics.CodeAnalysis;
using StanceTracker.Domain.Events;

namespace StanceTracker.Domain.Statements;

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
