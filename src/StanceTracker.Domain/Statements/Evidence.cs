using StanceTracker.Domain.Documents;

namespace StanceTracker.Domain.Statements;

/// <summary>A passage in a document's text: a half-open span of Unicode code points.</summary>
public sealed record Passage
{
    /// <summary>The slice from <paramref name="start"/> up to, not including, <paramref name="end"/>.</summary>
    /// <exception cref="ArgumentException">The start is negative, or the end is not after the start.</exception>
    public Passage(int start, int end, Sha256Digest? sha256 = null)
    {
        if (start < 0) throw new ArgumentException("begins below 0", nameof(start));
        if (end <= start) throw new ArgumentException("must end after it starts", nameof(end));
        (Start, End, Sha256) = (start, end, sha256);
    }

    /// <summary>The first code point, from 0.</summary>
    public int Start { get; }

    /// <summary>The code point after the last.</summary>
    public int End { get; }

    /// <summary>The SHA-256 of the slice in UTF-8.</summary>
    public Sha256Digest? Sha256 { get; }
}

/// <summary>Whose words the passage contains.</summary>
public enum Voice
{
    /// <summary>The speaker's own words.</summary>
    Quoted,

    /// <summary>The speaker's statement in another's words.</summary>
    Reported,

    /// <summary>The author of the document states it as a fact.</summary>
    Author,
}

/// <summary>A document, and the passage in it, that a statement rests on.</summary>
/// <param name="Document">The document.</param>
/// <param name="Credibility">The second half of the Admiralty code: 1 confirmed … 5 improbable, 6 cannot be judged.</param>
/// <param name="Passage">The passage in its text.</param>
/// <param name="Voice">Whose words these are.</param>
/// <param name="Via">Who passed the statement on, outermost first.</param>
public sealed record Evidence(
    DocumentId Document, int Credibility, Passage? Passage = null, Voice? Voice = null, IReadOnlyList<string>? Via = null)
{
    /// <summary>Whether both cite the same passage of the same document, with the same grade, voice and intermediaries.</summary>
    public bool Equals(Evidence? other) =>
        other is not null
        && Document == other.Document
        && Credibility == other.Credibility
        && Passage == other.Passage
        && Voice == other.Voice
        && (Via ?? []).SequenceEqual(other.Via ?? []);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Document, Credibility, Passage, Voice);
}
