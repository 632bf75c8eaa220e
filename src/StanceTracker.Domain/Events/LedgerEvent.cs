namespace StanceTracker.Domain.Events;

/// <summary>Something that was recorded: the body of an event. Who, when and where it lies is its envelope, <see cref="RecordedEvent"/>.</summary>
public abstract record LedgerEvent;

/// <summary>An event that gives its reason: it takes back, corrects, rates, ends or merges.</summary>
public interface IReasoned
{
    /// <summary>Why, in the analyst's words; never blank.</summary>
    string Reason { get; }
}

/// <summary>An event as the ledger holds it.</summary>
/// <param name="Position">Its place in the ledger.</param>
/// <param name="Stream">The stream that it belongs to.</param>
/// <param name="Version">Its place in that stream, from 1.</param>
/// <param name="Body">What happened.</param>
/// <param name="RecordedAt">When, in UTC, to the microsecond; never earlier than that of a lower position.</param>
/// <param name="Author">By whom, and in which course of work.</param>
public sealed record RecordedEvent(LedgerPosition Position, StreamId Stream, long Version, LedgerEvent Body, DateTimeOffset RecordedAt, Authorship Author);

/// <summary>Who records, and in which course of work.</summary>
/// <param name="RecordedBy">The analyst's name.</param>
/// <param name="CorrelationId">Joins what one request or one import brought.</param>
/// <param name="CausationId">What made it happen, where something did.</param>
public sealed record Authorship(string RecordedBy, string? CorrelationId = null, string? CausationId = null);
