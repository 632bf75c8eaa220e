namespace StanceTracker.Domain.Stances.Method;

/// <summary>What the evidence says, in a word. In answers it is the name in lower case.</summary>
public enum StanceLabel
{
    /// <summary>No scored statement whose span has begun by the day.</summary>
    Unknown,

    /// <summary>There were some, but what is left of their weight is below a quarter of the prior's: E &lt; κ/4.</summary>
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

    /// <summary>Much for and much against: the lesser of P and N is at least a third of the greater, and the greater at least E.</summary>
    Mixed,
}

/// <summary>How much evidence there is for what it says. In answers it is the name in lower case.</summary>
public enum Certainty
{
    /// <summary>E &lt; 1: less than one statement of today that is beyond doubt.</summary>
    Thin,

    /// <summary>The 95 % interval includes 0.</summary>
    Leaning,

    /// <summary>The 95 % interval excludes 0.</summary>
    Clear,
}

/// <summary>How sums are put into words.</summary>
/// <remarks>
/// Of statements that are all of the intensity −5 the mean is −5, and rounding may bring it to either side. What lies this near to a bound is taken
/// to be on it, so that a word does not depend on the order of a sum.
/// </remarks>
public static class LabelRules
{
    private const double Rounding = 1e-12;

    /// <summary>The evidence below which a stance has faded: κ/4.</summary>
    public const double MinEvidence = DiscountedStanceModel.Kappa / 4;

    /// <summary>The mean from which on a stance is <see cref="StanceLabel.Aligned"/>; its negative is where <see cref="StanceLabel.Hostile"/> ends.</summary>
    public const double Strong = 5;

    /// <summary>The mean from which on it is <see cref="StanceLabel.Favourable"/>; its negative is where <see cref="StanceLabel.Critical"/> ends.</summary>
    public const double Slight = 1.5;

    /// <summary>How many times the lesser of what speaks for and against the greater may be, for a stance to be <see cref="StanceLabel.Mixed"/>.</summary>
    public const double MixedRatio = 3;

    /// <summary>The evidence below which a certainty is <see cref="Certainty.Thin"/>.</summary>
    public const double ThinBelow = 1;

    /// <summary>What the evidence says, where there is any scored statement.</summary>
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

    /// <summary>How much evidence there is, where there is any scored statement.</summary>
    internal static Certainty Certainty(double evidence, double low, double high) =>
        evidence < ThinBelow - Rounding ? Method.Certainty.Thin : low > 0 || high < 0 ? Method.Certainty.Clear : Method.Certainty.Leaning;
}
