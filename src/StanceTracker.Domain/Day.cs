using System.Globalization;

namespace StanceTracker.Domain;

/// <summary>Days as text: <c>YYYY-MM-DD</c> and nothing else.</summary>
public static class Day
{
    /// <summary>Reads a day; false if it is not of the form, or does not exist.</summary>
    public static bool TryParse(string? text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    /// <summary>Writes a day.</summary>
    public static string Format(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
