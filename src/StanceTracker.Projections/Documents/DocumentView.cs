using StanceTracker.Domain;
using StanceTracker.Domain.Documents;

namespace StanceTracker.Projections.Documents;

/// <summary>A document as clients see it.</summary>
/// <param name="Document">Its id.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Publisher">Its publisher.</param>
/// <param name="Published">When it was published.</param>
/// <param name="Language">Its language.</param>
/// <param name="Sha256">The SHA-256 of its text.</param>
/// <param name="Length">The length of its text in Unicode code points.</param>
/// <param name="Url">Where it was found.</param>
/// <param name="Reliability">The reliability of its source.</param>
/// <param name="Withdrawn">Whether it is withdrawn, so that its evidence does not count.</param>
/// <param name="Version">The version of its stream: the ETag.</param>
public sealed record DocumentView(
    DocumentId Document,
    string? Title,
    string Publisher,
    Published Published,
    string? Language,
    Sha256Digest? Sha256,
    int? Length,
    string? Url,
    Reliability Reliability,
    bool Withdrawn,
    long Version)
{
    /// <summary>The view of a document; null if it is not registered.</summary>
    public static DocumentView? From(DocumentId id, DocumentState state, long version) => state.Description is not { } d
        ? null
        : new DocumentView(
            id, d.Title, d.Publisher, d.Published, d.Language, d.Sha256, d.Length, d.Url, state.Reliability, state.Withdrawn, version);
}
