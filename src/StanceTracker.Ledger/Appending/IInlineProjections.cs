using Npgsql;
using StanceTracker.Domain.Events;

namespace StanceTracker.Ledger.Appending;

/// <summary>The projections that are folded in the appending transaction; all that the ledger knows of them.</summary>
public interface IInlineProjections
{
    /// <summary>Reads what folding a batch needs.</summary>
    /// <param name="connection">The writer's connection, in its transaction and under its lock; for reading only.</param>
    /// <param name="events">The batch, in order of position; none of it is written yet.</param>
    /// <param name="bulk">Whether it is part of a load: maintenance that can wait is deferred.</param>
    /// <param name="cancel">Stops it.</param>
    Task<InlineFold> LoadAsync(NpgsqlConnection connection, IReadOnlyList<RecordedEvent> events, bool bulk, CancellationToken cancel);

    /// <summary>Updates what is cached between batches with what another process has written since.</summary>
    /// <param name="connection">The writer's connection, in its transaction and under its lock; for reading only.</param>
    /// <param name="after">The position of the last batch folded here.</param>
    /// <param name="upTo">The newest position.</param>
    /// <param name="cancel">Stops it.</param>
    Task CatchUpAsync(NpgsqlConnection connection, LedgerPosition after, LedgerPosition upTo, CancellationToken cancel);

    /// <summary>Drops what is cached between batches, after one was not committed.</summary>
    void Invalidate();
}

/// <summary>
/// Folds a batch in memory, after everything it needs was read, so that the connection can write the events in the meantime.
/// </summary>
/// <param name="writes">Receives the changes; they are executed after the events are written, in the same transaction.</param>
public delegate void InlineFold(NpgsqlBatch writes);
