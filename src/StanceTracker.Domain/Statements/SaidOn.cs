namespace StanceTracker.Domain.Statements;

/// <summary>When a statement was made: a span of days, one day where it is known.</summary>
public sealed record SaidOn
{
    /// <summary>A span of days from <paramref name="earliest"/> to <paramref name="latest"/>, both included.</summary>
    /// <exception cref="ArgumentException">The span ends before it begins.</exception>
    public SaidOn(DateOnly earliest, DateOnly latest, DateBasis basis, string? note = null)
    {
        if (latest < earliest) throw new ArgumentException("ends before it begins", nameof(latest));
        (Earliest, Latest, Basis, Note) = (earliest, latest, basis, note);
    }

    /// <summary>The first day it may have been.</summary>
    public DateOnly Earliest { get; }

    /// <summary>The last day it may have been.</summary>
    public DateOnly Latest { get; }

    /// <summary>Whether the text says so or the coder worked it out.</summary>
    public DateBasis Basis { get; }

    /// <summary>How it was worked out; how long it had been so.</summary>
    public string? Note { get; }

    /// <summary>The day the statement counts from: the midpoint, <c>earliest + floor((latest − earliest)/2)</c> (the stance method, day dᵢ).</summary>
    public DateOnly Day => Earliest.AddDays((Latest.DayNumber - Earliest.DayNumber) / 2);
}
