namespace StanceTracker.Domain.Stances.Method;

/// <summary>The length of a period. Answers use the name in lower case.</summary>
public enum PeriodLength
{
    /// <summary>A day.</summary>
    Day,

    /// <summary>Monday to Sunday (ISO 8601).</summary>
    Week,

    /// <summary>A calendar month.</summary>
    Month,

    /// <summary>A calendar year.</summary>
    Year,
}

/// <summary>Maps days to periods.</summary>
public static class Periods
{
    /// <summary>The first day of the period that contains a day.</summary>
    public static DateOnly First(PeriodLength length, DateOnly day) => length switch
    {
        PeriodLength.Day => day,
        PeriodLength.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        PeriodLength.Month => new DateOnly(day.Year, day.Month, 1),
        PeriodLength.Year => new DateOnly(day.Year, 1, 1),
        _ => throw new ArgumentOutOfRangeException(nameof(length), length, "Not a length of a period."),
    };

    /// <summary>The last day of the period that contains a day.</summary>
    public static DateOnly Last(PeriodLength length, DateOnly day) => length switch
    {
        PeriodLength.Day => day,
        PeriodLength.Week => First(length, day).AddDays(6),
        PeriodLength.Month => new DateOnly(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month)),
        PeriodLength.Year => new DateOnly(day.Year, 12, 31),
        _ => throw new ArgumentOutOfRangeException(nameof(length), length, "Not a length of a period."),
    };
}
