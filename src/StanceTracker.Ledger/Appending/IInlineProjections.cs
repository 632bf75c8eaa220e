using Npgsql;
using StanceTracker.Domain.Events;

namespace StanceTracker.Ledger.Appending;

/// <summary>The read side, folded in the transaction that appends. The ledger knows no more of it than this.</summary>
public interface IInlineProjections
{
    /// <summary>Reads what the fold of a batch needs.</summary>
    /// <param name="connection">The writer's connection, in its transaction and under its lock; to read from only.</param>
    /// <param name="events">The batch, in order of position; none of it is written yet.</param>
    /// <param name="bulk">Whether it is part of a load: what may be brought up to date later, may wait.</param>
    /// <param name="cancel">Stops it.</param>
    Task<InlineFold> LoadAsync(NpgsqlConnection connection, IReadOnlyList<RecordedEvent> events, bool bulk, CancellationToken cancel);

    /// <summary>Brings what is kept in memory between batches up to what somebody else has written since, in another process say.</summary>
    /// <param name="connection">The writer's connection, in its transaction and under its lock; to read from only.</param>
    /// <param name="after">The position that the last batch folded here led to.</param>
    /// <param name="upTo">The newest position, further on.</param>
    /// <param name="cancel">Stops it.</param>
    Task CatchUpAsync(NpgsqlConnection connection, LedgerPosition after, LedgerPosition upTo, CancellationToken cancel);

    /// <summary>Drops what is kept in memory between batches: one was not committed.</summary>
    void Invalidate();
}

/// <summary>
/// Folds a batch for which all that this needs is read: in memory alone, so that the connection may write the events meanwhile.
/// </summary>
/// <param name="writes">What the events change is added here: executed after they are written, in the same transaction.</param>
public delegate void InlineFold(NpgsqlBatch writes);
