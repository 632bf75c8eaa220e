using System.Text.Json;
using System.Text.Json.Serialization;
using StanceTracker.Domain;
using StanceTracker.Domain.Codebook;

namespace StanceTracker.Ledger.Serialization;

/// <summary>
/// A value written as one JSON string. Text that does not parse is an error whose message can be shown; the serializer adds the path.
/// </summary>
public abstract class TextConverter<T> : JsonConverter<T> where T : struct
{
    /// <summary>What is valid, for the message.</summary>
    protected abstract string Expected { get; }

    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String) throw new JsonException($"expected a string: {Expected}");
        var text = reader.GetString()!;
        return TryParse(text, out var value) ? value : throw new JsonException($"'{Shorten(text)}' is not valid: expected {Expected}");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(Format(value));

    /// <summary>Parses the text; false if it is invalid.</summary>
    protected abstract bool TryParse(string text, out T value);

    /// <summary>Formats the value.</summary>
    protected abstract string Format(T value);

    private static string Shorten(string text) => text.Length <= 80 ? text : text[..80] + "…";
}

/// <summary>JSON of ids.</summary>
public sealed class SlugConverter<TId> : TextConverter<TId> where TId : struct, ISlug<TId>
{
    /// <inheritdoc/>
    protected override string Expected => $"an id: {Slug.Rule}";

    /// <inheritdoc/>
    protected override bool TryParse(string text, out TId value)
    {
        value = Slug.IsValid(text) ? TId.Parse(text) : default;
        return Slug.IsValid(text);
    }

    /// <inheritdoc/>
    protected override string Format(TId value) => value.Value;
}

/// <summary>JSON of enums, by their kebab-case names.</summary>
public sealed class NameConverter<TEnum> : TextConverter<TEnum> where TEnum : struct, Enum
{
    /// <inheritdoc/>
    protected override string Expected => $"one of {KebabEnum<TEnum>.All}";

    /// <inheritdoc/>
    protected override bool TryParse(string text, out TEnum value) => KebabEnum<TEnum>.TryParse(text, out value);

    /// <inheritdoc/>
    protected override string Format(TEnum value) => KebabEnum<TEnum>.Format(value);
}

/// <summary>JSON of days, as <c>YYYY-MM-DD</c>.</summary>
public sealed class DayConverter : TextConverter<DateOnly>
{
    /// <inheritdoc/>
    protected override string Expected => "a day that exists, as YYYY-MM-DD";

    /// <inheritdoc/>
    protected override bool TryParse(string text, out DateOnly value) => Day.TryParse(text, out value);

    /// <inheritdoc/>
    protected override string Format(DateOnly value) => Day.Format(value);
}

/// <summary>JSON of CAMEO codes.</summary>
public sealed class ActCodeConverter : TextConverter<ActCode>
{
    /// <inheritdoc/>
    protected override string Expected => "a CAMEO code: two to four digits, with leading zeros";

    /// <inheritdoc/>
    protected override bool TryParse(string text, out ActCode value) => ActCode.TryParse(text, out value);

    /// <inheritdoc/>
    protected override string Format(ActCode value) => value.Value;
}

/// <summary>JSON of SHA-256 digests.</summary>
public sealed class Sha256Converter : TextConverter<Sha256Digest>
{
    /// <inheritdoc/>
    protected override string Expected => "a SHA-256: 64 lower-case hexadecimal digits";

    /// <inheritdoc/>
    protected override bool TryParse(string text, out Sha256Digest value) => Sha256Digest.TryParse(text, out value);

    /// <inheritdoc/>
    protected override string Format(Sha256Digest value) => value.Value;
}

/// <summary>
/// JSON of strings. UTF-8 cannot represent a lone surrogate, and the writer would replace it by U+FFFD: it is rejected instead, so that
/// text is stored as given.
/// </summary>
public sealed class WholeTextConverter : JsonConverter<string>
{
    /// <inheritdoc/>
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? reader.GetString() : throw new JsonException(JsonFault.WrongType("expected a string"));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(HasLoneSurrogate(value) ? throw new JsonException("The text contains a lone surrogate.") : value);

    private static bool HasLoneSurrogate(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOfAnyInRange('\ud800', '\udfff'); at >= 0; at = text.IndexOfAnyInRange('\ud800', '\udfff'))
        {
            if (at + 1 == text.Length || !char.IsSurrogatePair(text[at], text[at + 1])) return true;
            text = text[(at + 2)..];
        }

        return false;
    }
}
