using StanceTracker.Domain.Codebook;
using StanceTracker.Domain.Statements;

namespace StanceTracker.Domain.Stances.Method;

/// <summary>Statements of one act over one span of days, of one holder toward one target: all of them summed, or a single one.</summary>
/// <remarks>Weight depends on the span and its extent, and intensity on the act and on whether it is announced, so such a sum loses nothing that the
/// method asks for.</remarks>
public readonly record struct Observation
{
    /// <summary>States what was observed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No statement, or a confidence that so many statements cannot sum to.</exception>
    public Observation(DaySpan span, Extent extent, ActCode act, bool announced, long statements, double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(statements, 1);
        // A sum that a database made in an order of its own may exceed its bound by some rounding.
        if (!(confidence >= 0 && confidence <= statements * (1 + 1e-9)))
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, $"The confidences of {statements} statements sum to between 0 and {statements}.");
        Span = span;
        Extent = extent;
        Act = act;
        Announced = announced;
        Statements = statements;
        Confidence = confidence;
    }

    /// <summary>Statements of one known day, actual ones.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No statement, or a confidence that so many statements cannot sum to.</exception>
    public Observation(DateOnly day, ActCode act, long statements, double confidence)
        : this(new DaySpan(day, day), Extent.Within, act, announced: false, statements, confidence)
    {
    }

    /// <summary>One statement of one known day, an actual one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not within 0 … 1.</exception>
    public Observation(DateOnly day, ActCode act, double confidence)
        : this(day, act, 1, confidence)
    {
    }

    /// <summary>The days f to l: those that the act may have been on, or that it held on.</summary>
    public DaySpan Span { get; }

    /// <summary>Whether it was done once within the span or held throughout it.</summary>
    public Extent Extent { get; }

    /// <summary>The day d that the statements are attributed and sorted by. They count from the first day of the span.</summary>
    public DateOnly Day => SaidOn.DayOf(Span.First, Span.Last, Extent);

    /// <summary>The act that all of them are.</summary>
    public ActCode Act { get; }

    /// <summary>Whether all of them are announced, or none is.</summary>
    public bool Announced { get; }

    /// <summary>How many statements there are, at least 1.</summary>
    public long Statements { get; }

    /// <summary>The sum of their confidences, 0 … <see cref="Statements"/>.</summary>
    public double Confidence { get; }
}
