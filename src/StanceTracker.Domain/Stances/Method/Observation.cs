using StanceTracker.Domain.Acts;

namespace StanceTracker.Domain.Stances.Method;

/// <summary>Statements of one act on one day, of one holder toward one target: all of them summed, or a single one.</summary>
/// <remarks>Weight depends on the day and intensity on the act alone, so such a sum loses nothing that the method asks for.</remarks>
public readonly record struct Observation
{
    /// <summary>States what was observed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No statement, or a confidence that so many statements cannot sum to.</exception>
    public Observation(DateOnly day, ActCode act, long statements, double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(statements, 1);
        // A sum that a database made in an order of its own may exceed its bound by some rounding.
        if (!(confidence >= 0 && confidence <= statements * (1 + 1e-9)))
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, $"The confidences of {statements} statements sum to between 0 and {statements}.");
        Day = day;
        Act = act;
        Statements = statements;
        Confidence = confidence;
    }

    /// <summary>One statement.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not within 0 … 1.</exception>
    public Observation(DateOnly day, ActCode act, double confidence)
        : this(day, act, 1, confidence)
    {
    }

    /// <summary>The day of the statements: where one was said on a span of days, the span's midpoint.</summary>
    public DateOnly Day { get; }

    /// <summary>The act that all of them are.</summary>
    public ActCode Act { get; }

    /// <summary>How many statements there are, at least 1.</summary>
    public long Statements { get; }

    /// <summary>The sum of their confidences, 0 … <see cref="Statements"/>.</summary>
    public double Confidence { get; }
}
