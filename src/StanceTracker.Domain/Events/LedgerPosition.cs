namespace StanceTracker.Domain.Events;

/// <summary>
/// The position of an event in the ledger: 1, 2, 3 … without gaps; 0 is before the first. It is also the clock of system time.
/// </summary>
public readonly record struct LedgerPosition
{
    /// <summary>Before the first event.</summary>
    public static readonly LedgerPosition Start;

    /// <summary>Creates a position.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The position is negative.</exception>
    public LedgerPosition(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        Value = value;
    }

    /// <summary>The number, 0 or more.</summary>
    public long Value { get; }

    /// <summary>The next position.</summary>
    public LedgerPosition Next => new(Value + 1);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
