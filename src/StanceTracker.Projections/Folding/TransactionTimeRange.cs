using Npgsql;
using StanceTracker.Domain.Events;

namespace StanceTracker.Projections.Folding;

/// <summary>The half-open range of positions at which a row holds: its transaction time.</summary>
internal readonly record struct TransactionTimeRange(long From, long To)
{
    /// <summary>Whether the row holds at a position.</summary>
    public bool Contains(LedgerPosition position) => From <= position.Value && position.Value < To;

    /// <summary>Whether the row holds at any position after one, up to another.</summary>
    public bool Overlaps(LedgerPosition after, LedgerPosition upTo) => From <= upTo.Value && To > after.Value + 1;

    /// <summary>Reads <c>known_from</c> and the next column, <c>known_to</c>.</summary>
    public static TransactionTimeRange Read(NpgsqlDataReader reader, int column) =>
        new(reader.GetInt64(column), reader.IsDBNull(column + 1) ? long.MaxValue : reader.GetInt64(column + 1));
}
