using StanceTracker.Domain.Events;
using StanceTracker.Ledger.Serialization;

namespace StanceTracker.Ledger.Reading;

/// <summary>
/// An event as the ledger stores it, with its body as JSON: what clients see. Tombstones (stream <c>mt_tombstone</c>, type
/// <c>tombstone</c>) appear too: a failed append of another Marten application left them at positions where nothing was recorded. They have
/// no meaningful time or author, belong to no stream of ours, and reach no projection.
/// </summary>
/// <param name="Position">Its position in the ledger.</param>
/// <param name="Stream">The stream's name.</param>
/// <param name="Version">Its position in the stream, from 1.</param>
/// <param name="Type">The stored name of its type.</param>
/// <param name="RecordedAt">When, in UTC.</param>
/// <param name="RecordedBy">By whom; empty only in events of other programs.</param>
/// <param name="CorrelationId">The request or import that it belongs to.</param>
/// <param name="CausationId">What caused it.</param>
/// <param name="Data">Its body as JSON.</param>
public sealed record LedgerEntry(
    long Position,
    string Stream,
    long Version,
    string Type,
    DateTimeOffset RecordedAt,
    string RecordedBy,
    string? CorrelationId,
    string? CausationId,
    string Data)
{
    /// <summary>The event with its body deserialized.</summary>
    /// <exception cref="UnknownEventTypeException">Its type is not registered.</exception>
    public RecordedEvent Typed()
    {
        if (!EventRegistry.Standard.TryFind(Type, out var type)) throw new UnknownEventTypeException(Type, Position);
        if (!StreamId.TryParse(Stream, out var stream))
            throw new InvalidDataException($"'{Stream}' at position {Position} is not a stream.");
        return new RecordedEvent(
            new LedgerPosition(Position),
            stream,
            Version,
            EventJson.Read(Data, type, EventJson.Stored),
            RecordedAt,
            new Authorship(RecordedBy, CorrelationId, CausationId));
    }
}

/// <summary>An event of the ledger without its body.</summary>
/// <param name="Position">Its position in the ledger.</param>
/// <param name="Stream">The stream that it belongs to.</param>
/// <param name="Type">The stored name of its type.</param>
/// <param name="RecordedAt">When, in UTC.</param>
/// <param name="RecordedBy">By whom.</param>
public sealed record LedgerHeader(LedgerPosition Position, StreamId Stream, string Type, DateTimeOffset RecordedAt, string RecordedBy);

/// <summary>The ledger contains an event of a type unknown to this program: a newer version wrote it.</summary>
public sealed class UnknownEventTypeException(string type, long position)
    : Exception($"The event at position {position} has the type '{type}', which this program does not know.");
