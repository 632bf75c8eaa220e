using Npgsql;
using StanceTracker.Domain.Events;

namespace StanceTracker.Projections.Folding;

/// <summary>The half-open positions at which a row holds.</summary>
internal readonly record struct TransactionTimeRange(long From, long To)
{
    /// <summary>Whether it holds at a position.</summary>
    public bool Contains(LedgerPosition position) => From <= position.Value && position.Value < To;

    /// <summary>Whether it holds at any position behind the first, up to the last.</summary>
    public bool Overlaps(LedgerPosition after, LedgerPosition upTo) => From <= upTo.Value && To > after.Value + 1;

    /// <summary>Reads <c>known_from</c> and, behind it, <c>known_to</c>.</summary>
    public static TransactionTimeRange Read(NpgsqlDataReader reader, int column) =>
        new(reader.GetInt64(column), reader.IsDBNull(column + 1) ? long.MaxValue : reader.GetInt64(column + 1));
}
