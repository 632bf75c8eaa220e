namespace StanceTracker.Domain.Stances.Method;

/// <summary>The direction in which a stance moved. Answers use the name in lower case.</summary>
public enum StanceDirection
{
    /// <summary>It moved by less than <see cref="StanceChange.SteadyBelow"/>.</summary>
    Steady,

    /// <summary>Up, toward +10.</summary>
    Warmer,

    /// <summary>Down, toward −10.</summary>
    Colder,
}

/// <summary>How far a stance moved between two answers.</summary>
/// <param name="Value">The second stance minus the first, in points of the scale.</param>
/// <param name="Low">The lower end of the 95 % interval of the difference.</param>
/// <param name="High">The upper end.</param>
/// <param name="Direction">Which way it moved.</param>
/// <remarks>
/// The interval is ± 1.96·σ·√(1/(E′ + κ) + 1/(E″ + κ)), as for independent estimates. Two answers about one pair usually share evidence, so
/// the true interval is narrower: this one is conservative.
/// </remarks>
public sealed record StanceChange(double Value, double Low, double High, StanceDirection Direction)
{
    /// <summary>A stance that moved by less than this, in points of the scale, is steady.</summary>
    public const double SteadyBelow = 0.5;

    /// <summary>The change between two estimates; null if either is unknown or faded.</summary>
    public static StanceChange? Between(StanceEstimate from, StanceEstimate to)
    {
        if (!from.IsHeld || !to.IsHeld) return null;
        var value = to.Stance!.Value - from.Stance!.Value;
        var half =
            DiscountedStanceModel.Z * DiscountedStanceModel.Sigma * Math.Sqrt(
                1 / (from.Evidence + DiscountedStanceModel.Kappa) + 1 / (to.Evidence + DiscountedStanceModel.Kappa));
        var direction = Math.Abs(value) < SteadyBelow
            ? StanceDirection.Steady
            : value > 0 ? StanceDirection.Warmer : StanceDirection.Colder;
        return new(value, value - half, value + half, direction);
    }
}
