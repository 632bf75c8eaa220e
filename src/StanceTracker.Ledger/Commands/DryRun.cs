using StanceTracker.Domain.Events;
using StanceTracker.Ledger.Reading;

namespace StanceTracker.Ledger.Commands;

/// <summary>
/// Decides recordings as a <see cref="CommandHandler"/> does and writes nothing: a later one sees what the earlier ones of the same rehearsal came to. What they came to is kept
/// in memory, so that grows with what would be written.
/// </summary>
/// <param name="reader">The streams.</param>
/// <param name="clock">What time it is.</param>
public sealed class DryRun(LedgerReader reader, TimeProvider clock)
{
    private readonly AggregateCache _world = new(clock);

    /// <summary>As <see cref="PipelinedAppender.DecideAsync"/> does.</summary>
    public async Task<Completion> DecideAsync(IReadOnlyList<CommandEnvelope> envelopes, CancellationToken cancel = default)
    {
        var results = await HandleAllAsync(envelopes, cancel);
        return _ => Task.FromResult(results);
    }

    /// <summary>What would become of each; one that would be written is <see cref="CommandOutcome.Recorded"/> without saying where.</summary>
    public async Task<IReadOnlyList<CommandResult>> HandleAllAsync(IReadOnlyList<CommandEnvelope> envelopes, CancellationToken cancel = default)
    {
        await _world.LoadAsync(reader, envelopes.SelectMany(r => r.Commands).SelectMany(p => p.References), cancel);
        var results = new List<CommandResult>(envelopes.Count);
        foreach (var envelope in envelopes)
        {
            var (decided, _) = await UnitOfWork.DecideAsync(envelope, _world, reader, cancel);
            results.Add(new CommandResult(decided ?? new CommandOutcome.Recorded([], Replayed: false), null));
        }

        _world.InvalidateSettled();
        return results;
    }

    /// <summary>The events of these streams with what they have come to in this rehearsal, each in order of version.</summary>
    public async ValueTask<ILookup<StreamId, LedgerEvent>> EventsAsync(IReadOnlyCollection<StreamId> streams, CancellationToken cancel = default)
    {
        await _world.LoadAsync(reader, streams, cancel);
        return streams.SelectMany(_world.Events, (stream, body) => (stream, body)).ToLookup(e => e.stream, e => e.body);
    }
}
