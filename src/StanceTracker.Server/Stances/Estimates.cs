using System.ComponentModel;
using System.Text.Json.Serialization;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Stances;
using StanceTracker.Domain.Stances.Method;
using StanceTracker.Server.Http;

namespace StanceTracker.Server.Stances;

/// <summary>
/// The fields of a stance estimate, declared once for every answer that shows one. They follow what says whose estimate it is.
/// </summary>
internal abstract class EstimateFields(StanceEstimate estimate)
{
    [JsonPropertyOrder(1), Description("−10 (hostile) … +10 (aligned); null if there is no evidence. Null is not 0.")]
    public double? Stance { get; init; } = estimate.Stance;

    [JsonPropertyOrder(2), Description("The lower end of the 95 % interval.")]
    public double? Low { get; init; } = estimate.Low;

    [JsonPropertyOrder(3), Description("The upper end of the 95 % interval.")]
    public double? High { get; init; } = estimate.High;

    [JsonPropertyOrder(4), Description("E, the sum of the scored statements' weights.")]
    public double Evidence { get; init; } = estimate.Evidence;

    [JsonPropertyOrder(6), Description("The stance in one word.")]
    public StanceLabel Label { get; init; } = estimate.Label;

    [JsonPropertyOrder(7), Description("How much evidence supports the label: `thin`, `leaning` or `clear`; null if the label is "
        + "`unknown`.")]
    public Certainty? Certainty { get; init; } = estimate.Certainty;

    [JsonPropertyOrder(8), Description("With the label `faded`: the stance on the last day before it faded, if any; null with other "
        + "labels.")]
    public LastKnown? LastKnown { get; init; } = estimate.LastKnown;

    [JsonPropertyOrder(9), Description("The number of statements whose span has begun by asOf.")]
    public long Statements { get; init; } = estimate.Statements;
}

/// <summary>The estimate of a pair.</summary>
internal abstract class PairEstimateFields(PairId pair, StanceEstimate estimate) : EstimateFields(estimate)
{
    [JsonPropertyOrder(-2), Description("The actor whose stance it is.")]
    public ActorId Holder { get; init; } = pair.Holder;

    [JsonPropertyOrder(-1), Description("The actor it is toward.")]
    public ActorId Target { get; init; } = pair.Target;

    [JsonPropertyOrder(5), Description("M/E, the weighted mean intensity; null if E is 0.")]
    public double? Mean { get; init; } = estimate.Mean;
}

/// <summary>The stance of a holder toward a target, as lists show it.</summary>
internal class StanceRow(PairId pair, StanceEstimate estimate) : PairEstimateFields(pair, estimate)
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
        ("label", row => row.Label),
        ("certainty", row => row.Certainty),
        ("lastKnownAsOf", row => row.LastKnown?.AsOf),
        ("lastKnownStance", row => row.LastKnown?.Stance),
        ("lastKnownLow", row => row.LastKnown?.Low),
        ("lastKnownHigh", row => row.LastKnown?.High),
        ("lastKnownLabel", row => row.LastKnown?.Label),
        ("lastKnownCertainty", row => row.LastKnown?.Certainty),
        ("statements", row => row.Statements),
        ("unscored", row => row.Unscored),
        ("lastDay", row => row.LastDay),
        ("verbalCooperation", row => row.Quad.VerbalCooperation),
        ("materialCooperation", row => row.Quad.MaterialCooperation),
        ("verbalConflict", row => row.Quad.VerbalConflict),
        ("materialConflict", row => row.Quad.MaterialConflict));

    [JsonPropertyOrder(10), Description("How many of them have no score.")]
    public long Unscored { get; init; } = estimate.Unscored;

    [JsonPropertyOrder(11), Description("The day of the newest statement.")]
    public DateOnly? LastDay { get; init; } = estimate.LastDay;

    [JsonPropertyOrder(12), Description("The statements by quad class.")]
    public QuadCounts Quad { get; init; } = estimate.Quad;
}

/// <summary>The stance of one pair, with what it was computed from.</summary>
internal sealed class StanceDetails(
    PairId pair,
    StanceEstimate estimate,
    StanceQuery query,
    LedgerPosition reflected,
    IReadOnlyList<ContributionView>? contributions,
    Sums? sums) : StanceRow(pair, estimate)
{
    [JsonPropertyOrder(13), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Description("With explain=true: each statement's contribution; the shares sum to the stance.")]
    public IReadOnlyList<ContributionView>? Contributions { get; init; } = contributions;

    [JsonPropertyOrder(14), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Description("With explain=true: the sums from which stance, mean and label follow.")]
    public Sums? Sums { get; init; } = sums;

    [JsonPropertyOrder(15), Description("The day the answer is for.")]
    public DateOnly AsOf { get; init; } = query.AsOf;

    [JsonPropertyOrder(16), Description("The ledger position whose knowledge the answer uses.")]
    public long KnownAt { get; init; } = reflected.Value;

    [JsonPropertyOrder(17), Description("The stance method.")]
    public string Method { get; init; } = DiscountedStanceModel.Name;

    [JsonPropertyOrder(18), Description("The score table.")]
    public string Scores { get; init; } = query.Settings.Scores.Name;

    [JsonPropertyOrder(19), Description("The half-life of evidence, in days.")]
    public double HalfLifeDays { get; init; } = query.Settings.HalfLifeDays;

    [JsonPropertyOrder(20), Description("The ledger position that the answer reflects.")]
    public long Position { get; init; } = reflected.Value;
}

/// <summary>One of the two compared stances. Of a merged actor, holder and target name the survivor.</summary>
internal sealed class ComparedStance(
    PairId pair, StanceQuery query, LedgerPosition knownAt, StanceEstimate estimate) : PairEstimateFields(pair, estimate)
{
    [Description("The day the stance is for.")]
    public DateOnly AsOf { get; init; } = query.AsOf;

    [Description("The ledger position whose knowledge it uses.")]
    public long KnownAt { get; init; } = knownAt.Value;
}

/// <summary>The stance at the end of a period.</summary>
internal sealed class HistoryPoint(DateOnly day, StanceEstimate estimate) : EstimateFields(estimate)
{
    /// <summary>The CSV columns.</summary>
    public static Table<HistoryPoint> Table { get; } = new(
        ("day", point => point.Day),
        ("stance", point => point.Stance),
        ("low", point => point.Low),
        ("high", point => point.High),
        ("evidence", point => point.Evidence),
        ("label", point => point.Label),
        ("certainty", point => point.Certainty),
        ("lastKnownAsOf", point => point.LastKnown?.AsOf),
        ("lastKnownStance", point => point.LastKnown?.Stance),
        ("lastKnownLabel", point => point.LastKnown?.Label),
        ("lastKnownCertainty", point => point.LastKnown?.Certainty),
        ("statements", point => point.Statements));

    [Description("The last day of the period.")]
    public DateOnly Day { get; init; } = day;
}
