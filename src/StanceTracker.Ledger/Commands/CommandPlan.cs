using StanceTracker.Ledger.Appending;

namespace StanceTracker.Ledger.Commands;

/// <summary>What was decided about an envelope: events to append, or an outcome without any.</summary>
internal abstract record CommandPlan
{
    private CommandPlan()
    {
    }

    /// <summary>Events are to be appended.</summary>
    public sealed record Append(AppendRequest Request) : CommandPlan;

    /// <summary>Nothing is to be appended.</summary>
    public sealed record Settled(AppendOutcome Outcome) : CommandPlan;
}
