using StanceTracker.Domain.Ledgers;

namespace StanceTracker.Domain.Decisions;

/// <summary>What a command comes to whose events cannot be written down by the caller, since they depend on what is there.</summary>
public abstract record Plan
{
    private Plan()
    {
    }

    /// <summary>These are proposed, and stand or fall together.</summary>
    /// <param name="Proposals">In order; a later one is decided on what the earlier ones come to.</param>
    /// <param name="Holding">Streams that the plan relies on: they must not have moved when it is written.</param>
    public sealed record Proposed(IReadOnlyList<Proposal> Proposals, IReadOnlyList<StreamId> Holding) : Plan;

    /// <summary>It cannot be.</summary>
    public sealed record Refused(Refusal Why) : Plan;

    /// <summary>Refuses.</summary>
    public static Plan Refuse(RefusalType type, string message, string? field = null) => new Refused(new Refusal(type, message, field));
}
