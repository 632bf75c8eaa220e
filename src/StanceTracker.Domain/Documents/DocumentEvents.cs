using StanceTracker.Domain.Events;

namespace StanceTracker.Domain.Documents;

/// <summary>The reliability of a source: the first half of the Admiralty code.</summary>
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

/// <summary>When a document was published: a span of days, or a single day if it is known.</summary>
public sealed record Published
{
    /// <summary>A span of days from <paramref name="earliest"/> to <paramref name="latest"/>, both included.</summary>
    /// <exception cref="ArgumentException">The span ends before it begins.</exception>
    public Published(DateOnly earliest, DateOnly latest, DateBasis basis)
    {
        if (latest < earliest) throw new ArgumentException("ends before it begins", nameof(latest));
        (Earliest, Latest, Basis) = (earliest, latest, basis);
    }

    /// <summary>The first day on which it may have been published.</summary>
    public DateOnly Earliest { get; }

    /// <summary>The last day on which it may have been published.</summary>
    public DateOnly Latest { get; }

    /// <summary>Whether the document states the date or the coder inferred it.</summary>
    public DateBasis Basis { get; }
}

/// <summary>The description of a document. The ledger does not hold its text.</summary>
public abstract record DocumentDescription : LedgerEvent
{
    /// <summary>Its headline.</summary>
    public string? Title { get; init; }

    /// <summary>The publisher.</summary>
    public required string Publisher { get; init; }

    /// <summary>When it was published.</summary>
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

/// <summary><c>document_registered</c>: registers an article or transcript.</summary>
public sealed record DocumentRegistered : DocumentDescription
{
    /// <summary>Its id.</summary>
    public required DocumentId Document { get; init; }

    /// <summary>The reliability of its source.</summary>
    public required Reliability Reliability { get; init; }
}

/// <summary><c>document_corrected</c>: replaces the description. Only <see cref="DocumentRated"/> changes the reliability.</summary>
public sealed record DocumentCorrected : DocumentDescription, IReasoned
{
    /// <inheritdoc/>
    public required string Reason { get; init; }
}

/// <summary><c>document_rated</c>: changes the reliability of the source.</summary>
public sealed record DocumentRated(Reliability Reliability, string Reason) : LedgerEvent, IReasoned;

/// <summary><c>document_withdrawn</c>: the document's evidence does not count until it is reinstated.</summary>
public sealed record DocumentWithdrawn(string Reason) : LedgerEvent, IReasoned;

/// <summary><c>document_reinstated</c>: the document's evidence counts again.</summary>
public sealed record DocumentReinstated(string Reason) : LedgerEvent, IReasoned;
