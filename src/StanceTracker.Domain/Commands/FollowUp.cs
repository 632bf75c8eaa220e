using StanceTracker.Domain.Events;

namespace StanceTracker.Domain.Commands;

/// <summary>What a command comes to whose events cannot be written down by the caller, since they depend on what is there.</summary>
public abstract record FollowUp
{
    private FollowUp()
    {
    }

    /// <summary>These are proposed, and stand or fall together.</summary>
    /// <param name="Commands">In order; a later one is decided on what the earlier ones come to.</param>
    /// <param name="Preconditions">Streams that the plan relies on: they must not have moved when it is written.</param>
    public sealed record Commanded(IReadOnlyList<Command> Commands, IReadOnlyList<StreamId> Preconditions) : FollowUp;

    /// <summary>It cannot be.</summary>
    public sealed record Rejected(Rejection Reason) : FollowUp;

    /// <summary>Refuses.</summary>
    public static FollowUp Reject(RejectionType type, string message, string? field = null) => new Rejected(new Rejection(type, message, field));
}
