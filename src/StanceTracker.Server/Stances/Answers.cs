using System.ComponentModel;
using System.Text.Json.Serialization;
using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Stances;
using StanceTracker.Domain.Stances.Method;
using StanceTracker.Domain.Statements;
using StanceTracker.Server.Http;

namespace StanceTracker.Server.Stances;

/// <summary>What every answer about stances states: both clocks, the method and the ledger position that it reflects.</summary>
internal abstract record StanceAnswer
{
    [Description("The day the answer is for.")]
    public DateOnly AsOf { get; init; }

    [Description("The ledger position whose knowledge the answer uses.")]
    public long KnownAt { get; init; }

    [Description("The stance method.")]
    public string Method { get; init; } = DiscountedStanceModel.Name;

    [Description("The score table.")]
    public string Scores { get; init; } = "";

    [Description("The half-life of evidence, in days.")]
    public double HalfLifeDays { get; init; }

    [Description("The ledger position that the answer reflects.")]
    public long Position { get; init; }

    /// <summary>The same answer with the query and the position that it reflects.</summary>
    public TAnswer To<TAnswer>(StanceQuery question, LedgerPosition position) where TAnswer : StanceAnswer => (TAnswer)(this with
    {
        AsOf = question.AsOf,
        KnownAt = position.Value,
        Scores = question.Settings.Scores.Name,
        HalfLifeDays = question.Settings.HalfLifeDays,
        Position = position.Value,
    });
}

/// <summary>Where a holder stands toward a target: a row of a list.</summary>
internal sealed record StanceRow(
    [property: Description("The actor whose stance it is.")] ActorId Holder,
    [property: Description("The actor it is toward.")] ActorId Target,
    [property: Description("−10 (hostile) … +10 (aligned); null if there is no evidence. Null is not 0.")] double? Stance,
    [property: Description("The lower end of the 95 % interval.")] double? Low,
    [property: Description("The upper end of the 95 % interval.")] double? High,
    [property: Description("E, the sum of the scored statements' weights.")] double Evidence,
    [property: Description("M/E, the weighted mean intensity; null if E is 0.")] double? Mean,
    [property: Description("The stance in one word.")] StanceLabel Label,
    [property: Description("How much evidence supports the label: `thin`, `leaning` or `clear`; null if the label is `unknown`.")] Certainty? Certainty,
    [property: Description("With the label `faded`: the stance on the last day before it faded, if any; null with other labels.")] LastKnown? LastKnown,
    [property: Description("The number of statements whose span has begun by asOf.")] long Statements,
    [property: Description("How many of them have no score.")] long Unscored,
    [property: Description("The day of the newest statement.")] DateOnly? LastDay,
    [property: Description("The statements by quad class.")] QuadCounts Quad)
{
    /// <summary>The CSV columns.</summary>
    public static Table<StanceRow> Table { get; } = new(
        ("holder", row => row.Holder),
        ("target", row => row.Target),
        ("stance", row => row.Stance),
        ("low", row => row.Low),
        ("high", row => row.High),
        ("evidence", row => row.Evidence),
        ("mean", row => row.Mean),
        ("label", row => KebabEnum<StanceLabel>.Format(row.Label)),
        ("certainty", row => Labels.Format(row.Certainty)),
        ("lastKnownAsOf", row => row.LastKnown?.AsOf),
        ("lastKnownStance", row => row.LastKnown?.Stance),
        ("lastKnownLow", row => row.LastKnown?.Low),
        ("lastKnownHigh", row => row.LastKnown?.High),
        ("lastKnownLabel", row => Labels.Format(row.LastKnown?.Label)),
        ("lastKnownCertainty", row => Labels.Format(row.LastKnown?.Certainty)),
        ("statements", row => row.Statements),
        ("unscored", row => row.Unscored),
        ("lastDay", row => row.LastDay),
        ("verbalCooperation", row => row.Quad.VerbalCooperation),
        ("materialCooperation", row => row.Quad.MaterialCooperation),
        ("verbalConflict", row => row.Quad.VerbalConflict),
        ("materialConflict", row => row.Quad.MaterialConflict));

    /// <summary>The row of a pair's position.</summary>
    public static StanceRow From(PairId pair, StanceEstimate p) => new(
        pair.Holder, pair.Target, p.Stance, p.Low, p.High, p.Evidence, p.Mean, p.Label, p.Certainty, p.LastKnown, p.Statements, p.Unscored, p.LastDay, p.Quad);
}

