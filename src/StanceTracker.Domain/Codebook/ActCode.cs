namespace StanceTracker.Domain.Codebook;

/// <summary>A CAMEO event code of two to four digits. It is a string: <c>010</c> is not <c>10</c>.</summary>
/// <remarks>A well-formed code need not be a CAMEO code; see <see cref="ActCodebook"/>.</remarks>
public readonly record struct ActCode
{
    /// <summary>The number of well-formed codes. <see cref="Index"/> is always below it.</summary>
    internal const int Count = 100 + 1_000 + 10_000;

    private readonly string? _value;

    private ActCode(string value) => _value = value;

    /// <summary>The digits, as written.</summary>
    public string Value => _value ?? throw new InvalidOperationException("An act code was used before it was given a value.");

    /// <summary>The code's CAMEO root, its first two digits: <c>08</c> for <c>0871</c>.</summary>
    public ActCode Root => Value.Length == 2 ? this : new ActCode(Value[..2]);

    /// <summary>The parent code, one digit shorter: <c>087</c> for <c>0871</c>; null for a root.</summary>
    public ActCode? Parent => Value.Length == 2 ? null : new ActCode(Value[..^1]);

    /// <summary>The quad class of the code's root.</summary>
    /// <remarks>Roots 01–05 are verbal and 06–09 material cooperation, 10–14 verbal and 15–20 material conflict, as in GDELT. Others draw
    /// the lines elsewhere (the R package icews counts 09 as verbal cooperation and 14 as material conflict).</remarks>
    /// <exception cref="InvalidOperationException">The code is not under any of the twenty CAMEO roots.</exception>
    public QuadClass Quad => RootNumber switch
    {
        >= 1 and <= 5 => QuadClass.VerbalCooperation,
        >= 6 and <= 9 => QuadClass.MaterialCooperation,
        >= 10 and <= 14 => QuadClass.VerbalConflict,
        >= 15 and <= 20 => QuadClass.MaterialConflict,
        _ => throw new InvalidOperationException($"'{Value}' is under no CAMEO root: these are 01 to 20."),
    };

    /// <summary>
    /// The code's unique index from 0, so that tables over codes are plain arrays. Shorter codes come first, then lower values.
    /// </summary>
    internal int Index
    {
        get
        {
            var number = 0;
            foreach (var digit in Value) number = number * 10 + (digit - '0');
            return Value.Length switch { 2 => number, 3 => 100 + number, _ => 1_100 + number };
        }
    }

    private int RootNumber => (Value[0] - '0') * 10 + (Value[1] - '0');

    /// <summary>Parses a code of two to four ASCII digits.</summary>
    /// <exception cref="FormatException">The text is not such a code.</exception>
    public static ActCode Parse(string text) =>
        TryParse(text, out var code) ? code : throw new FormatException(
            $"'{text}' is not a CAMEO code: two to four digits, with their leading zeros.");

    /// <summary>Parses a code of two to four ASCII digits; false for any other text.</summary>
    public static bool TryParse(string? text, out ActCode code)
    {
        code = default;
        if (text is not { Length: >= 2 and <= 4 } || text.AsSpan().ContainsAnyExceptInRange('0', '9')) return false;
        code = new ActCode(text);
        return true;
    }

    /// <summary>The <see cref="Index"/> of the parent of the code at an index; −1 for a root.</summary>
    internal static int ParentIndex(int index) => index switch
    {
        < 100 => -1,
        < 1_100 => (index - 100) / 10,
        _ => 100 + (index - 1_100) / 10,
    };

    /// <inheritdoc/>
    public override string ToString() => Value;
}
