namespace StanceTracker.Domain.Statements;

/// <summary>How an act fills the span of days that it was made on.</summary>
public enum Extent
{
    /// <summary>It was done once, on some day of the span: the span is what is known of its day.</summary>
    Within,

    /// <summary>It held on every day of the span: sanctions in force, shelter given, a war.</summary>
    Throughout,
}

/// <summary>When a statement was made: a span of days, one day where it is known.</summary>
public sealed record SaidOn
{
    /// <summary>A span of days from <paramref name="earliest"/> to <paramref name="latest"/>, both included.</summary>
    /// <exception cref="ArgumentException">The span ends before it begins.</exception>
    public SaidOn(DateOnly earliest, DateOnly latest, DateBasis basis, string? note = null, Extent extent = Extent.Within)
    {
        if (latest < earliest) throw new ArgumentException("ends before it begins", nameof(latest));
        (Earliest, Latest, Basis, Note, Extent) = (earliest, latest, basis, note, extent);
    }

    /// <summary>The first day: that it may have been, or that it held.</summary>
    public DateOnly Earliest { get; }

    /// <summary>The last day: that it may have been, or that it is known to have held.</summary>
    public DateOnly Latest { get; }

    /// <summary>Whether the text says so or the coder worked it out.</summary>
    public DateBasis Basis { get; }

    /// <summary>How it was worked out; how long it had been so.</summary>
    public string? Note { get; }

    /// <summary>Whether it was done once within the span or held throughout it.</summary>
    public Extent Extent { get; }

    /// <summary>
    /// The day that the statement is attributed and sorted by (the stance method, day dᵢ): of an act within the span the midpoint, <c>earliest +
    /// floor((latest − earliest)/2)</c>; of one that held throughout, the last.
    /// </summary>
    public DateOnly Day => DayOf(Earliest, Latest, Extent);

    /// <summary>The day of an act from a first day to a last.</summary>
    public static DateOnly DayOf(DateOnly first, DateOnly last, Extent extent) =>
        extent == Extent.Throughout ? last : first.AddDays((last.DayNumber - first.DayNumber) / 2);
}
