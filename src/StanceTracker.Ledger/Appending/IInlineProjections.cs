using Npgsql;
using StanceTracker.Domain.Ledgers;

namespace StanceTracker.Ledger.Appending;

/// <summary>The read side, folded in the transaction that appends. The ledger knows no more of it than this.</summary>
public interface IInlineProjections
{
    /// <summary>Folds a batch: adds to <paramref name="writes"/> what its events change.</summary>
    /// <param name="connection">The writer's connection, in its transaction and under its lock; to read from only.</param>
    /// <param name="events">The batch, in order of position.</param>
    /// <param name="bulk">Whether it is part of a load: what may be brought up to date later, may wait.</param>
    /// <param name="writes">Executed after the events are written, in the same transaction.</param>
    /// <param name="cancel">Stops it.</param>
    Task FoldAsync(NpgsqlConnection connection, IReadOnlyList<RecordedEvent> events, bool bulk, NpgsqlBatch writes, CancellationToken cancel);

    /// <summary>Drops what is kept in memory between batches: somebody else has written, or a batch was not committed.</summary>
    void Forget();
}
