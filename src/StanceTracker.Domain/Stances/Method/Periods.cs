namespace StanceTracker.Domain.Stances.Method;

/// <summary>How long a period of time is. In answers it is the name in lower case.</summary>
public enum PeriodLength
{
    /// <summary>A day.</summary>
    Day,

    /// <summary>Monday to Sunday (ISO 8601).</summary>
    Week,

    /// <summary>A month of the calendar.</summary>
    Month,

    /// <summary>A year of the calendar.</summary>
    Year,
}

/// <summary>The periods that days lie in.</summary>
public static class Periods
{
    /// <summary>The first day of the period that a day lies in.</summary>
    public static DateOnly First(PeriodLength length, DateOnly day) => length switch
    {
        PeriodLength.Day => day,
        PeriodLength.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        PeriodLength.Month => new DateOnly(day.Year, day.Month, 1),
        PeriodLength.Year => new DateOnly(day.Year, 1, 1),
        _ => throw new ArgumentOutOfRangeException(nameof(length), length, "Not a length of a period."),
    };

    /// <summary>The last day of the period that a day lies in.</summary>
    public static DateOnly Last(PeriodLength length, DateOnly day) => length switch
    {
        PeriodLength.Day => day,
        PeriodLength.Week => First(length, day).AddDays(6),
        PeriodLength.Month => new DateOnly(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month)),
        PeriodLength.Year => new DateOnly(day.Year, 12, 31),
        _ => throw new ArgumentOutOfRangeException(nameof(length), length, "Not a length of a period."),
    };
}
