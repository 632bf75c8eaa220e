using System.ComponentModel;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Documents;
using StanceTracker.Projections.Statements;
using StanceTracker.Server.Http;
using StanceTracker.Server.Statements;

namespace StanceTracker.Server.Exports;

/// <summary>A statement with one piece of its evidence; a statement with several has a row for each.</summary>
internal sealed class StatementEvidenceRow(StatementView statement, LedgerHeader recording, EvidenceView evidence, DocumentView document)
    : StatementRow(statement)
{
    [Description("When it was recorded.")]
    public DateTimeOffset RecordedAt { get; init; } = recording.RecordedAt;

    [Description("Who recorded it.")]
    public string RecordedBy { get; init; } = recording.RecordedBy;

    [Description("The number of this piece of evidence.")]
    public long Evidence { get; init; } = evidence.Number;

    [Description("Whether this piece of evidence or its document is withdrawn.")]
    public bool Withdrawn { get; init; } = evidence.Withdrawn || document.Withdrawn;

    public DocumentId Document { get; init; } = evidence.Document;

    public string? Title { get; init; } = document.Title;

    public string Publisher { get; init; } = document.Publisher;

    public DateOnly Published { get; init; } = document.Published.Earliest;

    public string? Url { get; init; } = document.Url;

    public Reliability Reliability { get; init; } = document.Reliability;

    public int Credibility { get; init; } = evidence.Credibility;

    public Voice? Voice { get; init; } = evidence.Voice;

    [Description("Who relayed it, outermost first.")]
    public IReadOnlyList<string> Via { get; init; } = evidence.Via ?? [];

    [Description("Where the passage begins in the document, in Unicode code points.")]
    public int? PassageStart { get; init; } = evidence.Passage?.Start;

    [Description("Where the passage ends, exclusive.")]
    public int? PassageEnd { get; init; } = evidence.Passage?.End;

    [Description("The SHA-256 of the passage.")]
    public string? PassageSha256 { get; init; } = evidence.Passage?.Sha256.ToString();

    /// <summary>The CSV columns. Names of relays have spaces, so they are joined otherwise.</summary>
    public static Table<StatementEvidenceRow> Table { get; } =
        Table<StatementEvidenceRow>.OfProperties().With("via", row => string.Join("; ", row.Via));
}
