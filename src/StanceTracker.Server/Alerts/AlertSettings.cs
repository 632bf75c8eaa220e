namespace StanceTracker.Server.Alerts;

/// <summary>The settings of the section <c>Alerts</c>.</summary>
internal sealed class AlertSettings
{
    /// <summary>Whether webhooks may lead into private networks, and to this machine.</summary>
    public bool AllowPrivateNetworks { get; init; }

    /// <summary>How often a delivery is tried before it is dead.</summary>
    public int Tries { get; init; } = 10;

    /// <summary>After how many seconds a delivery is tried for the second time; each later time is <see cref="Backoff.Factor"/> times as long.</summary>
    public double FirstDelaySeconds { get; init; } = 10;

    /// <summary>How many seconds a receiver may take to answer.</summary>
    public double TimeoutSeconds { get; init; } = 10;
}

/// <summary>How long a delivery waits between tries: about 27 hours from the first to the tenth, by default.</summary>
internal static class Backoff
{
    /// <summary>How many times as long each wait is as the one before.</summary>
    public const double Factor = 3;

    /// <summary>How far a wait may be off, either way, so that what failed together is not tried together.</summary>
    private const double Jitter = 0.2;

    /// <summary>No wait is longer, but for jitter.</summary>
    private static readonly TimeSpan MaxDelay = TimeSpan.FromDays(1);

    /// <summary>The wait behind so many tries.</summary>
    /// <param name="first">The wait behind the first, without jitter.</param>
    /// <param name="tries">How often it was tried: 1 or more.</param>
    /// <param name="random">0 … 1.</param>
    public static TimeSpan After(TimeSpan first, int tries, double random) =>
        TimeSpan.FromSeconds(Math.Min(first.TotalSeconds * Math.Pow(Factor, tries - 1), MaxDelay.TotalSeconds) * (1 - Jitter + (2 * Jitter * random)));
}
