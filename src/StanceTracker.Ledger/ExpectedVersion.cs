namespace StanceTracker.Ledger;

/// <summary>The version that a stream must have for an append to succeed; 0 for a stream that must not exist.</summary>
public readonly record struct ExpectedVersion
{
    /// <summary>The stream must not exist yet.</summary>
    public static readonly ExpectedVersion None;

    /// <exception cref="ArgumentOutOfRangeException">The version is negative.</exception>
    public ExpectedVersion(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        Value = value;
    }

    /// <summary>The version, 0 or more.</summary>
    public long Value { get; }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