/// <summary>The position of one pair.</summary>
internal sealed record StanceDetails(
    ActorId Holder,
    ActorId Target,
    double? Stance,
    double? Low,
    double? High,
    double Evidence,
    double? Mean,
    StanceLabel Label,
    Certainty? Certainty,
    LastKnown? LastKnown,
    long Statements,
    long Unscored,
    DateOnly? LastDay,
    QuadCounts Quad,
    [property: Description("With explain=true: each statement's contribution; the shares sum to the stance.")]
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    IReadOnlyList<ContributionView>? Contributions) : StanceAnswer
{
    /// <summary>The answer for a pair's position.</summary>
    public static StanceDetails From(PairId pair, StanceEstimate p, IReadOnlyList<ContributionView>? contributions = null) => new(
        pair.Holder, pair.Target, p.Stance, p.Low, p.High, p.Evidence, p.Mean, p.Label, p.Certainty, p.LastKnown, p.Statements, p.Unscored, p.LastDay, p.Quad, contributions);
}

/// <summary>A list of stances.</summary>
internal sealed record StanceListAnswer(IReadOnlyList<StanceRow> Items, string? Next) : StanceAnswer;

/// <summary>A matrix of stances: <c>positions[i][j]</c> is the stance of <c>actors[i]</c> toward <c>actors[j]</c>; null on the diagonal and, if sparse, for pairs without a statement.</summary>
internal sealed record MatrixAnswer(IReadOnlyList<ActorId> Actors, IReadOnlyList<IReadOnlyList<StanceRow?>> Positions) : StanceAnswer;

/// <summary>The stance at the end of a period.</summary>
internal sealed record HistoryPoint(
    DateOnly Day, double? Stance, double? Low, double? High, double Evidence, StanceLabel Label, Certainty? Certainty, LastKnown? LastKnown, long Statements)
{
    /// <summary>The CSV columns.</summary>
    public static Table<HistoryPoint> Table { get; } = new(
        ("day", point => point.Day),
        ("stance", point => point.Stance),
        ("low", point => point.Low),
        ("high", point => point.High),
        ("evidence", point => point.Evidence),
        ("label", point => KebabEnum<StanceLabel>.Format(point.Label)),
        ("certainty", point => Labels.Format(point.Certainty)),
        ("lastKnownAsOf", point => point.LastKnown?.AsOf),
        ("lastKnownStance", point => point.LastKnown?.Stance),
        ("lastKnownLabel", point => Labels.Format(point.LastKnown?.Label)),
        ("lastKnownCertainty", point => Labels.Format(point.LastKnown?.Certainty)),
        ("statements", point => point.Statements));

    /// <summary>The point of a day's position.</summary>
    public static HistoryPoint From(DateOnly day, StanceEstimate p) => new(day, p.Stance, p.Low, p.High, p.Evidence, p.Label, p.Certainty, p.LastKnown, p.Statements);
}

/// <summary>A pair's stance over time.</summary>
internal sealed record HistoryAnswer(ActorId Holder, ActorId Target, DateOnly From, DateOnly To, HistoryStep Step, IReadOnlyList<HistoryPoint> Points) : StanceAnswer;

/// <summary>One step of a replay: an event, or a statement.</summary>
/// <param name="Position">The event's position in the ledger.</param>
/// <param name="Day">The statement's day; null if the event does not concern a single statement.</param>
/// <param name="Type">The event's type.</param>
/// <param name="Statement">The statement concerned; null if the event does not concern a single statement.</param>
/// <param name="Before">The stance before the step; null if unknown.</param>
/// <param name="After">The stance after the step; null if unknown.</param>
/// <param name="LabelBefore">The label before the step.</param>
/// <param name="LabelAfter">The label after the step.</param>
internal sealed record ReplayLine(
    long Position, DateOnly? Day, string Type, StatementId? Statement, double? Before, double? After, StanceLabel LabelBefore, StanceLabel LabelAfter);

/// <summary>Names where there may be none.</summary>
internal static class Labels
{
    /// <summary>The written name of a value; null of none.</summary>
    public static string? Format<TEnum>(TEnum? value) where TEnum : struct, Enum => value is { } known ? KebabEnum<TEnum>.Format(known) : null;
}
