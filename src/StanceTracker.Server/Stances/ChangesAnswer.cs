using System.ComponentModel;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Stances.Method;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Reading;
using StanceTracker.Server.Http;

namespace StanceTracker.Server.Stances;

/// <summary>Why two stances of a pair differ. Both clocks and the position are those of the second.</summary>
internal sealed record ChangesAnswer(
    ActorId Holder,
    ActorId Target,
    [property: Description("The first stance.")] ComparedStance From,
    [property: Description("The second stance.")] ComparedStance To,
    [property: Description("The second stance minus the first, with unknown counting as 0; null if both are unknown.")] double? Difference,
    [property: Description("The lower end of the difference's 95 % interval; null if either stance is unknown or faded, since that is no "
        + "change of stance.")] double? Low,
    [property: Description("The upper end of that interval; null in the same cases.")] double? High,
    [property: Description("The statement that moved the stance most: the one with the largest share in the direction of the "
        + "difference, among those that came, went or moved if there are any; null without a difference. It is among `parts`.")]
    StatementId? MostTelling,
    [property: Description("Each statement's share of the difference, largest first; the shares sum to the difference.")]
    IReadOnlyList<ChangedPart> Parts) : StanceAnswer;

/// <summary>A statement's share of a difference.</summary>
internal sealed record ChangedPart(
    StatementId Statement,
    [property: Description("`came` or `went`: it counts in only one of the stances. `moved`: its days, act or confidence changed. `aged`: "
        + "only its age changed its weight. `stayed`: its weight is the same.")]
    ContributionChange Change,
    [property: Description("Its contribution to the first stance; null if it does not count there.")] ComparedContribution? From,
    [property: Description("Its contribution to the second stance; null if it does not count there.")] ComparedContribution? To,
    [property: Description("Its share of the second stance minus its share of the first.")] double Part,
    [property: Description("The ledger events between the two that changed its contribution.")] IReadOnlyList<ChangingEvent> Events)
{
    /// <summary>The CSV columns.</summary>
    public static Table<ChangedPart> Table { get; } = new(
        ("statement", part => part.Statement),
        ("change", part => part.Change),
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
        ("events", part => part.Events.Select(e => e.Position)));

    /// <summary>A statement's share with the events that changed it.</summary>
    public static ChangedPart Create(DifferencePart<StatementId> part, IEnumerable<LedgerHeader> events) => new(
        part.Statement,
        part.Change,
        ComparedContribution.From(part.From),
        ComparedContribution.From(part.To),
        part.Share,
        [.. events.Select(ChangingEvent.From)]);
}

/// <summary>A statement's contribution to one of the compared stances.</summary>
internal sealed record ComparedContribution(
    SpanView Span, Extent Extent, DateOnly Day, double? Intensity, double Confidence, double Weight, double Share)
{
    /// <summary>A contribution without its statement; null for none.</summary>
    public static ComparedContribution? From(Contribution<StatementId>? c) => c is { Observation: var o }
        ? new(new SpanView(o.Span.First, o.Span.Last), o.Extent, o.Day, c.Intensity, o.Confidence, c.Weight, c.Share)
        : null;
}

/// <summary>A ledger event that changed a statement's contribution.</summary>
internal sealed record ChangingEvent(long Position, string Type, DateTimeOffset RecordedAt, string RecordedBy)
{
    /// <summary>Shows an event.</summary>
    public static ChangingEvent From(LedgerHeader header) => new(header.Position.Value, header.Type, header.RecordedAt, header.RecordedBy);
}
