using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Codebook;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Stances.Method;
using StanceTracker.Domain.Statements;

namespace StanceTracker.Domain.Stances;

/// <summary>A statement's current contribution as evidence toward one target, as named.</summary>
public readonly record struct EvidenceRow(
    ActorId Speaker, ActorId Target, Capacity Capacity, DaySpan Span, Extent Extent, ActCode Act, bool Announced, double Confidence)
{
    /// <summary>The day dᵢ used for attribution.</summary>
    public DateOnly Day => SaidOn.DayOf(Span.First, Span.Last, Extent);
}

/// <summary>Derives the rows of evidence from a statement's current state.</summary>
public static class EvidenceRows
{
    /// <summary>One row per weighed target; none if the statement is retracted or none of its documents is left.</summary>
    public static IReadOnlyList<EvidenceRow> From(StatementState statement, Func<DocumentId, DocumentState> document)
    {
        if (statement.Content is not { } content || !statement.Counts(document)) return [];
        var strengths = statement.StandingEvidence
            .GroupBy(evidence => evidence.Document)
            .Where(group => !document(group.Key).Withdrawn)
            .OrderBy(group => group.Key.Value, StringComparer.Ordinal)
            .Select(
                group =>
                    group.Max(
                        evidence =>
                            Confidence.Strength(KebabEnum<Reliability>.Format(document(group.Key).Reliability)[0], evidence.Credibility)))
            .ToArray();
        var confidence =
            Confidence.Combine(content.Modality == Modality.Conditional ? Confidence.Conditional : Confidence.ActualOrAnnounced, strengths);
        var said = content.SaidOn;
        return [.. content.NamedTargets.Select(target => new EvidenceRow(
            content.Speaker,
            target,
            content.Capacity,
            new DaySpan(said.Earliest, said.Latest),
            said.Extent,
            content.Act.Code,
            content.Modality == Modality.Announced,
            confidence))];
    }
}
