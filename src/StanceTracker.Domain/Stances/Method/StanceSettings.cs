using StanceTracker.Domain.Codebook;
using StanceTracker.Domain.Statements;

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
    public static StanceSettings Default { get; } = new(ScoreTable.Icews, DiscountedStanceModel.DefaultHalfLifeDays);

    /// <summary>The table that gives acts their intensity.</summary>
    public ScoreTable Scores { get; init; }

    /// <summary>H, the days after which a statement weighs half of what it did; not necessarily whole.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a half-life: see <see cref="IsHalfLife"/>.</exception>
    public double HalfLifeDays
    {
        get;
        init => field = IsHalfLife(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"A half-life is above 0 and at most {DiscountedStanceModel.MaxHalfLifeDays:0} days.");
    }

    /// <summary>Whether the number can be a half-life: above 0 and at most <see cref="DiscountedStanceModel.MaxHalfLifeDays"/>, so never NaN or infinite.</summary>
    public static bool IsHalfLife(double days) => days > 0 && days <= DiscountedStanceModel.MaxHalfLifeDays;

    /// <summary>What of its confidence a statement keeps after so many days: u^days, u = 2^(−1/H). Above 1 for negative days.</summary>
    internal double Decay(int days) => Math.Pow(2, -days / HalfLifeDays);

    /// <summary>1 − u^days, without the loss of digits that the difference would have where u^days is nearly 1.</summary>
    internal double Lost(int days)
    {
        var half = days * (Math.Log(2) / 2) / HalfLifeDays;
        return half < 0.25 ? 2 * Math.Exp(-half) * Math.Sinh(half) : 1 - Decay(days);
    }

    /// <summary>x, the intensity of an observation: its act's score, of what is announced seven tenths; null if the table has none.</summary>
    internal double? Intensity(in Observation observation) => Intensity(observation.Act, observation.Announced);

    /// <summary>The same of an act by itself.</summary>
    public double? Intensity(ActCode act, bool announced) => Scores.Intensity(act) * (announced ? DiscountedStanceModel.Announced : 1);

    /// <summary>w, what an observation weighs on a day that its span has begun by.</summary>
    /// <remarks>
    /// What held throughout its span does not age before the span's last day. What was done within it was done on any of its days alike, so it
    /// weighs the mean of what each day up to this one would give it, c/n · Σ u^(T − d): a geometric series, c/n · u^(T − last) · (1 − u^k)/(1 − u)
    /// over the k days that have passed.
    /// </remarks>
    internal double Weight(in Observation observation, DateOnly day)
    {
        var (first, last) = (observation.Span.First.DayNumber, observation.Span.Last.DayNumber);
        var aged = observation.Confidence * Decay(Math.Max(0, day.DayNumber - last));
        if (observation.Extent == Extent.Throughout || first == last) return aged;
        var passed = Math.Min(day.DayNumber, last) - first + 1;
        return aged / (last - first + 1) * (Lost(passed) / Lost(1));
    }

    /// <summary>What an observation adds to the sums of a day that its span has begun by; nothing if it has no score.</summary>
    internal Sums Weigh(in Observation observation, DateOnly day) =>
        Intensity(observation) is { } intensity ? Sums.From(Weight(observation, day), intensity) : default;
}
