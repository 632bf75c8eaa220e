using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Statements;

namespace StanceTracker.Projections.Statements;

/// <summary>A statement as clients see it: the coded content with its evidence.</summary>
public sealed record StatementView
{
    /// <summary>Its id.</summary>
    public required StatementId Statement { get; init; }

    /// <summary>The actor that spoke or acted, as named.</summary>
    public required ActorId Speaker { get; init; }

    /// <summary>The capacity in which it spoke.</summary>
    public required Capacity Capacity { get; init; }

    /// <summary>The actors addressed, as named.</summary>
    public required IReadOnlyList<ActorId> Targets { get; init; }

    /// <summary>The targets that are meant but not named; they do not affect the weight.</summary>
    public required IReadOnlyList<ActorId> InferredTargets { get; init; }

    /// <summary>The act.</summary>
    public required Act Act { get; init; }

    /// <summary>PLOVER contexts.</summary>
    public required IReadOnlyList<string> Contexts { get; init; }

    /// <summary>Whether the act was done, announced or conditional.</summary>
    public required Modality Modality { get; init; }

    /// <summary>When it was said or done.</summary>
    public required SaidOn SaidOn { get; init; }

    /// <summary>
    /// The day used for attribution and sorting: the midpoint of <see cref="SaidOn"/>, or its last day if it held throughout.
    /// </summary>
    public required DateOnly Day { get; init; }

    /// <summary>The claims it takes a stand on.</summary>
    public required IReadOnlyList<ClaimStand> Claims { get; init; }

    /// <summary>The id shared by the statements of a joint act.</summary>
    public string? Joint { get; init; }

    /// <summary>The coder's paraphrase.</summary>
    public required string Paraphrase { get; init; }

    /// <summary>The speaker's own words.</summary>
    public string? Quote { get; init; }

    /// <summary>Its id in the data set it came from.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Its evidence, including withdrawn evidence.</summary>
    public required IReadOnlyList<EvidenceView> Evidence { get; init; }

    /// <summary>Whether it is retracted, so that it does not count.</summary>
    public required bool Retracted { get; init; }

    /// <summary>The position at which it was recorded.</summary>
    public required long Position { get; init; }

    /// <summary>The version of its stream: the ETag.</summary>
    public required long Version { get; init; }

    /// <summary>The view of a statement; null if it is not recorded.</summary>
    public static StatementView? From(StatementId id, StatementState state, long version, long position) => state.Content is not { } content
        ? null
        : new StatementView
        {
            Statement = id,
            Speaker = content.Speaker,
            Capacity = content.Capacity,
            Targets = content.Targets,
            InferredTargets = content.InferredTargets,
            Act = content.Act,
            Contexts = content.Contexts,
            Modality = content.Modality,
            SaidOn = content.SaidOn,
            Day = content.SaidOn.Day,
            Claims = content.Claims,
            Joint = content.Joint,
            Paraphrase = content.Paraphrase,
            Quote = content.Quote,
            ExternalId = content.ExternalId,
            Evidence = [.. state.Evidence.Select(e => EvidenceView.From(e.Key, e.Value, state.WithdrawnEvidence.Contains(e.Key)))],
            Retracted = state.Retracted,
            Position = position,
            Version = version,
        };
}

/// <summary>Evidence as clients see it. Later events refer to it by <paramref name="Number"/>.</summary>
public sealed record EvidenceView(
    long Number, DocumentId Document, Passage? Passage, Voice? Voice, IReadOnlyList<string>? Via, int Credibility, bool Withdrawn)
{
    internal static EvidenceView From(long number, Domain.Statements.Evidence evidence, bool withdrawn) =>
        new(number, evidence.Document, evidence.Passage, evidence.Voice, evidence.Via, evidence.Credibility, withdrawn);
}
