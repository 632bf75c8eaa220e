namespace StanceTracker.Domain;

/// <summary>A human-readable ID: lower-case ASCII letters and digits in groups joined by single hyphens.</summary>
/// <typeparam name="TSelf">The type of the ID, so that an actor's ID cannot be used as a document's.</typeparam>
public interface ISlug<TSelf> where TSelf : struct, ISlug<TSelf>
{
    /// <summary>The ID as text, at most <see cref="Slug.MaxLength"/> characters.</summary>
    string Value { get; }

    /// <summary>Creates an ID from a valid text; see <see cref="Slug.IsValid"/>.</summary>
    /// <exception cref="FormatException">The text is not a slug.</exception>
    static abstract TSelf Parse(string text);
}

/// <summary>The rules for slugs.</summary>
public static class Slug
{
    /// <summary>The maximum length in characters. Stream names contain a slug, and addresses up to two.</summary>
    public const int MaxLength = 120;

    /// <summary>The rule in words, for messages.</summary>
    public const string Rule = "lower-case letters a–z and digits in groups joined by single hyphens, at most 120 characters";

    /// <summary>Whether a text complies with <see cref="Rule"/>.</summary>
    public static bool IsValid(string? text)
    {
        if (text is not { Length: > 0 and <= MaxLength }) return false;
        var afterHyphen = true;
        foreach (var c in text)
        {
            if (c == '-' && afterHyphen) return false;
            if (c != '-' && !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c)) return false;
            afterHyphen = c == '-';
        }

        return !afterHyphen;
    }

    internal static string Check(string text) => IsValid(text) ? text : throw new FormatException($"'{text}' is not an id: {Rule}.");
}
