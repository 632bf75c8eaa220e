using System.ComponentModel;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Codebook;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Stances.Method;
using StanceTracker.Domain.Statements;
using StanceTracker.Projections.Claims;
using StanceTracker.Server.Stances;

namespace StanceTracker.Server.Briefs;

/// <summary>
/// The stances of the most important actors, and what changed between two moments. Both clocks and the position are those of the second.
/// </summary>
internal sealed record BriefAnswer(
    [property: Description("The earlier moment.")] BriefMoment From,
    [property: Description("The later moment.")] BriefMoment To,
    [property: Description("What the ledger covers.")] BriefReach Reach,
    [property: Description("The pairs with the most evidence. Persons and organs are merged into the state or group they speak for.")]
    IReadOnlyList<BriefPair> Pairs,
    [property: Description("The largest changes among pairs with a stance at both moments, largest first; a statement explains at most "
        + "one of them.")] IReadOnlyList<BriefPair> Moves,
    [property: Description("Pairs with a stance at the later moment that were unknown or faded at the earlier.")]
    IReadOnlyList<BriefPair> Appeared,
    [property: Description("Pairs with a stance at the earlier moment that have faded since.")] IReadOnlyList<BriefPair> Faded,
    [property: Description("Disputes that did not exist at the earlier moment.")] IReadOnlyList<DisputeView> Disputes,
    [property: Description("Reversals that had not happened at the earlier moment.")] IReadOnlyList<ReversalView> Reversals,
    [property: Description("Retractions, corrections, ratings, endings and merges in between, newest first: between the two positions or, "
        + "if only the days differ, in the days after the first.")]
    IReadOnlyList<BriefCorrection> Corrections) : StanceAnswer;

/// <summary>A moment of both clocks.</summary>
internal sealed record BriefMoment(DateOnly AsOf, long KnownAt);

/// <summary>What the ledger covers.</summary>
internal sealed record BriefReach(
    [property: Description("The number of statements recorded by then and not retracted.")] long Statements,
    [property: Description("The number of their speakers.")] long Speakers,
    [property: Description("The number of documents.")] long Documents,
    [property: Description("Whether the numbers of statements and documents are estimates, as they are for large ledgers.")] bool Estimated,
    [property: Description("The day of the earliest statement; null if there is none.")] DateOnly? First,
    [property: Description("The last day the ledger covers, as in `asOf=latest`; null if there is none.")] DateOnly? Newest);

/// <summary>A pair's stance at both moments.</summary>
internal sealed record BriefPair(
    ActorId Holder,
    ActorId Target,
    [property: Description("The stance at the earlier moment.")] StanceRow From,
    [property: Description("The stance at the later moment.")] StanceRow To,
    [property: Description("The difference; null if either stance is unknown or faded.")] StanceChange? Change,
    [property: Description("The statement with the largest share on the label's side (for a faded pair, its last known label); for a "
        + "move, the one with the largest share of the difference.")] BriefStatement? Because);

/// <summary>The statement that explains a stance or a change.</summary>
internal sealed record BriefStatement(
    StatementId Statement,
    [property: Description("The day the statement is sorted by.")] DateOnly Day,
    ActorId Speaker,
    ActCode Act,
    string Paraphrase,
    [property: Description("Its share of the stance, or of the difference, in points.")] double Share,
    [property: Description("How it changed between the two moments: `came`, `went`, `moved` or `aged`; null if it explains a stance.")]
    ContributionChange? Change,
    [property: Description("The documents it cites, except withdrawn ones.")] IReadOnlyList<BriefDocument> Documents);

/// <summary>A document's title and publisher.</summary>
internal sealed record BriefDocument(DocumentId Document, string? Title, string Publisher)
{
    /// <summary>The title and publisher of a document.</summary>
    public static BriefDocument From(DocumentId document, DocumentDescription description) =>
        new(document, description.Title, description.Publisher);
}

/// <summary>A retraction, correction, rating, ending or merge.</summary>
internal sealed record BriefCorrection(
    long Position,
    string Type,
    string Stream,
    [property: Description("The paraphrase, name, title or proposition of what was changed, as known then.")] string? Subject,
    string Reason,
    DateTimeOffset RecordedAt,
    string RecordedBy);
