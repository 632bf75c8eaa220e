namespace StanceTracker.Domain.Events;

/// <summary>The place of an event in the ledger: 1, 2, 3 … without holes; 0 is before the first. It is also the clock of what was known.</summary>
public readonly record struct LedgerPosition
{
    /// <summary>Before the first event.</summary>
    public static readonly LedgerPosition Start;

    /// <summary>Takes a place in the ledger.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The place is below 0.</exception>
    public LedgerPosition(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        Value = value;
    }

    /// <summary>The number, 0 or more.</summary>
    public long Value { get; }

    /// <summary>The next place.</summary>
    public LedgerPosition Next => new(Value + 1);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
