namespace StanceTracker.Domain.Codebook;

/// <summary>A CAMEO event code, kept as the string that it is: <c>010</c> is not <c>10</c>. Two to four digits.</summary>
/// <remarks>That a code is well formed does not make it a CAMEO code: ask <see cref="ActCodebook"/>.</remarks>
public readonly record struct ActCode
{
    /// <summary>How many well-formed codes there are: <see cref="Index"/> is below it.</summary>
    internal const int Count = 100 + 1_000 + 10_000;

    private readonly string? _value;

    private ActCode(string value) => _value = value;

    /// <summary>The digits, as written.</summary>
    public string Value => _value ?? throw new InvalidOperationException("An act code was used before it was given a value.");

    /// <summary>The code's first two digits, which name its CAMEO root: of <c>0871</c> it is <c>08</c>.</summary>
    public ActCode Root => Value.Length == 2 ? this : new ActCode(Value[..2]);

    /// <summary>The code one digit shorter, of which this one is a kind: of <c>0871</c> it is <c>087</c>; null for a root.</summary>
    public ActCode? Parent => Value.Length == 2 ? null : new ActCode(Value[..^1]);

    /// <summary>The quad class of the code's root, read from its first two digits alone.</summary>
    /// <remarks>Roots 01–05 are verbal and 06–09 material cooperation, 10–14 verbal and 15–20 material conflict: GDELT's reading. Others draw
    /// the lines elsewhere (the R package icews counts 09 as verbal and 14 as material conflict).</remarks>
    /// <exception cref="InvalidOperationException">The code is under none of the twenty CAMEO roots.</exception>
    public QuadClass Quad => RootNumber switch
    {
        >= 1 and <= 5 => QuadClass.VerbalCooperation,
        >= 6 and <= 9 => QuadClass.MaterialCooperation,
        >= 10 and <= 14 => QuadClass.VerbalConflict,
        >= 15 and <= 20 => QuadClass.MaterialConflict,
        _ => throw new InvalidOperationException($"'{Value}' is under no CAMEO root: these are 01 to 20."),
    };

    /// <summary>A number of the code's own, from 0, so that tables over codes are plain arrays: shorter codes first, then by value.</summary>
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

    /// <summary>Reads a code of two to four ASCII digits.</summary>
    /// <exception cref="FormatException">The text is anything else.</exception>
    public static ActCode Parse(string text) =>
        TryParse(text, out var code) ? code : throw new FormatException($"'{text}' is not a CAMEO code: two to four digits, with their leading zeros.");

    /// <summary>Reads a code of two to four ASCII digits; false if the text is anything else.</summary>
    public static bool TryParse(string? text, out ActCode code)
    {
        code = default;
        if (text is not { Length: >= 2 and <= 4 } || text.AsSpan().ContainsAnyExceptInRange('0', '9')) return false;
        code = new ActCode(text);
        return true;
    }

    /// <summary>The <see cref="Index"/> of the code one digit shorter than the code at this index; −1 for a root's.</summary>
    internal static int ParentIndex(int index) => index switch
    {
        < 100 => -1,
        < 1_100 => (index - 100) / 10,
        _ => 100 + (index - 1_100) / 10,
    };

    /// <inheritdoc/>
    public override string ToString() => Value;
}
