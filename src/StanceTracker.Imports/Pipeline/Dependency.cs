using StanceTracker.Domain.Commands;

namespace StanceTracker.Imports.Pipeline;

/// <summary>
/// An event that must be there before a row is recorded: an actor introduced, an affiliation, a document registered. All rows of a run that
/// rest on it share it, so that it is proposed once. That its stream has begun already, with whatever content, is as good.
/// </summary>
/// <param name="command">The event.</param>
public sealed class Dependency(Command command)
{
    /// <summary>The event.</summary>
    public Command Command => command;

    /// <summary>Whether it is known to be there.</summary>
    internal bool IsMet { get; set; }

    /// <summary>Why it is not there, as last decided.</summary>
    internal Reject? Failure { get; set; }
}
