namespace StanceTracker.Domain;

/// <summary>A SHA-256 digest, written as 64 lower-case hexadecimal digits.</summary>
public readonly record struct Sha256Digest
{
    private readonly string? _value;

    private Sha256Digest(string value) => _value = value;

    /// <summary>The 64 digits.</summary>
    public string Value => _value ?? throw new InvalidOperationException("A digest was used before it was given a value.");

    /// <summary>Parses 64 lower-case hexadecimal digits; false for any other text.</summary>
    public static bool TryParse(string? text, out Sha256Digest digest)
    {
        digest = default;
        if (text is not { Length: 64 } || !text.All(char.IsAsciiHexDigitLower)) return false;
        digest = new Sha256Digest(text);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
