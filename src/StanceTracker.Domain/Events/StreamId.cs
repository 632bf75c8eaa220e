using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Statements;

namespace StanceTracker.Domain.Events;

/// <summary>The kind of a stream.</summary>
public enum StreamKind
{
    /// <summary>An actor.</summary>
    Actor,

    /// <summary>A document.</summary>
    Document,

    /// <summary>A claim.</summary>
    Claim,

    /// <summary>A statement.</summary>
    Statement,
}

/// <summary>The name of a stream: the kind and ID of its aggregate, such as <c>actor-iran</c>.</summary>
public readonly record struct StreamId
{
    private readonly string? _slug;

    private StreamId(StreamKind kind, string slug) => (Kind, _slug) = (kind, slug);

    /// <summary>The kind: actor, document, claim or statement.</summary>
    public StreamKind Kind { get; }

    /// <summary>The ID without the kind: <c>iran</c>.</summary>
    public string Slug => _slug ?? throw new InvalidOperationException("A stream was used before it was named.");

    /// <summary>The stream of an actor.</summary>
    public static StreamId From(ActorId id) => new(StreamKind.Actor, id.Value);

    /// <summary>The stream of a document.</summary>
    public static StreamId From(DocumentId id) => new(StreamKind.Document, id.Value);

    /// <summary>The stream of a claim.</summary>
    public static StreamId From(ClaimId id) => new(StreamKind.Claim, id.Value);

    /// <summary>The stream of a statement.</summary>
    public static StreamId From(StatementId id) => new(StreamKind.Statement, id.Value);

    /// <summary>The stream that an event starts, named by the ID in its body; null if the event continues a stream.</summary>
    public static StreamId? StartedBy(LedgerEvent body) => body switch
    {
        ActorIntroduced e => From(e.Actor),
        DocumentRegistered e => From(e.Document),
        ClaimFramed e => From(e.Claim),
        StatementRecorded e => From(e.Statement),
        _ => null,
    };

    /// <summary>Parses a name such as <c>actor-iran</c>; false if the kind is unknown or the rest is not a slug.</summary>
    public static bool TryParse(string? text, out StreamId stream)
    {
        stream = default;
        var hyphen = text?.IndexOf('-') ?? -1;
        if (hyphen < 0 || !KebabEnum<StreamKind>.TryParse(text![..hyphen], out var kind)) return false;
        var slug = text[(hyphen + 1)..];
        if (!Domain.Slug.IsValid(slug)) return false;
        stream = new StreamId(kind, slug);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{KebabEnum<StreamKind>.Format(Kind)}-{Slug}";
}
