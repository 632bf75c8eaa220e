using System.ComponentModel;
using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Stances;
using StanceTracker.Domain.Stances.Method;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Reading;
using StanceTracker.Server.Http;

namespace StanceTracker.Server.Stances;

/// <summary>Why one answer about a pair is not another. Both clocks, and the position, are those of the second.</summary>
internal sealed record ChangesAnswer(
    ActorId Holder,
    ActorId Target,
    [property: Description("The first answer.")] ComparedStance From,
    [property: Description("The second answer.")] ComparedStance To,
    [property: Description("The second stance less the first, an unknown one being 0; null if both are unknown.")] double? Difference,
    [property: Description("The lower end of the difference's 95 % interval; null where either answer is unknown or faded: that is no change of a stance.")] double? Low,
    [property: Description("The upper end, likewise.")] double? High,
    [property: Description("What part each statement of either has in the difference, to which they sum; the largest first.")] IReadOnlyList<ChangedPart> Parts) : StanceAnswer;

/// <summary>One of two answers that are compared.</summary>
internal sealed record ComparedStance(
    [property: Description("Who stands: of a merged actor, its survivor.")] ActorId Holder,
    [property: Description("Toward whom, likewise.")] ActorId Target,
    DateOnly AsOf,
    long KnownAt,
    double? Stance,
    double? Low,
    double? High,
    double Evidence,
    double? Mean,
    StanceLabel Label,
    Certainty? Certainty,
    LastKnown? LastKnown,
    long Statements)
{
    /// <summary>The answer for a pair's position.</summary>
    public static ComparedStance From(PairId pair, StanceQuery question, LedgerPosition knownAt, StanceEstimate p) =>
        new(pair.Holder, pair.Target, question.AsOf, knownAt.Value, p.Stance, p.Low, p.High, p.Evidence, p.Mean, p.Label, p.Certainty, p.LastKnown, p.Statements);
}

/// <summary>What part one statement has in a difference.</summary>
internal sealed record ChangedPart(
    StatementId Statement,
    [property: Description("`came` or `went`: it is in one answer alone. `moved`: its days, act or confidence are others. `aged`: its weight is another by its age alone. `stayed`: its weight is the same.")]
    ContributionChange Change,
    [property: Description("What it contributes to the first answer; null if it does not.")] ComparedContribution? From,
    [property: Description("What it contributes to the second; null if it does not.")] ComparedContribution? To,
    [property: Description("Its share in the second answer less its share in the first.")] double Part,
    [property: Description("The events of the ledger between the two that changed what it brings to the pair.")] IReadOnlyList<ChangingEvent> Events)
{
    /// <summary>How a part is written as CSV.</summary>
    public static Table<ChangedPart> Table { get; } = new(
        ("statement", part => part.Statement),
        ("change", part => KebabEnum<ContributionChange>.Format(part.Change)),
        ("part", part => part.Part),
        ("fromDay", part => part.From?.Day),
        ("fromIntensity", part => part.From?.Intensity),
        ("fromConfidence", part => part.From?.Confidence),
        ("fromWeight", part => part.From?.Weight),
        ("fromShare", part => part.From?.Share),
        ("toDay", part => part.To?.Day),
        ("toIntensity", part => part.To?.Intensity),
        ("toConfidence", part => part.To?.Confidence),
        ("toWeight", part => part.To?.Weight),
        ("toShare", part => part.To?.Share),
        ("events", part => string.Join(' ', part.Events.Select(e => e.Position))));

    /// <summary>A part with the events behind it.</summary>
    public static ChangedPart Create(DifferencePart<StatementId> part, IEnumerable<LedgerHeader> events) => new(
        part.Statement, part.Change, ComparedContribution.From(part.From), ComparedContribution.From(part.To), part.Share, [.. events.Select(ChangingEvent.From)]);
}

/// <summary>What a statement contributes to one of the answers.</summary>
internal sealed record ComparedContribution(SpanView Span, Extent Extent, DateOnly Day, double? Intensity, double Confidence, double Weight, double Share)
{
    /// <summary>A contribution without its statement; null if there is none.</summary>
    public static ComparedContribution? From(Contribution<StatementId>? c) => c is { Observation: var o }
        ? new(new SpanView(o.Span.First, o.Span.Last), o.Extent, o.Day, c.Intensity, o.Confidence, c.Weight, c.Share)
        : null;
}

/// <summary>An event of the ledger that changed what a statement brings to a pair.</summary>
internal sealed record ChangingEvent(long Position, string Type, DateTimeOffset RecordedAt, string RecordedBy)
{
    /// <summary>Shows an event.</summary>
    public static ChangingEvent From(LedgerHeader header) => new(header.Position.Value, header.Type, header.RecordedAt, header.RecordedBy);
}
