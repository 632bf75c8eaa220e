using StanceTracker.Domain.Events;
using StanceTracker.Domain.Stances;
using StanceTracker.Domain.Stances.Method;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Pairs;

namespace StanceTracker.Server.Alerts;

/// <summary>A threshold that an analyst set on some stances.</summary>
/// <param name="Id">The alert's ID.</param>
/// <param name="Scope">The stances it watches.</param>
/// <param name="Threshold">−10 … +10.</param>
/// <param name="Settings">The score table and half-life used to compute the stances.</param>
/// <param name="Checkpoint">The position up to which it has been evaluated.</param>
internal sealed record Alert(string Id, WatchScope Scope, double Threshold, StanceSettings Settings, LedgerPosition Checkpoint);

/// <summary>Which way a stance crossed a threshold.</summary>
internal enum Direction
{
    /// <summary>From below the threshold to the threshold or above.</summary>
    Up,

    /// <summary>From the threshold or above to below it.</summary>
    Down,
}

/// <summary>An event moved a stance across an alert's threshold.</summary>
/// <param name="Alert">The alert.</param>
/// <param name="Pair">The pair, with merged actors replaced by their survivors as of the event.</param>
/// <param name="Event">The event.</param>
/// <param name="AsOf">The day of both stances: the day the event was recorded, in UTC.</param>
/// <param name="From">The stance as known just before the event.</param>
/// <param name="To">The stance as known with the event.</param>
internal sealed record ThresholdCrossing(
    Alert Alert, PairId Pair, LedgerHeader Event, DateOnly AsOf, StanceEstimate From, StanceEstimate To)
{
    /// <summary>The stance before the event; null if unknown.</summary>
    public double? Before => From.Stance;

    /// <summary>The stance with the event; null if unknown.</summary>
    public double? After => To.Stance;

    /// <summary>The direction in which the stance crossed the threshold.</summary>
    public Direction Direction => IsAtOrAbove(After, Alert.Threshold) ? Direction.Up : Direction.Down;

    /// <summary>
    /// Whether two stances are on different sides of a threshold; the threshold itself belongs to the upper side. An unknown stance counts
    /// as 0, the method's prior.
    /// </summary>
    public static bool Is(double? before, double? after, double threshold) =>
        IsAtOrAbove(before, threshold) != IsAtOrAbove(after, threshold);

    private static bool IsAtOrAbove(double? stance, double threshold) => (stance ?? 0) >= threshold;
}
