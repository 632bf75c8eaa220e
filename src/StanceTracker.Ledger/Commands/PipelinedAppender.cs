using StanceTracker.Domain.Events;
using StanceTracker.Ledger.Appending;
using StanceTracker.Ledger.Reading;

namespace StanceTracker.Ledger.Commands;

/// <summary>
/// Batches of envelopes, one after the other: each is decided, on what the one before decided to write, while that is being written; at
/// most one batch is outstanding. If a write fails, the version preconditions reject what was decided on it, and that is decided again
/// before anything else.
/// </summary>
/// <param name="reader">Reads the streams.</param>
/// <param name="writer">Appends.</param>
/// <param name="handler">Decides again.</param>
/// <param name="clock">The time.</param>
public sealed class PipelinedAppender(
    LedgerReader reader, LedgerWriter writer, CommandHandler handler, TimeProvider clock) : ICommandPipeline
{
    private readonly AggregateCache _aggregates = new(clock);
    private PendingOutcomes? _last;
    private bool _failed;

    /// <inheritdoc/>
    public bool IsDryRun => false;

    /// <summary>
    /// Decides envelopes, none of which has a key with a stored response, each on its own and in order: a later one sees what the earlier
    /// ones decided to write. What is decided is on its way to be written when this returns.
    /// </summary>
    /// <param name="envelopes">
    /// All bulk, or none; and as those of the batch before, if that is outstanding: else they would overtake it.
    /// </param>
    /// <param name="cancel">Stops it.</param>
    public async Task<PendingOutcomes> DecideAsync(IReadOnlyList<CommandEnvelope> envelopes, CancellationToken cancel = default)
    {
        if (_last is { } last) await (_failed ? last.GetAsync(cancel) : last.SettleEarlierAsync(cancel));
        _aggregates.InvalidateSettled();
        var round = _aggregates.BeginRound();
        await _aggregates.LoadAsync(reader, envelopes.SelectMany(e => e.Commands).SelectMany(c => c.References), cancel);
        var outcomes = new AppendOutcome[envelopes.Count];
        var waiting = new List<(int Index, Task<AppendOutcome> Answer)>();
        var doubtful = new List<int>();
        for (var i = 0; i < envelopes.Count; i++)
        {
            switch (await UnitOfWork.DecideAsync(envelopes[i], _aggregates, reader, cancel))
            {
                case CommandPlan.Append append:
                    waiting.Add((i, writer.AppendAsync(append.Request, CancellationToken.None)));
                    break;
                case CommandPlan.Settled settled:
                    outcomes[i] = settled.Outcome;
                    if (_aggregates.IsInFlight(envelopes[i])) doubtful.Add(i);
                    break;
            }
        }

        return _last = new PendingOutcomes(_last, SettleAsync);

        async Task<IReadOnlyList<AppendOutcome>> SettleAsync(CancellationToken stop)
        {
            foreach (var (index, answer) in waiting) outcomes[index] = await TryAsync(answer.WaitAsync(stop));

            // What was decided on a write that failed, of this batch or of the one before, is decided again, in order, on what the ledger
            // holds.
            var moved = waiting.Select(w => w.Index).Where(index => outcomes[index] is AppendOutcome.VersionConflict);
            var failed = waiting.Exists(w => outcomes[w.Index] is not AppendOutcome.Appended);
            foreach (var index in (failed || _failed ? moved.Concat(doubtful) : []).Order().ToArray())
                outcomes[index] = await TryAsync(handler.HandleAsync(envelopes[index], stop));
            _failed = failed;
            _aggregates.InvalidateInFlight(round);
            return outcomes;
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<AppendOutcome>> HandleAllAsync(
        IReadOnlyList<CommandEnvelope> envelopes, CancellationToken cancel = default) => handler.HandleAllAsync(envelopes, cancel);

    /// <inheritdoc/>
    public ValueTask<ILookup<StreamId, LedgerEvent>> EventsAsync(
        IReadOnlyCollection<StreamId> streams, CancellationToken cancel = default) =>
        reader.StreamsAsync(streams, upTo: null, cancel).ToLookupAsync(e => e.Stream, e => e.Body, cancellationToken: cancel);

    private static async Task<AppendOutcome> TryAsync(Task<AppendOutcome> outcome)
    {
        try
        {
            return await outcome;
        }
        catch (Exception e) when (e is LedgerRefusedException or LedgerUnavailableException)
        {
            return new AppendOutcome.Failed(e);
        }
    }
}
