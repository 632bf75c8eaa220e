using StanceTracker.Domain.Events;
using StanceTracker.Ledger.Appending;
using StanceTracker.Ledger.Reading;

namespace StanceTracker.Ledger.Commands;

/// <summary>
/// Decides envelopes as a <see cref="CommandHandler"/> does and writes nothing: a later one sees what the earlier ones of the same run
/// would have written. That is kept in memory, which grows with it.
/// </summary>
/// <param name="reader">Reads the streams.</param>
/// <param name="clock">The time.</param>
public sealed class DryRun(LedgerReader reader, TimeProvider clock) : ICommandPipeline
{
    private readonly AggregateCache _aggregates = new(clock);

    /// <inheritdoc/>
    public bool IsDryRun => true;

    /// <inheritdoc/>
    public async Task<PendingOutcomes> DecideAsync(IReadOnlyList<CommandEnvelope> envelopes, CancellationToken cancel = default)
    {
        var outcomes = await HandleAllAsync(envelopes, cancel);
        return new PendingOutcomes(before: null, _ => Task.FromResult(outcomes));
    }

    /// <summary>
    /// What would become of each; one that would be written is <see cref="AppendOutcome.Appended"/> without saying where.
    /// </summary>
    public async Task<IReadOnlyList<AppendOutcome>> HandleAllAsync(
        IReadOnlyList<CommandEnvelope> envelopes, CancellationToken cancel = default)
    {
        await _aggregates.LoadAsync(reader, envelopes.SelectMany(e => e.Commands).SelectMany(c => c.References), cancel);
        var outcomes = new List<AppendOutcome>(envelopes.Count);
        foreach (var envelope in envelopes)
        {
            var plan = await UnitOfWork.DecideAsync(envelope, _aggregates, reader, cancel);
            outcomes.Add(plan is CommandPlan.Settled settled ? settled.Outcome : new AppendOutcome.Appended([]));
        }

        _aggregates.InvalidateSettled();
        return outcomes;
    }

    /// <inheritdoc/>
    public async ValueTask<ILookup<StreamId, LedgerEvent>> EventsAsync(
        IReadOnlyCollection<StreamId> streams, CancellationToken cancel = default)
    {
        await _aggregates.LoadAsync(reader, streams, cancel);
        return streams.SelectMany(_aggregates.Events, (stream, body) => (stream, body)).ToLookup(e => e.stream, e => e.body);
    }
}
