using System.ComponentModel;
using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Statements;
using StanceTracker.Projections.Documents;
using StanceTracker.Projections.Statements;
using StanceTracker.Server.Http;

namespace StanceTracker.Server.Exports;

/// <summary>A statement with one piece of its evidence; a statement with several has a row for each.</summary>
internal sealed record StatementEvidenceRow(
    [property: Description("The statement.")] StatementId Statement,
    [property: Description("The day it is sorted by: the midpoint of the span, or its last day if it held throughout.")] DateOnly Day,
    DateOnly Earliest,
    DateOnly Latest,
    DateBasis Basis,
    [property: Description("Whether it was made once within the span or held throughout it.")] Extent Extent,
    ActorId Speaker,
    Capacity Capacity,
    IReadOnlyList<ActorId> Targets,
    IReadOnlyList<ActorId> InferredTargets,
    [property: Description("A CAMEO code; text, because zeros may lead.")] string Act,
    [property: Description("What the code means.")] string? Label,
    [property: Description("Its intensity in the score table `icews`; null if the act has no score.")] double? Intensity,
    IReadOnlyList<string> Contexts,
    Modality Modality,
    string? Joint,
    string Paraphrase,
    string? Quote,
    string? ExternalId,
    bool Retracted,
    [property: Description("The ledger position at which it was recorded.")] long Position,
    [property: Description("When it was recorded.")] DateTimeOffset RecordedAt,
    [property: Description("Who recorded it.")] string RecordedBy,
    [property: Description("The number of this piece of evidence.")] long Evidence,
    [property: Description("Whether this piece of evidence or its document is withdrawn.")] bool Withdrawn,
    DocumentId Document,
    string? Title,
    string Publisher,
    DateOnly Published,
    string? Url,
    Reliability Reliability,
    int Credibility,
    Voice? Voice,
    [property: Description("Who relayed it, outermost first.")] IReadOnlyList<string> Via,
    [property: Description("Where the passage begins in the document, in Unicode code points.")] int? PassageStart,
    [property: Description("Where the passage ends, exclusive.")] int? PassageEnd,
    [property: Description("The SHA-256 of the passage.")] string? PassageSha256)
{
    /// <summary>The CSV columns. Lists are joined by spaces, which no id contains.</summary>
    public static Table<StatementEvidenceRow> Table { get; } = new(
        ("statement", row => row.Statement),
        ("day", row => row.Day),
        ("earliest", row => row.Earliest),
        ("latest", row => row.Latest),
        ("basis", row => KebabEnum<DateBasis>.Format(row.Basis)),
        ("extent", row => KebabEnum<Extent>.Format(row.Extent)),
        ("speaker", row => row.Speaker),
        ("capacity", row => KebabEnum<Capacity>.Format(row.Capacity)),
        ("targets", row => string.Join(' ', row.Targets)),
        ("inferredTargets", row => string.Join(' ', row.InferredTargets)),
        ("act", row => row.Act),
        ("label", row => row.Label),
        ("intensity", row => row.Intensity),
        ("contexts", row => string.Join(' ', row.Contexts)),
        ("modality", row => KebabEnum<Modality>.Format(row.Modality)),
        ("joint", row => row.Joint),
        ("paraphrase", row => row.Paraphrase),
        ("quote", row => row.Quote),
        ("externalId", row => row.ExternalId),
        ("retracted", row => row.Retracted),
        ("position", row => row.Position),
        ("recordedAt", row => row.RecordedAt),
        ("recordedBy", row => row.RecordedBy),
        ("evidence", row => row.Evidence),
        ("withdrawn", row => row.Withdrawn),
        ("document", row => row.Document),
        ("title", row => row.Title),
        ("publisher", row => row.Publisher),
        ("published", row => row.Published),
        ("url", row => row.Url),
        ("reliability", row => KebabEnum<Reliability>.Format(row.Reliability)),
        ("credibility", row => row.Credibility),
        ("voice", row => row.Voice is { } voice ? KebabEnum<Voice>.Format(voice) : null),
        ("via", row => string.Join("; ", row.Via)),
        ("passageStart", row => row.PassageStart),
        ("passageEnd", row => row.PassageEnd),
        ("passageSha256", row => row.PassageSha256));

    /// <summary>The rows of a statement.</summary>
    public static IEnumerable<StatementEvidenceRow> From(
        StatementView s, DateTimeOffset recordedAt, string recordedBy, Func<DocumentId, DocumentView> document) =>
        from evidence in s.Evidence
        let source = document(evidence.Document)
        select new StatementEvidenceRow(
            s.Statement,
            s.Day,
            s.SaidOn.Earliest,
            s.SaidOn.Latest,
            s.SaidOn.Basis,
            s.SaidOn.Extent,
            s.Speaker,
            s.Capacity,
            s.Targets,
            s.InferredTargets,
            s.Act.Code.Value,
            StanceTracker.Domain.Codebook.ActCodebook.Cameo.TryFind(s.Act.Code, out var entry) ? entry.Label : null,
            StanceTracker.Domain.Codebook.ScoreTable.Icews.Intensity(s.Act.Code),
            s.Contexts,
            s.Modality,
            s.Joint,
            s.Paraphrase,
            s.Quote,
            s.ExternalId,
            s.Retracted,
            s.Position,
            recordedAt,
            recordedBy,
            evidence.Number,
            evidence.Withdrawn || source.Withdrawn,
            evidence.Document,
            source.Title,
            source.Publisher,
            source.Published.Earliest,
            source.Url,
            source.Reliability,
            evidence.Credibility,
            evidence.Voice,
            evidence.Via ?? [],
            evidence.Passage?.Start,
            evidence.Passage?.End,
            evidence.Passage?.Sha256.ToString());
}
