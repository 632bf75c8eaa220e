using StanceTracker.Domain.Commands;

namespace StanceTracker.Imports.Pipeline;

/// <summary>
/// An event that must be recorded before a row: an actor introduced, an affiliation, a document registered. All rows of a run that depend
/// on it share it, so it is sent once. A stream that has already begun, with any content, satisfies it.
/// </summary>
/// <param name="command">The event.</param>
public sealed class Dependency(Command command)
{
    /// <summary>The event.</summary>
    public Command Command => command;

    /// <summary>Whether it is known to be recorded; a dry run does not make it so.</summary>
    internal bool IsRecorded { get; set; }
}
