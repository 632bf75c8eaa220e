namespace StanceTracker.Domain.Events;

/// <summary>The body of an event. Its author, time and position are in the envelope, <see cref="RecordedEvent"/>.</summary>
public abstract record LedgerEvent;

/// <summary>An event that has a reason: a retraction, correction, rating, ending or merge.</summary>
public interface IReasoned
{
    /// <summary>Why, in the analyst's words; never blank.</summary>
    string Reason { get; }
}

/// <summary>An event in the ledger.</summary>
/// <param name="Position">Its position in the ledger.</param>
/// <param name="Stream">The stream it belongs to.</param>
/// <param name="Version">Its version in that stream, from 1.</param>
/// <param name="Body">Its payload.</param>
/// <param name="RecordedAt">The recording time in UTC, to the microsecond. It never decreases with position.</param>
/// <param name="Author">The author, with the correlation and causation IDs.</param>
public sealed record RecordedEvent(
    LedgerPosition Position, StreamId Stream, long Version, LedgerEvent Body, DateTimeOffset RecordedAt, Authorship Author);

/// <summary>The author of an event, with its correlation and causation.</summary>
/// <param name="RecordedBy">The analyst's name.</param>
/// <param name="CorrelationId">Groups the events of one request or import.</param>
/// <param name="CausationId">The cause of the event, if there is one.</param>
public sealed record Authorship(string RecordedBy, string? CorrelationId = null, string? CausationId = null);
