using System.Globalization;

namespace StanceTracker.Domain;

/// <summary>Days as text, always in the form <c>YYYY-MM-DD</c>.</summary>
public static class Day
{
    /// <summary>Parses a day; false if the text is malformed or there is no such day.</summary>
    public static bool TryParse(string? text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    /// <summary>Formats a day.</summary>
    public static string Format(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
