using StanceTracker.Domain.Events;
using StanceTracker.Ledger.Appending;

namespace StanceTracker.Ledger.Commands;

/// <summary>Handles batches of envelopes, for good (<see cref="PipelinedAppender"/>) or as a trial (<see cref="DryRun"/>).</summary>
public interface ICommandPipeline
{
    /// <summary>Whether nothing is written.</summary>
    bool IsDryRun { get; }

    /// <summary>Decides a batch. What is decided is on its way to be written when this returns.</summary>
    Task<PendingOutcomes> DecideAsync(IReadOnlyList<CommandEnvelope> envelopes, CancellationToken cancel = default);

    /// <summary>Decides envelopes and waits until they are written.</summary>
    Task<IReadOnlyList<AppendOutcome>> HandleAllAsync(IReadOnlyList<CommandEnvelope> envelopes, CancellationToken cancel = default);

    /// <summary>The events of these streams, each in order of version; in a dry run with those that it would have written.</summary>
    ValueTask<ILookup<StreamId, LedgerEvent>> EventsAsync(IReadOnlyCollection<StreamId> streams, CancellationToken cancel = default);
}
