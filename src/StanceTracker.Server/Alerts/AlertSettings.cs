namespace StanceTracker.Server.Alerts;

/// <summary>The configuration section <c>Alerts</c>.</summary>
internal sealed class AlertSettings
{
    /// <summary>Whether webhooks may connect to private networks and to this machine.</summary>
    public bool AllowPrivateNetworks { get; init; }

    /// <summary>How many attempts a delivery has before it is dead.</summary>
    public int Tries { get; init; } = 10;

    /// <summary>Seconds before the second attempt; each later delay is <see cref="Backoff.Factor"/> times as long.</summary>
    public double FirstDelaySeconds { get; init; } = 10;

    /// <summary>How many seconds a receiver has to respond.</summary>
    public double TimeoutSeconds { get; init; } = 10;
}

/// <summary>Delays between attempts: by default about 27 hours from the first to the tenth.</summary>
internal static class Backoff
{
    /// <summary>The ratio of each delay to the one before.</summary>
    public const double Factor = 3;

    /// <summary>
    /// The random variation of a delay, in either direction, so that deliveries that failed together are not retried together.
    /// </summary>
    private const double Jitter = 0.2;

    /// <summary>The longest delay, before jitter.</summary>
    private static readonly TimeSpan MaxDelay = TimeSpan.FromDays(1);

    /// <summary>The delay after a number of attempts.</summary>
    /// <param name="first">The delay after the first attempt, without jitter.</param>
    /// <param name="tries">Attempts so far, 1 or more.</param>
    /// <param name="random">0 … 1.</param>
    public static TimeSpan After(TimeSpan first, int tries, double random) =>
        TimeSpan.FromSeconds(
            Math.Min(first.TotalSeconds * Math.Pow(Factor, tries - 1), MaxDelay.TotalSeconds) * (1 - Jitter + (2 * Jitter * random)));
}
