using StanceTracker.Domain.Acts;

namespace StanceTracker.Domain.Stances.Method;

/// <summary>What a question about stances may choose for itself: the score table and the half-life.</summary>
public sealed record StanceSettings
{
    /// <summary>Chooses both.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The half-life is not one: see <see cref="IsHalfLife"/>.</exception>
    public StanceSettings(ScoreTable scores, double halfLifeDays)
    {
        Scores = scores;
        HalfLifeDays = halfLifeDays;
    }

    /// <summary>The <c>icews</c> table and a half-life of 180 days.</summary>
    public static StanceSettings Default { get; } = new(ScoreTable.Icews, Discounted.DefaultHalfLifeDays);

    /// <summary>The table that gives acts their intensity.</summary>
    public ScoreTable Scores { get; init; }

    /// <summary>H, the days after which a statement weighs half of what it did; not necessarily whole.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a half-life: see <see cref="IsHalfLife"/>.</exception>
    public double HalfLifeDays
    {
        get;
        init => field = IsHalfLife(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"A half-life is above 0 and at most {Discounted.LongestHalfLifeDays:0} days.");
    }

    /// <summary>Whether the number can be a half-life: above 0 and at most <see cref="Discounted.LongestHalfLifeDays"/>, so never NaN or infinite.</summary>
    public static bool IsHalfLife(double days) => days > 0 && days <= Discounted.LongestHalfLifeDays;

    /// <summary>What of its confidence a statement keeps after so many days: 2^(−days/H). Above 1 for negative days.</summary>
    internal double Decay(int days) => Math.Pow(2, -days / HalfLifeDays);
}
