using StanceTracker.Domain.Events;

namespace StanceTracker.Ledger.Appending;

/// <summary>Events for one stream, and the version it must have.</summary>
public sealed record StreamWrite(StreamId Stream, ExpectedVersion Expected, IReadOnlyList<LedgerEvent> Events);

/// <summary>That another stream must be at a version when the request is written, though nothing is written on it.</summary>
public sealed record StreamPrecondition(StreamId Stream, ExpectedVersion Expected);

/// <summary>
/// A caller's own name for its request, and what it asked: the same key with the same content is answered as the first time.
/// </summary>
/// <param name="Value">1 to 200 characters.</param>
/// <param name="Request">SHA-256 of what is asked, 32 bytes.</param>
public sealed record IdempotencyKey(string Value, ReadOnlyMemory<byte> Request);

/// <summary>What is to be appended whole or not at all.</summary>
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

    /// <summary>
    /// Whether it is part of a load: what may be brought up to date later, may wait, so that the whole is written sooner.
    /// </summary>
    public bool Bulk { get; init; }

    /// <summary>How many events it brings.</summary>
    public int EventCount => Writes.Sum(write => write.Events.Count);
}

/// <summary>Where an append left a stream.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Version">Its newest version.</param>
/// <param name="Position">The position of its newest event.</param>
public sealed record StreamWritten(StreamId Stream, long Version, LedgerPosition Position);

/// <summary>
/// The ledger could not say whether a request was written, or could not write it; asking again with the same idempotency key is safe.
/// </summary>
public sealed class LedgerUnavailableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The database refused this request's content; nothing of it is written.</summary>
public sealed class LedgerRefusedException(string message, Exception inner) : Exception(message, inner);
