namespace StanceTracker.Domain.Statements;

/// <summary>The id of a statement, a slug such as <c>muttaqi-rebukes-iran</c>.</summary>
public readonly record struct StatementId : ISlug<StatementId>
{
    private readonly string? _value;

    private StatementId(string value) => _value = value;

    /// <inheritdoc/>
    public string Value => _value ?? throw new InvalidOperationException("The id of a statement was used before it was given a value.");

    /// <inheritdoc/>
    public static StatementId Parse(string text) => new(Slug.Check(text));

    /// <inheritdoc/>
    public override string ToString() => Value;
}
