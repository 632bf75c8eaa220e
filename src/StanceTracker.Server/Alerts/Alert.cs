using StanceTracker.Domain.Events;
using StanceTracker.Domain.Stances;
using StanceTracker.Domain.Stances.Method;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Pairs;

namespace StanceTracker.Server.Alerts;

/// <summary>A threshold that an analyst set on some stances.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Scope">Whose stances.</param>
/// <param name="Threshold">−10 … +10.</param>
/// <param name="Settings">The score table and the half-life by which they are computed.</param>
/// <param name="Checkpoint">The position up to which they are watched.</param>
internal sealed record Alert(string Id, WatchScope Scope, double Threshold, StanceSettings Settings, LedgerPosition Checkpoint);

/// <summary>Which way a stance crossed a threshold.</summary>
internal enum Direction
{
    /// <summary>From below it to it, or above it.</summary>
    Up,

    /// <summary>From it, or above it, to below it.</summary>
    Down,
}

/// <summary>That an event moved a stance across an alert's threshold.</summary>
/// <param name="Alert">The alert.</param>
/// <param name="Pair">The pair, by its survivors as of the event.</param>
/// <param name="Event">The event.</param>
/// <param name="AsOf">The day on which it was recorded, in UTC: that of both stances.</param>
/// <param name="From">The stance as known just before it.</param>
/// <param name="To">The stance as known with it.</param>
internal sealed record ThresholdCrossing(Alert Alert, PairId Pair, LedgerHeader Event, DateOnly AsOf, StanceEstimate From, StanceEstimate To)
{
    /// <summary>The stance before it; null is unknown.</summary>
    public double? Before => From.Stance;

    /// <summary>The stance with it; null is unknown.</summary>
    public double? After => To.Stance;

    /// <summary>Which way.</summary>
    public Direction Direction => IsAtOrAbove(After, Alert.Threshold) ? Direction.Up : Direction.Down;

    /// <summary>
    /// Whether two stances lie on different sides of a threshold. One side is below it; the other is the threshold itself and what lies above. Unknown lies where 0 does: to know nothing is
    /// what the method's prior says.
    /// </summary>
    public static bool Is(double? before, double? after, double threshold) => IsAtOrAbove(before, threshold) != IsAtOrAbove(after, threshold);

    private static bool IsAtOrAbove(double? stance, double threshold) => (stance ?? 0) >= threshold;
}
