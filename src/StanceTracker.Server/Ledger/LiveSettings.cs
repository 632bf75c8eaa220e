namespace StanceTracker.Server.Ledger;

/// <summary>The settings of the section <c>Live</c>.</summary>
internal sealed class LiveSettings
{
    /// <summary>Seconds without an event after which a stream sends a heartbeat.</summary>
    public double HeartbeatSeconds { get; init; } = 15;
}
