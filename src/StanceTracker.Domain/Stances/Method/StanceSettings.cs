using StanceTracker.Domain.Codebook;
using StanceTracker.Domain.Statements;

namespace StanceTracker.Domain.Stances.Method;

/// <summary>The settings of a stance query: the score table and the half-life.</summary>
public sealed record StanceSettings
{
    /// <summary>Creates settings.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The half-life is invalid; see <see cref="IsHalfLife"/>.</exception>
    public StanceSettings(ScoreTable scores, double halfLifeDays)
    {
        Scores = scores;
        HalfLifeDays = halfLifeDays;
    }

    /// <summary>The <c>icews</c> table and a half-life of 180 days.</summary>
    public static StanceSettings Default { get; } = new(ScoreTable.Icews, DiscountedStanceModel.DefaultHalfLifeDays);

    /// <summary>The table of intensities.</summary>
    public ScoreTable Scores { get; init; }

    /// <summary>H: the number of days after which a statement weighs half as much. It need not be a whole number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a half-life; see <see cref="IsHalfLife"/>.</exception>
    public double HalfLifeDays
    {
        get;
        init => field = IsHalfLife(value)
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(value), value, $"A half-life is above 0 and at most {DiscountedStanceModel.MaxHalfLifeDays:0} days.");
    }

    /// <summary>
    /// Whether the number can be a half-life: above 0 and at most <see cref="DiscountedStanceModel.MaxHalfLifeDays"/>, so never NaN or
    /// infinite.
    /// </summary>
    public static bool IsHalfLife(double days) => days > 0 && days <= DiscountedStanceModel.MaxHalfLifeDays;

    /// <summary>
    /// The fraction of its confidence that a statement keeps after a number of days: u^days, with u = 2^(−1/H). Above 1 for negative days.
    /// </summary>
    internal double Decay(int days) => Math.Pow(2, -days / HalfLifeDays);

    /// <summary>1 − u^days, without the loss of precision of a plain subtraction when u^days is close to 1.</summary>
    internal double Lost(int days)
    {
        var half = days * (Math.Log(2) / 2) / HalfLifeDays;
        return half < 0.25 ? 2 * Math.Exp(-half) * Math.Sinh(half) : 1 - Decay(days);
    }

    /// <summary>
    /// x, the intensity of an observation: its act's score, times 0.7 if it was only announced; null if the table has no score for it.
    /// </summary>
    internal double? Intensity(in Observation observation) => Intensity(observation.Act, observation.Announced);

    /// <summary>The same for an act alone.</summary>
    public double? Intensity(ActCode act, bool announced) => Scores.Intensity(act) * (announced ? DiscountedStanceModel.Announced : 1);

    /// <summary>w, the weight of an observation on a day by which its span has begun.</summary>
    /// <remarks>
    /// If the act held throughout its span, it does not age before the last day. If it was done within the span, each of the n days is
    /// equally likely, so the weight is c/n · Σ u^(T − d) over the k days that have passed: a geometric series, c/n · u^(T − last) · (1 −
    /// u^k)/(1 − u).
    /// </remarks>
    internal double Weight(in Observation observation, DateOnly day)
    {
        var (first, last) = (observation.Span.First.DayNumber, observation.Span.Last.DayNumber);
        var aged = observation.Confidence * Decay(Math.Max(0, day.DayNumber - last));
        if (observation.Extent == Extent.Throughout || first == last) return aged;
        var passed = Math.Min(day.DayNumber, last) - first + 1;
        return aged / (last - first + 1) * (Lost(passed) / Lost(1));
    }

    /// <summary>What an observation adds to the sums of a day by which its span has begun; nothing if it has no score.</summary>
    internal Sums Weigh(in Observation observation, DateOnly day) =>
        Intensity(observation) is { } intensity ? Sums.From(Weight(observation, day), intensity) : default;
}
