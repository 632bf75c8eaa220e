using System.ComponentModel;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Codebook;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Stances.Method;
using StanceTracker.Domain.Statements;
using StanceTracker.Projections.Claims;
using StanceTracker.Server.Stances;

namespace StanceTracker.Server.Briefs;

/// <summary>Where the actors that matter most stand, and what changed between two moments. Both clocks, and the position, are those of the second.</summary>
internal sealed record BriefAnswer(
    [property: Description("The earlier moment.")] BriefMoment From,
    [property: Description("The later moment.")] BriefMoment To,
    [property: Description("How far the ledger reaches.")] BriefReach Reach,
    [property: Description("The pairs with the most evidence. Persons and organs are folded into the state or group that they speak for.")] IReadOnlyList<BriefPair> Pairs,
    [property: Description("The largest changes, of pairs that stand somewhere at both moments: largest first, each statement explaining one of them.")] IReadOnlyList<BriefPair> Moves,
    [property: Description("Pairs that stand somewhere now and were unknown or faded.")] IReadOnlyList<BriefPair> Appeared,
    [property: Description("Pairs that stood somewhere and have faded since.")] IReadOnlyList<BriefPair> Faded,
    [property: Description("Disputes that were none at the earlier moment.")] IReadOnlyList<DisputeView> Disputes,
    [property: Description("Reversals that were none at the earlier moment.")] IReadOnlyList<ReversalView> Reversals,
    [property: Description("What was taken back, corrected, rated, ended or merged in between, newest first: between the positions or, of two days, in the days after the first.")]
    IReadOnlyList<BriefCorrection> Corrections) : StanceAnswer;

/// <summary>A moment of both clocks.</summary>
internal sealed record BriefMoment(DateOnly AsOf, long KnownAt);

/// <summary>How far the ledger reaches.</summary>
internal sealed record BriefReach(
    [property: Description("How many statements stand that were recorded by then.")] long Statements,
    [property: Description("How many actors said or did them.")] long Speakers,
    [property: Description("How many documents there were by then.")] long Documents,
    [property: Description("Whether the numbers of statements and documents are estimates, as in large ledgers.")] bool Estimated,
    [property: Description("The day of the earliest statement; null if there is none.")] DateOnly? First,
    [property: Description("The last day that the ledger tells of, as in `asOf=latest`; null if there is none.")] DateOnly? Newest);

/// <summary>Where a holder stands toward a target, and stood.</summary>
internal sealed record BriefPair(
    ActorId Holder,
    ActorId Target,
    [property: Description("Where it stood at the earlier moment.")] StanceRow From,
    [property: Description("Where it stands at the later.")] StanceRow To,
    [property: Description("The difference; null where either end is unknown or faded.")] StanceChange? Change,
    [property: Description("The statement with the largest share on the label's side (of a faded pair: of its last known label), or of a move the one with the largest part in the difference.")] BriefStatement? Because);

/// <summary>The statement that explains a stance or a change.</summary>
internal sealed record BriefStatement(
    StatementId Statement,
    [property: Description("The day that it is sorted by.")] DateOnly Day,
    ActorId Speaker,
    ActCode Act,
    string Paraphrase,
    [property: Description("Its share in the stance, or its part in the difference, in points.")] double Share,
    [property: Description("How it changed between the two: `came`, `went`, `moved` or `aged`; null where it explains a stance.")] ContributionChange? Change,
    [property: Description("What it rests on, but for what is withdrawn.")] IReadOnlyList<BriefDocument> Documents);

/// <summary>A document by its names.</summary>
internal sealed record BriefDocument(DocumentId Document, string? Title, string Publisher)
{
    /// <summary>The names of a document.</summary>
    public static BriefDocument From(DocumentId document, DocumentDescription description) => new(document, description.Title, description.Publisher);
}

/// <summary>An event that took back, corrected, rated, ended or merged something.</summary>
internal sealed record BriefCorrection(
    long Position,
    string Type,
    string Stream,
    [property: Description("The paraphrase, name, title or proposition of what it is about, as it was known then.")] string? Subject,
    string Reason,
    DateTimeOffset RecordedAt,
    string RecordedBy);
