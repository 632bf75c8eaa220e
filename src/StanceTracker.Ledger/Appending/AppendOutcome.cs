using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Events;

namespace StanceTracker.Ledger.Appending;

/// <summary>The result of a command or an append request: where it was appended, or why nothing was written.</summary>
public abstract record AppendOutcome
{
    private AppendOutcome()
    {
    }

    /// <summary>Written, durably.</summary>
    /// <param name="Writes">Where each stream was left; empty in a dry run.</param>
    /// <param name="Replayed">Whether an earlier request with the same key wrote it.</param>
    public sealed record Appended(IReadOnlyList<StreamWritten> Writes, bool Replayed = false) : AppendOutcome;

    /// <summary>The stream already holds all of it; nothing is written.</summary>
    public sealed record NoChange(StreamId Stream, long Version) : AppendOutcome;

    /// <summary>The domain rejected the command; nothing is written.</summary>
    public sealed record Rejected(Rejection Reason) : AppendOutcome;

    /// <summary>A stream was not at the version it was expected at; nothing is written.</summary>
    public sealed record VersionConflict(StreamId Stream, ExpectedVersion Expected, ExpectedVersion Actual) : AppendOutcome;

    /// <summary>The key was used for another request; nothing is written.</summary>
    public sealed record IdempotencyConflict(string Key) : AppendOutcome;

    /// <summary>
    /// The ledger failed: after a <see cref="LedgerRefusedException"/> nothing is written; after a <see cref="LedgerUnavailableException"/>
    /// it may or may not be. Only calls that handle many commands return this; those that handle one throw.
    /// </summary>
    public sealed record Failed(Exception Exception) : AppendOutcome;
}
