using StanceTracker.Domain.Codebook;
using StanceTracker.Domain.Statements;

namespace StanceTracker.Domain.Stances.Method;

/// <summary>Statements of one holder toward one target with the same act and span: a sum of them, or a single one.</summary>
/// <remarks>The weight depends only on span and extent, and the intensity only on the act and whether it was announced, so the sum loses
/// nothing that the method needs.</remarks>
public readonly record struct Observation
{
    /// <summary>Creates an observation.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No statement, or a confidence that so many statements cannot sum to.</exception>
    public Observation(DaySpan span, Extent extent, ActCode act, bool announced, long statements, double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(statements, 1);
        // A sum computed by the database, in any order, may exceed its bound by a rounding error.
        if (!(confidence >= 0 && confidence <= statements * (1 + 1e-9)))
            throw new ArgumentOutOfRangeException(
                nameof(confidence), confidence, $"The confidences of {statements} statements sum to between 0 and {statements}.");
        Span = span;
        Extent = extent;
        Act = act;
        Announced = announced;
        Statements = statements;
        Confidence = confidence;
    }

    /// <summary>Actual statements of one known day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No statement, or a confidence that so many statements cannot sum to.</exception>
    public Observation(DateOnly day, ActCode act, long statements, double confidence)
        : this(new DaySpan(day, day), Extent.Within, act, announced: false, statements, confidence)
    {
    }

    /// <summary>One actual statement of one known day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not within 0 … 1.</exception>
    public Observation(DateOnly day, ActCode act, double confidence)
        : this(day, act, 1, confidence)
    {
    }

    /// <summary>The days f to l on which the act may have been done, or on which it held.</summary>
    public DaySpan Span { get; }

    /// <summary>Whether it was done once within the span or held throughout it.</summary>
    public Extent Extent { get; }

    /// <summary>The day d used for attribution and sorting. The statements count from the first day of the span.</summary>
    public DateOnly Day => SaidOn.DayOf(Span.First, Span.Last, Extent);

    /// <summary>The act of all these statements.</summary>
    public ActCode Act { get; }

    /// <summary>Whether the act was only announced, in all of these statements.</summary>
    public bool Announced { get; }

    /// <summary>The number of statements, at least 1.</summary>
    public long Statements { get; }

    /// <summary>The sum of their confidences, 0 … <see cref="Statements"/>.</summary>
    public double Confidence { get; }
}
