namespace StanceTracker.Domain.Acts;

/// <summary>A CAMEO event code, kept as the string that it is: <c>010</c> is not <c>10</c>. Two to four digits.</summary>
/// <remarks>That a code is well formed does not make it a CAMEO code: ask <see cref="Codebook"/>.</remarks>
public readonly record struct ActCode
{
    private readonly string? _value;

    private ActCode(string value) => _value = value;

    /// <summary>The digits, as written.</summary>
    public string Value => _value ?? throw new InvalidOperationException("An act code was used before it was given a value.");

    /// <summary>Reads a code of two to four ASCII digits.</summary>
    /// <exception cref="FormatException">The text is anything else.</exception>
    public static ActCode Of(string text) =>
        TryParse(text, out var code) ? code : throw new FormatException($"'{text}' is not a CAMEO code: two to four digits, with their leading zeros.");

    /// <summary>Reads a code of two to four ASCII digits; false if the text is anything else.</summary>
    public static bool TryParse(string? text, out ActCode code)
    {
        code = default;
        if (text is not { Length: >= 2 and <= 4 } || !text.All(char.IsAsciiDigit)) return false;
        code = new ActCode(text);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
