using StanceTracker.Domain.Ledgers;
using StanceTracker.Ledger.Reading;

namespace StanceTracker.Ledger.Recording;

/// <summary>
/// Decides recordings as a <see cref="Recorder"/> does and writes nothing: a later one sees what the earlier ones of the same rehearsal came to. What they came to is kept
/// in memory, so that grows with what would be written.
/// </summary>
/// <param name="reader">The streams.</param>
/// <param name="clock">What time it is.</param>
public sealed class Rehearsal(LedgerReader reader, TimeProvider clock)
{
    private readonly World _world = new(clock);

    /// <summary>As <see cref="Succession.DecideAsync"/> does.</summary>
    public async Task<Settle> DecideAsync(IReadOnlyList<Recording> recordings, CancellationToken cancel = default)
    {
        var results = await RecordAllAsync(recordings, cancel);
        return _ => Task.FromResult(results);
    }

    /// <summary>What would become of each; one that would be written is <see cref="RecordOutcome.Recorded"/> without saying where.</summary>
    public async Task<IReadOnlyList<RecordResult>> RecordAllAsync(IReadOnlyList<Recording> recordings, CancellationToken cancel = default)
    {
        await _world.LoadAsync(reader, recordings.SelectMany(r => r.Proposals).SelectMany(p => p.References), cancel);
        var results = new List<RecordResult>(recordings.Count);
        foreach (var recording in recordings)
        {
            var (decided, _) = await Draft.DecideAsync(recording, _world, reader, cancel);
            results.Add(new RecordResult(decided ?? new RecordOutcome.Recorded([], Before: false), null));
        }

        _world.ForgetSettled();
        return results;
    }

    /// <summary>The events of these streams with what they have come to in this rehearsal, each in order of version.</summary>
    public async ValueTask<ILookup<StreamId, LedgerEvent>> EventsAsync(IReadOnlyCollection<StreamId> streams, CancellationToken cancel = default)
    {
        await _world.LoadAsync(reader, streams, cancel);
        return streams.SelectMany(_world.Events, (stream, body) => (stream, body)).ToLookup(e => e.stream, e => e.body);
    }
}
