using StanceTracker.Domain.Stances.Method;

namespace StanceTracker.Domain.Tests.Stances.Method;

/// <summary>Equality but for rounding: sums that were made in another order differ in their last digits.</summary>
internal static class Close
{
    // Below this E is a sum of subnormal numbers, which have no twelve digits.
    private const double Subnormal = 1e-290;

    public static void ShouldBeCloseTo(this StanceEstimate actual, StanceEstimate expected)
    {
        actual.Evidence.ShouldBeCloseTo(expected.Evidence, expected.Evidence);
        // Stances and means are differences of weights that may cancel: they are as exact as the scale is long.
        ShouldBeCloseTo(actual.Stance, expected.Stance);
        ShouldBeCloseTo(actual.Low, expected.Low);
        ShouldBeCloseTo(actual.High, expected.High);
        if (expected.Evidence > Subnormal) ShouldBeCloseTo(actual.Mean, expected.Mean);
        ShouldBeCloseTo(actual.LastKnown, expected.LastKnown);
        (actual with { Stance = null, Low = null, High = null, Evidence = 0, Mean = null, LastKnown = null })
            .ShouldBe(expected with { Stance = null, Low = null, High = null, Evidence = 0, Mean = null, LastKnown = null });
    }

    public static void ShouldBeCloseTo(this LastKnown? actual, LastKnown? expected)
    {
        (actual?.AsOf, actual?.Label, actual?.Certainty).ShouldBe((expected?.AsOf, expected?.Label, expected?.Certainty));
        ShouldBeCloseTo(actual?.Stance, expected?.Stance);
        ShouldBeCloseTo(actual?.Low, expected?.Low);
        ShouldBeCloseTo(actual?.High, expected?.High);
    }

    public static void ShouldBeCloseTo(this double actual, double expected, double scale) =>
        Math.Abs(actual - expected).ShouldBeLessThanOrEqualTo(1e-12 * Math.Abs(scale) + Subnormal, $"{actual:R} is not {expected:R}");

    private static void ShouldBeCloseTo(double? actual, double? expected)
    {
        (actual is null).ShouldBe(expected is null);
        if (actual is { } number) number.ShouldBeCloseTo(expected!.Value, 10);
    }
}
