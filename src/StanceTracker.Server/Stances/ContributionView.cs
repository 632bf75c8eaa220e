using System.ComponentModel;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Codebook;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Stances.Method;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Reading;
using StanceTracker.Server.Statements;

namespace StanceTracker.Server.Stances;

/// <summary>The first and last day of a statement, inclusive.</summary>
internal sealed record SpanView(DateOnly Earliest, DateOnly Latest);

/// <summary>A statement's contribution to a stance.</summary>
internal sealed record ContributionView(
    StatementId Statement,
    [property: Description("The speaker, as named.")] ActorId Speaker,
    [property: Description("A CAMEO code.")] ActCode Act,
    string Paraphrase,
    [property: Description("The documents it cites, except withdrawn ones.")] IReadOnlyList<DocumentId> Documents,
    [property: Description("The days on which it may have been made, or throughout which it held. It counts from the first.")]
    SpanView Span,
    [property: Description("Whether it was made once within the span or held throughout it.")] Extent Extent,
    [property: Description("The day used for attribution and sorting.")] DateOnly Day,
    [property: Description("x: the act's score, times 0.7 if only announced; null if the act has no score.")] double? Intensity,
    [property: Description("c, 0 … 1.")] double Confidence,
    [property: Description("w: the confidence, discounted by age.")] double Weight,
    [property: Description("w·x/(E + κ), in points of stance.")] double Share)
{
    private const int ReadSize = 2_000;

    /// <summary>The contributions, with statements and documents as known at a position.</summary>
    public static async Task<IReadOnlyList<ContributionView>> ReadAsync(
        IReadOnlyList<Contribution<StatementId>> contributions, LedgerPosition knownAt, LedgerReader ledger, CancellationToken cancel)
    {
        var shown = new List<ContributionView>(contributions.Count);
        foreach (var some in contributions.Chunk(ReadSize))
        {
            var cited = await CitedStatements.ReadAsync(some.Select(c => c.Statement), knownAt, ledger, cancel);
            shown.AddRange(some.Select(c => From(c, cited.Statements[c.Statement], cited)));
        }

        return shown;
    }

    private static ContributionView From(Contribution<StatementId> c, StatementState statement, CitedStatements cited) => new(
        c.Statement,
        statement.Content!.Speaker,
        c.Observation.Act,
        statement.Content.Paraphrase,
        [.. cited.DocumentsOf(statement)],
        new SpanView(c.Observation.Span.First, c.Observation.Span.Last),
        c.Observation.Extent,
        c.Observation.Day,
        c.Intensity,
        c.Observation.Confidence,
        c.Weight,
        c.Share);
}
