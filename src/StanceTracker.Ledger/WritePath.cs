using System.Diagnostics;

namespace StanceTracker.Ledger;

/// <summary>The spans of a write, one for each step: handle command, decide, append. <c>docs/architecture.md</c> draws them.</summary>
public static class WritePath
{
    /// <summary>The name under which the spans are listened to.</summary>
    public const string SourceName = "StanceTracker.Ledger";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>Whether anyone listens.</summary>
    internal static bool IsTraced => Source.HasListeners();

    /// <summary>Starts the span of a step; null if no one listens.</summary>
    internal static Activity? Start(string step) => Source.StartActivity(step);
}
