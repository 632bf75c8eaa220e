namespace StanceTracker.Domain.Actors;

/// <summary>The id of an actor, a slug such as <c>iran</c>.</summary>
public readonly record struct ActorId : ISlug<ActorId>
{
    private readonly string? _value;

    private ActorId(string value) => _value = value;

    /// <inheritdoc/>
    public string Value => _value ?? throw new InvalidOperationException("The id of an actor was used before it was given a value.");

    /// <inheritdoc/>
    public static ActorId Parse(string text) => new(Slug.Check(text));

    /// <inheritdoc/>
    public override string ToString() => Value;
}
