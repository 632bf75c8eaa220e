namespace StanceTracker.Domain.Stances.Method;

/// <summary>The sums from which a stance and its label are computed, with all weights as of one day.</summary>
/// <param name="Evidence">E = Σ w.</param>
/// <param name="Moment">M = Σ w·x.</param>
/// <param name="For">P = Σ w·max(x, 0).</param>
/// <param name="Against">N = Σ w·max(−x, 0).</param>
public readonly record struct Sums(double Evidence, double Moment, double For, double Against)
{
    /// <summary>The sums of a single weight and intensity.</summary>
    internal static Sums From(double weight, double intensity) =>
        new(weight, weight * intensity, weight * Math.Max(intensity, 0), weight * Math.Max(-intensity, 0));

    /// <summary>Adds two sums.</summary>
    public static Sums operator +(in Sums one, in Sums other) =>
        new(one.Evidence + other.Evidence, one.Moment + other.Moment, one.For + other.For, one.Against + other.Against);

    /// <summary>Multiplies every weight by a factor.</summary>
    public static Sums operator *(in Sums sums, double factor) =>
        new(sums.Evidence * factor, sums.Moment * factor, sums.For * factor, sums.Against * factor);
}
