namespace StanceTracker.Domain.Claims;

/// <summary>The id of a claim, a slug such as <c>ttp-on-afghan-soil</c>.</summary>
public readonly record struct ClaimId : ISlug<ClaimId>
{
    private readonly string? _value;

    private ClaimId(string value) => _value = value;

    /// <inheritdoc/>
    public string Value => _value ?? throw new InvalidOperationException("The id of a claim was used before it was given a value.");

    /// <inheritdoc/>
    public static ClaimId Parse(string text) => new(Slug.Check(text));

    /// <inheritdoc/>
    public override string ToString() => Value;
}
