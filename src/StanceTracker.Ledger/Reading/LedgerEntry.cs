using StanceTracker.Domain.Events;
using StanceTracker.Ledger.Serialization;

namespace StanceTracker.Ledger.Reading;

/// <summary>
/// An event as it lies in the ledger, its body still JSON: what the ledger shows to others. A tombstone is shown too (stream <c>mt_tombstone</c>, type <c>tombstone</c>): a failed append of another Marten
/// application left it at a position at which nothing was recorded. It tells neither when nor by whom, belongs to no stream of ours, and no projection is made of it.
/// </summary>
/// <param name="Position">Its place in the ledger.</param>
/// <param name="Stream">The stream's name.</param>
/// <param name="Version">Its place in the stream.</param>
/// <param name="Type">The stored name of its type.</param>
/// <param name="RecordedAt">When, in UTC.</param>
/// <param name="RecordedBy">By whom; empty if it names nobody, which our own never do.</param>
/// <param name="CorrelationId">What it belongs together with.</param>
/// <param name="CausationId">What made it happen.</param>
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
    /// <summary>The event with its body read.</summary>
    /// <exception cref="UnknownEventTypeException">Its type is not registered.</exception>
    public RecordedEvent Typed()
    {
        if (!EventRegistry.Standard.TryFind(Type, out var type)) throw new UnknownEventTypeException(Type, Position);
        if (!StreamId.TryParse(Stream, out var stream)) throw new InvalidDataException($"'{Stream}' at position {Position} is not a stream.");
        return new RecordedEvent(
            new LedgerPosition(Position), stream, Version, EventJson.Read(Data, type, EventJson.Stored), RecordedAt, new Authorship(RecordedBy, CorrelationId, CausationId));
    }
}

/// <summary>An event as it lies in the ledger, without its body.</summary>
/// <param name="Position">Its place in the ledger.</param>
/// <param name="Stream">The stream that it belongs to.</param>
/// <param name="Type">The stored name of its type.</param>
/// <param name="RecordedAt">When, in UTC.</param>
/// <param name="RecordedBy">By whom.</param>
public sealed record LedgerHeader(LedgerPosition Position, StreamId Stream, string Type, DateTimeOffset RecordedAt, string RecordedBy);

/// <summary>The ledger holds an event of a type that this program does not know: a newer program wrote it.</summary>
public sealed class UnknownEventTypeException(string type, long position)
    : Exception($"The event at position {position} is of the type '{type}', which this program does not know.");
