using StanceTracker.Domain.Events;

namespace StanceTracker.Ledger.Appending;

/// <summary>Events for one stream, and the version the stream must be at.</summary>
public sealed record StreamWrite(StreamId Stream, ExpectedVersion Expected, IReadOnlyList<LedgerEvent> Events);

/// <summary>The version that another stream, on which nothing is written, must be at when the request is written.</summary>
public sealed record StreamPrecondition(StreamId Stream, ExpectedVersion Expected);

/// <summary>
/// A caller's name for a request, and the request's content: the same key with the same content gets the stored response.
/// </summary>
/// <param name="Value">1 to 200 characters.</param>
/// <param name="Request">The SHA-256 of the content, 32 bytes.</param>
public sealed record IdempotencyKey(string Value, ReadOnlyMemory<byte> Request);

/// <summary>Writes that are appended together or not at all.</summary>
/// <param name="Writes">One or more streams, each once, with one or more events each.</param>
/// <param name="Preconditions">Streams that must not have moved.</param>
/// <param name="Author">Who records it.</param>
/// <param name="Key">The caller's name for the request, if it has one.</param>
public sealed record AppendRequest(
    IReadOnlyList<StreamWrite> Writes, IReadOnlyList<StreamPrecondition> Preconditions, Authorship Author, IdempotencyKey? Key = null)
{
    /// <summary>A request for one stream.</summary>
    public static AppendRequest Create(StreamId stream, ExpectedVersion expected, Authorship author, params LedgerEvent[] events) =>
        new([new StreamWrite(stream, expected, events)], [], author);

    /// <summary>Whether it is part of a load: maintenance that can wait is deferred, so that the load is written sooner.</summary>
    public bool Bulk { get; init; }

    /// <summary>The number of events.</summary>
    public int EventCount => Writes.Sum(write => write.Events.Count);
}

/// <summary>Where an append left a stream.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Version">Its newest version.</param>
/// <param name="Position">The position of its newest event.</param>
public sealed record StreamWritten(StreamId Stream, long Version, LedgerPosition Position);

/// <summary>A request was not written, or its outcome is unknown. Retrying with the same idempotency key is safe.</summary>
public sealed class LedgerUnavailableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The database refused the content of a request; nothing was written.</summary>
public sealed class LedgerRefusedException(string message, Exception inner) : Exception(message, inner);
