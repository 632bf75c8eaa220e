using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using StanceTracker.Domain;

namespace StanceTracker.Server.Http;

/// <summary>Reads query parameters. The first invalid one becomes the <see cref="Problem"/>; invalid ones read as missing.</summary>
internal sealed class QueryReader
{
    private const int FirstYear = 1000, LastYear = 9000;

    /// <summary>The problem of the first invalid parameter; null if there is none.</summary>
    public ProblemHttpResult? Problem { get; private set; }

    /// <summary>An empty parameter counts as missing.</summary>
    public static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    /// <summary>A day, as YYYY-MM-DD.</summary>
    public DateOnly? Day(string field, string? text, string orElse = "")
    {
        if (string.IsNullOrEmpty(text)) return null;
        return Domain.Day.TryParse(text, out var day) && day.Year is >= FirstYear and <= LastYear
            ? day
            : Fail<DateOnly?>(field, text, $"a date from the year {FirstYear} to {LastYear}, as YYYY-MM-DD{orElse}");
    }

    /// <summary>An integer in a range.</summary>
    public long? Number(string field, string? text, long min, long max)
    {
        if (string.IsNullOrEmpty(text)) return null;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max
            ? number
            : Fail<long?>(field, text, $"an integer from {min} to {max}");
    }

    /// <summary>A number that satisfies <paramref name="holds"/>.</summary>
    public double? Double(string field, string? text, Func<double, bool> holds, string expected)
    {
        if (string.IsNullOrEmpty(text)) return null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && holds(number) ? number : Fail<double?>(field, text, expected);
    }

    /// <summary>An id.</summary>
    public TId? Id<TId>(string field, string? text) where TId : struct, ISlug<TId>
    {
        if (string.IsNullOrEmpty(text)) return null;
        return Slug.IsValid(text) ? TId.Parse(text) : Fail<TId?>(field, text, $"an id: {Slug.Rule}");
    }

    /// <summary>Text to search for. No stored text has control characters, and PostgreSQL rejects NUL.</summary>
    public string? Text(string field, string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        return text.Any(char.IsControl) ? Fail<string>(field, text, "text without control characters") : text;
    }

    /// <summary>One of the names of an enum.</summary>
    public TEnum? Name<TEnum>(string field, string? text) where TEnum : struct, Enum
    {
        if (string.IsNullOrEmpty(text)) return null;
        return KebabEnum<TEnum>.TryParse(text, out var value) ? value : Fail<TEnum?>(field, text, $"one of {KebabEnum<TEnum>.All}");
    }

    /// <summary>True or false.</summary>
    public bool Bool(string field, string? text) => text switch
    {
        null or "" or "false" => false,
        "true" => true,
        _ => Fail<bool>(field, text, "true or false"),
    };

    /// <summary>Reports an invalid parameter.</summary>
    public T? Fail<T>(string field, string text, string expected)
    {
        Problem ??= Problems.Problem(Problems.InvalidParameter, $"{field} is '{text}': expected {expected}.", field);
        return default;
    }
}
