namespace StanceTracker.Domain.Statements;

/// <summary>How an act relates to the span of days of its statement.</summary>
public enum Extent
{
    /// <summary>It was done once, on some day of the span. The span is what is known about the day.</summary>
    Within,

    /// <summary>It held on every day of the span, such as sanctions in force, sheltering refugees, or a war.</summary>
    Throughout,
}

/// <summary>When a statement was made: a span of days, or a single day if it is known.</summary>
public sealed record SaidOn
{
    /// <summary>A span of days from <paramref name="earliest"/> to <paramref name="latest"/>, both included.</summary>
    /// <exception cref="ArgumentException">The span ends before it begins.</exception>
    public SaidOn(DateOnly earliest, DateOnly latest, DateBasis basis, string? note = null, Extent extent = Extent.Within)
    {
        if (latest < earliest) throw new ArgumentException("ends before it begins", nameof(latest));
        (Earliest, Latest, Basis, Note, Extent) = (earliest, latest, basis, note, extent);
    }

    /// <summary>The first day on which it may have been done or, if it held throughout, the first day of the span.</summary>
    public DateOnly Earliest { get; }

    /// <summary>The last day on which it may have been done or, if it held throughout, is known to have held.</summary>
    public DateOnly Latest { get; }

    /// <summary>Whether the text states the date or the coder inferred it.</summary>
    public DateBasis Basis { get; }

    /// <summary>How the coder inferred the date.</summary>
    public string? Note { get; }

    /// <summary>Whether it was done once within the span or held throughout it.</summary>
    public Extent Extent { get; }

    /// <summary>
    /// The day dᵢ used for attribution and sorting (see the stance method): the midpoint for an act within the span, <c>earliest +
    /// floor((latest − earliest)/2)</c>; the last day for one that held throughout.
    /// </summary>
    public DateOnly Day => DayOf(Earliest, Latest, Extent);

    /// <summary>The day dᵢ for a span and an extent.</summary>
    public static DateOnly DayOf(DateOnly first, DateOnly last, Extent extent) =>
        extent == Extent.Throughout ? last : first.AddDays((last.DayNumber - first.DayNumber) / 2);
}
