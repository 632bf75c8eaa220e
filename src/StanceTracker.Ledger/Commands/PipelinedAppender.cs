using StanceTracker.Ledger.Appending;
using StanceTracker.Ledger.Reading;

namespace StanceTracker.Ledger.Commands;

/// <summary>Waits until what was decided is written; an outcome, or the failure, for each recording.</summary>
/// <param name="cancel">Stops the waiting.</param>
public delegate Task<IReadOnlyList<CommandResult>> Completion(CancellationToken cancel);

/// <summary>
/// Lists of recordings, one behind the other: the next is decided, on what the one before was decided to write, while that is being written. Where a write does not come about, what was decided on it
/// is refused by the versions it holds, and decided anew, before anything further is decided.
/// </summary>
/// <param name="reader">The streams.</param>
/// <param name="writer">The one way in.</param>
/// <param name="recorder">Decides anew.</param>
/// <param name="clock">What time it is.</param>
public sealed class PipelinedAppender(LedgerReader reader, LedgerWriter writer, CommandHandler recorder, TimeProvider clock)
{
    private readonly AggregateCache _world = new(clock);
    private Completion? _last;
    private bool _failed;

    /// <summary>
    /// Decides recordings, none of which has a key that is known to be answered, each on its own and in order: a later one sees what the earlier ones were decided to write. What is decided is on its way to be written when this
    /// returns; if it fails, the succession ends.
    /// </summary>
    /// <param name="envelopes">All part of a load, or none, and as those of the list before if that is not settled yet: else they would be written before it.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>To be called in the order of the lists, and before the next but one is decided.</returns>
    public async Task<Completion> DecideAsync(IReadOnlyList<CommandEnvelope> envelopes, CancellationToken cancel = default)
    {
        if (_failed) await _last!(cancel);
        _world.InvalidateSettled();
        var round = _world.BeginRound();
        await _world.LoadAsync(reader, envelopes.SelectMany(r => r.Commands).SelectMany(p => p.References), cancel);
        var results = new CommandResult[envelopes.Count];
        var waiting = new List<(int Index, Task<AppendOutcome> Answer)>();
        var doubtful = new List<int>();
        for (var i = 0; i < envelopes.Count; i++)
        {
            var (decided, append) = await UnitOfWork.DecideAsync(envelopes[i], _world, reader, cancel);
            if (append is not null)
            {
                waiting.Add((i, writer.AppendAsync(append, CancellationToken.None)));
                continue;
            }

            results[i] = new CommandResult(decided, null);
            if (_world.IsInFlight(envelopes[i])) doubtful.Add(i);
        }

        Task<IReadOnlyList<CommandResult>>? settled = null;
        return _last = stop => settled ??= SettleAsync(stop);

        async Task<IReadOnlyList<CommandResult>> SettleAsync(CancellationToken stop)
        {
            foreach (var (index, answer) in waiting) results[index] = await CommandHandler.TryAsync(answer.WaitAsync(stop));

            // What was decided on a write that did not come about, of this list or of the one before, is decided anew, in order, on what is there.
            var moved = waiting.Select(w => w.Index).Where(index => results[index].Outcome is CommandOutcome.VersionConflict);
            var failed = waiting.Exists(w => results[w.Index].Outcome is not CommandOutcome.Recorded);
            foreach (var index in (failed || _failed ? moved.Concat(doubtful) : []).Order().ToArray()) results[index] = await recorder.TryAsync(envelopes[index], stop);
            _failed = failed;
            _world.InvalidateInFlight(round);
            return results;
        }
    }
}
