using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace StanceTracker.Server.Http;

/// <summary>Reads query parameters. The first invalid one becomes the <see cref="Problem"/>; invalid ones read as missing.</summary>
internal sealed class QueryReader
{
    private const int FirstYear = 1000, LastYear = 9000;

    /// <summary>What a day looks like, to complete "expected …".</summary>
    public static readonly string DayExpected = $"a date from the year {FirstYear} to {LastYear}, as YYYY-MM-DD";

    /// <summary>The problem of the first invalid parameter; null if there is none.</summary>
    public ProblemHttpResult? Problem { get; private set; }

    /// <summary>An empty parameter counts as missing.</summary>
    public static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    /// <summary>A day, as YYYY-MM-DD.</summary>
    public DateOnly? Day(string field, string? text, string orElse = "")
    {
        if (string.IsNullOrEmpty(text)) return null;
        return IsDay(text, out var day) ? day : Fail<DateOnly?>(field, text, DayExpected + orElse);
    }

    /// <summary>Reads a day in a range of years that dates can be computed in.</summary>
    public static bool IsDay(string text, out DateOnly day) =>
        Domain.Day.TryParse(text, out day) && day.Year is >= FirstYear and <= LastYear;

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
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && holds(number)
            ? number
            : Fail<double?>(field, text, expected);
    }

    /// <summary>Text to search for. No stored text has control characters, and PostgreSQL rejects NUL.</summary>
    public string? Text(string field, string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        return text.Any(char.IsControl) ? Fail<string>(field, text, "text without control characters") : text;
    }

    /// <summary>Reports the first malformed parameter of an object that the framework did not bind.</summary>
    public void Check(object parameters) => Problem ??= KnownParameters.ProblemOf(parameters);

    /// <summary>Reports an invalid parameter.</summary>
    public T? Fail<T>(string field, string text, string expected)
    {
        Problem ??= Problems.Problem(Problems.InvalidParameter, $"{field} is '{text}': expected {expected}.", field);
        return default;
    }
}
