using System.ComponentModel;
using StanceTracker.Domain;
using StanceTracker.Domain.Codebook;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Stances.Method;
using StanceTracker.Domain.Statements;

namespace StanceTracker.Server.Stances;

/// <summary>The bounds of a label: a mean from (or above) the one to below (or at) the other.</summary>
internal sealed record LabelBounds(
    StanceLabel Label,
    [property: Description("Where it begins; null has no lower bound.")] double? From,
    [property: Description("Where it ends; null has no upper bound. A bound itself goes to the label further from 0.")] double? To);

/// <summary>A grade and the factor that stands for it.</summary>
internal sealed record GradeFactor(string Grade, double Factor);

/// <summary>A modality and what it does to a statement.</summary>
internal sealed record ModalityFactors(
    Modality Modality,
    [property: Description("What it makes of the act's score.")] double Intensity,
    [property: Description("m: what it makes of the confidence.")] double Confidence);

/// <summary>A score table by its name.</summary>
internal sealed record ScoresView(string Name, string Version, string Source);

/// <summary>All that the method reckons with.</summary>
internal sealed record MethodAnswer(
    string Method,
    [property: Description("σ: how much the acts between one pair differ, in points of the scale.")] double Sigma,
    [property: Description("σ₀: how much the means of pairs differ, in points of the scale.")] double Sigma0,
    [property: Description("κ = (σ/σ₀)².")] double Kappa,
    [property: Description("z: how many standard errors the interval reaches to either side.")] double Z,
    double DefaultHalfLifeDays,
    double LongestHalfLifeDays,
    [property: Description("E below which a stance is `faded`.")] double FadedBelow,
    [property: Description("E below which a certainty is `thin`.")] double ThinBelow,
    [property: Description("How many times the lesser of what is for and against the greater may be, for `mixed`.")] double MixedRatio,
    IReadOnlyList<LabelBounds> Labels,
    IReadOnlyList<GradeFactor> Reliability,
    IReadOnlyList<GradeFactor> Credibility,
    IReadOnlyList<ModalityFactors> Modalities,
    IReadOnlyList<ScoresView> Scores);

/// <summary><c>GET /api/method</c>: the constants, bounds and tables of the method, as it reckons with them.</summary>
internal static class GetMethod
{
    public static IResult Handle() => TypedResults.Json(new MethodAnswer(
        DiscountedStanceModel.Name,
        DiscountedStanceModel.Sigma,
        DiscountedStanceModel.Sigma0,
        DiscountedStanceModel.Kappa,
        DiscountedStanceModel.Z,
        DiscountedStanceModel.DefaultHalfLifeDays,
        DiscountedStanceModel.MaxHalfLifeDays,
        LabelRules.MinEvidence,
        LabelRules.ThinBelow,
        LabelRules.MixedRatio,
        [
            new(StanceLabel.Hostile, null, -LabelRules.Strong),
            new(StanceLabel.Critical, -LabelRules.Strong, -LabelRules.Slight),
            new(StanceLabel.Neutral, -LabelRules.Slight, LabelRules.Slight),
            new(StanceLabel.Favourable, LabelRules.Slight, LabelRules.Strong),
            new(StanceLabel.Aligned, LabelRules.Strong, null),
        ],
        [.. Enum.GetValues<Reliability>().Select(grade => KebabEnum<Reliability>.Format(grade)).Select(grade => new GradeFactor(grade, Confidence.Reliability(grade[0])))],
        [.. Enumerable.Range(1, 6).Select(grade => new GradeFactor($"{grade}", Confidence.Credibility(grade)))],
        [
            new(Modality.Actual, 1, Confidence.ActualOrAnnounced),
            new(Modality.Announced, DiscountedStanceModel.Announced, Confidence.ActualOrAnnounced),
            new(Modality.Conditional, 1, Confidence.Conditional),
        ],
        [.. ScoreTable.All.Select(table => new ScoresView(table.Name, table.Version, table.Source))]));
}
