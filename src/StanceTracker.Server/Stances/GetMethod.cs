using System.ComponentModel;
using StanceTracker.Domain.Codebook;
using StanceTracker.Domain.Stances.Method;
using StanceTracker.Domain.Statements;
using StanceTracker.Server.OpenApi;

namespace StanceTracker.Server.Stances;

/// <summary>The range of means that a label covers.</summary>
internal sealed record LabelBounds(
    StanceLabel Label,
    [property: Description("The lower bound; null if there is none.")] double? From,
    [property: Description("The upper bound; null if there is none. A mean equal to a bound gets the label farther from 0.")] double? To);

/// <summary>A modality and its factors.</summary>
internal sealed record ModalityFactors(
    Modality Modality,
    [property: Description("The factor for the act's score.")] double Intensity,
    [property: Description("m: the factor for the confidence.")] double Confidence);

/// <summary>A score table.</summary>
internal sealed record ScoresView(
    string Name, string Version, [property: Description("What the table is.")] string Description, string Source);

/// <summary>The constants and tables of the method.</summary>
internal sealed record MethodAnswer(
    string Method,
    [property: Description("σ: the standard deviation of the acts within a pair, in points.")] double Sigma,
    [property: Description("σ₀: the standard deviation of the pair means, in points.")] double Sigma0,
    [property: Description("κ = (σ/σ₀)².")] double Kappa,
    [property: Description("z: the half-width of the interval, in standard errors.")] double Z,
    double DefaultHalfLifeDays,
    [property: Description("Why this is the default.")] string HalfLifeReason,
    double LongestHalfLifeDays,
    [property: Description("A stance with E below this is `faded`.")] double FadedBelow,
    [property: Description("A certainty is `thin` with E below this.")] double ThinBelow,
    [property: Description("The maximum ratio of the larger to the smaller side for the label `mixed`.")] double MixedRatio,
    IReadOnlyList<LabelBounds> Labels,
    [property: Description("r: the grades of sources.")] IReadOnlyList<AdmiraltyGrade> Reliability,
    [property: Description("q: the grades of reports.")] IReadOnlyList<AdmiraltyGrade> Credibility,
    [property: Description("Where these grades, the Admiralty code, are published.")] string GradesSource,
    IReadOnlyList<ModalityFactors> Modalities,
    [property: Description("The name of the default score table.")] string DefaultScores,
    IReadOnlyList<ScoresView> Scores);

/// <summary><c>GET /api/method</c>: the constants, bounds and tables of the method.</summary>
internal static class GetMethod
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/method", Handle)
        .WithReadMetadata<MethodAnswer>("Get the stance method: constants, label bounds and tables.");

    public static IResult Handle() => TypedResults.Json(new MethodAnswer(
        DiscountedStanceModel.Name,
        DiscountedStanceModel.Sigma,
        DiscountedStanceModel.Sigma0,
        DiscountedStanceModel.Kappa,
        DiscountedStanceModel.Z,
        DiscountedStanceModel.DefaultHalfLifeDays,
        DiscountedStanceModel.HalfLifeReason,
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
        AdmiraltyCode.Reliability,
        AdmiraltyCode.Credibility,
        AdmiraltyCode.Source,
        [
            new(Modality.Actual, 1, Confidence.ActualOrAnnounced),
            new(Modality.Announced, DiscountedStanceModel.Announced, Confidence.ActualOrAnnounced),
            new(Modality.Conditional, 1, Confidence.Conditional),
        ],
        StanceSettings.Default.Scores.Name,
        [.. ScoreTable.All.Select(table => new ScoresView(table.Name, table.Version, table.Description, table.Source))]));
}
