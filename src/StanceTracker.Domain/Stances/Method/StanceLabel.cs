namespace StanceTracker.Domain.Stances.Method;

/// <summary>What the evidence says, in a word. Answers use the name in lower case.</summary>
public enum StanceLabel
{
    /// <summary>There is no scored statement whose span has begun by the day.</summary>
    Unknown,

    /// <summary>There were some, but their remaining weight is less than a quarter of the prior's: E &lt; κ/4.</summary>
    Faded,

    /// <summary>A mean of at most −5.</summary>
    Hostile,

    /// <summary>A mean above −5, at most −1.5.</summary>
    Critical,

    /// <summary>A mean above −1.5, below +1.5.</summary>
    Neutral,

    /// <summary>A mean from +1.5, below +5.</summary>
    Favourable,

    /// <summary>A mean from +5.</summary>
    Aligned,

    /// <summary>
    /// Strong evidence both for and against: the smaller of P and N is at least a third of the larger one, and the larger one at least E.
    /// </summary>
    Mixed,
}

/// <summary>How much evidence the label rests on. Answers use the name in lower case.</summary>
public enum Certainty
{
    /// <summary>E &lt; 1: less than one fully believed statement of today.</summary>
    Thin,

    /// <summary>The 95 % interval includes 0.</summary>
    Leaning,

    /// <summary>The 95 % interval excludes 0.</summary>
    Clear,
}

/// <summary>Derives labels from sums.</summary>
/// <remarks>
/// If all statements have the intensity −5, the mean is −5, but rounding may move it to either side. A value this close to a bound counts
/// as equal to it, so that the label does not depend on the order of a sum.
/// </remarks>
public static class LabelRules
{
    private const double Rounding = 1e-12;

    /// <summary>The evidence below which a stance is faded: κ/4.</summary>
    public const double MinEvidence = DiscountedStanceModel.Kappa / 4;

    /// <summary>
    /// The lowest mean of <see cref="StanceLabel.Aligned"/>. Its negative is the highest mean of <see cref="StanceLabel.Hostile"/>.
    /// </summary>
    public const double Strong = 5;

    /// <summary>
    /// The lowest mean of <see cref="StanceLabel.Favourable"/>. Its negative is the highest mean of <see cref="StanceLabel.Critical"/>.
    /// </summary>
    public const double Slight = 1.5;

    /// <summary>
    /// The maximum ratio between the larger and the smaller of P and N for a stance to be <see cref="StanceLabel.Mixed"/>.
    /// </summary>
    public const double MixedRatio = 3;

    /// <summary>The evidence below which a certainty is <see cref="Certainty.Thin"/>.</summary>
    public const double ThinBelow = 1;

    /// <summary>The label, if there is any scored statement.</summary>
    internal static StanceLabel Label(in Sums sums)
    {
        if (sums.Evidence < MinEvidence) return StanceLabel.Faded;
        var (lesser, greater) = (Math.Min(sums.For, sums.Against), Math.Max(sums.For, sums.Against));
        if (lesser >= greater / MixedRatio * (1 - Rounding) && greater >= sums.Evidence * (1 - Rounding)) return StanceLabel.Mixed;
        return (sums.Moment / sums.Evidence) switch
        {
            <= -Strong + Rounding => StanceLabel.Hostile,
            <= -Slight + Rounding => StanceLabel.Critical,
            < Slight - Rounding => StanceLabel.Neutral,
            < Strong - Rounding => StanceLabel.Favourable,
            _ => StanceLabel.Aligned,
        };
    }

    /// <summary>The certainty, if there is any scored statement.</summary>
    internal static Certainty Certainty(double evidence, double low, double high) =>
        evidence < ThinBelow - Rounding ? Method.Certainty.Thin : low > 0 || high < 0 ? Method.Certainty.Clear : Method.Certainty.Leaning;
}
