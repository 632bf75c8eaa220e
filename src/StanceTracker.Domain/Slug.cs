namespace StanceTracker.Domain;

/// <summary>An id that people read and type: lower-case ASCII letters and digits in groups joined by single hyphens.</summary>
/// <typeparam name="TSelf">The kind of id, so that an actor's can never stand where a document's is meant.</typeparam>
public interface ISlug<TSelf> where TSelf : struct, ISlug<TSelf>
{
    /// <summary>The id as written, at most <see cref="Slug.MaxLength"/> characters.</summary>
    string Value { get; }

    /// <summary>Takes a text that <see cref="Slug.IsValid"/> has found valid.</summary>
    /// <exception cref="FormatException">The text is not a slug.</exception>
    static abstract TSelf Parse(string text);
}

/// <summary>What makes a text a slug.</summary>
public static class Slug
{
    /// <summary>The longest slug, in characters: streams are named by it, and addresses hold two.</summary>
    public const int MaxLength = 120;

    /// <summary>The rule in words, for messages.</summary>
    public const string Rule = "lower-case letters a–z and digits in groups joined by single hyphens, at most 120 characters";

    /// <summary>Whether the text keeps to <see cref="Rule"/>.</summary>
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
