namespace StanceTracker.Server.Ledger;

/// <summary>The settings of the section <c>Live</c>.</summary>
internal sealed class LiveSettings
{
    /// <summary>After how many seconds without an event a stream says that it is alive.</summary>
    public double HeartbeatSeconds { get; init; } = 15;
}
