using StanceTracker.Domain.Events;

namespace StanceTracker.Domain.Documents;

/// <summary>How far a source is to be trusted: the first half of the Admiralty code.</summary>
public enum Reliability
{
    /// <summary>Completely reliable.</summary>
    A,

    /// <summary>Usually reliable.</summary>
    B,

    /// <summary>Fairly reliable.</summary>
    C,

    /// <summary>Not usually reliable.</summary>
    D,

    /// <summary>Unreliable.</summary>
    E,

    /// <summary>Its reliability cannot be judged.</summary>
    F,
}

/// <summary>When a document was published: a span of days, one day where it is known.</summary>
public sealed record Published
{
    /// <summary>A span of days from <paramref name="earliest"/> to <paramref name="latest"/>, both included.</summary>
    /// <exception cref="ArgumentException">The span ends before it begins.</exception>
    public Published(DateOnly earliest, DateOnly latest, DateBasis basis)
    {
        if (latest < earliest) throw new ArgumentException("ends before it begins", nameof(latest));
        (Earliest, Latest, Basis) = (earliest, latest, basis);
    }

    /// <summary>The first day it may have been.</summary>
    public DateOnly Earliest { get; }

    /// <summary>The last day it may have been.</summary>
    public DateOnly Latest { get; }

    /// <summary>Whether the document says so or the coder worked it out.</summary>
    public DateBasis Basis { get; }
}

/// <summary>What describes a document; its text is not in the ledger.</summary>
public abstract record DocumentDescription : LedgerEvent
{
    /// <summary>Its headline.</summary>
    public string? Title { get; init; }

    /// <summary>Who published it.</summary>
    public required string Publisher { get; init; }

    /// <summary>When.</summary>
    public required Published Published { get; init; }

    /// <summary>Its language as a BCP 47 tag, such as <c>en</c>.</summary>
    public string? Language { get; init; }

    /// <summary>The SHA-256 of its text in UTF-8.</summary>
    public Sha256Digest? Sha256 { get; init; }

    /// <summary>The length of its text in Unicode code points.</summary>
    public int? Length { get; init; }

    /// <summary>Where it was found.</summary>
    public string? Url { get; init; }
}

/// <summary><c>document_registered</c>: an article or transcript becomes known to the ledger.</summary>
public sealed record DocumentRegistered : DocumentDescription
{
    /// <summary>Its id.</summary>
    public required DocumentId Document { get; init; }

    /// <summary>How far its source is to be trusted.</summary>
    public required Reliability Reliability { get; init; }
}

/// <summary><c>document_corrected</c>: its description anew. Its reliability is changed by <see cref="DocumentRated"/> alone.</summary>
public sealed record DocumentCorrected : DocumentDescription, IReasoned
{
    /// <inheritdoc/>
    public required string Reason { get; init; }
}

/// <summary><c>document_rated</c>: its source's reliability is judged anew.</summary>
public sealed record DocumentRated(Reliability Reliability, string Reason) : LedgerEvent, IReasoned;

/// <summary><c>document_withdrawn</c>: until it is reinstated, its evidence does not count.</summary>
public sealed record DocumentWithdrawn(string Reason) : LedgerEvent, IReasoned;

/// <summary><c>document_reinstated</c>: its evidence counts again.</summary>
public sealed record DocumentReinstated(string Reason) : LedgerEvent, IReasoned;
