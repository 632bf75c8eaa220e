using StanceTracker.Domain.Events;

namespace StanceTracker.Domain.Commands;

/// <summary>The follow-up commands of a request, if the caller cannot specify them because they depend on the current state.</summary>
public abstract record FollowUp
{
    private FollowUp()
    {
    }

    /// <summary>Commands that succeed or fail together.</summary>
    /// <param name="Commands">The commands in order. Each is decided against the state after the previous ones.</param>
    /// <param name="Preconditions">Streams that must not have changed when the events are appended.</param>
    public sealed record Commanded(IReadOnlyList<Command> Commands, IReadOnlyList<StreamId> Preconditions) : FollowUp;

    /// <summary>The request is rejected.</summary>
    public sealed record Rejected(Rejection Reason) : FollowUp;

    /// <summary>Creates a rejection.</summary>
    public static FollowUp Reject(RejectionType type, string message, string? field = null) =>
        new Rejected(new Rejection(type, message, field));
}
