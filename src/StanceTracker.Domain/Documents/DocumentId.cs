namespace StanceTracker.Domain.Documents;

/// <summary>The id of a document, a slug such as <c>newsweek-2021-11</c>.</summary>
public readonly record struct DocumentId : ISlug<DocumentId>
{
    private readonly string? _value;

    private DocumentId(string value) => _value = value;

    /// <inheritdoc/>
    public string Value => _value ?? throw new InvalidOperationException("The id of a document was used before it was given a value.");

    /// <inheritdoc/>
    public static DocumentId Parse(string text) => new(Slug.Check(text));

    /// <inheritdoc/>
    public override string ToString() => Value;
}
