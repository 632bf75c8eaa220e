using StanceTracker.Ledger.Appending;
using StanceTracker.Ledger.Reading;

namespace StanceTracker.Ledger.Commands;

/// <summary>Decides commands on the streams they concern and appends the events.</summary>
/// <param name="reader">Reads the streams.</param>
/// <param name="writer">Appends.</param>
/// <param name="clock">The time; null is the system's clock.</param>
public sealed class CommandHandler(LedgerReader reader, LedgerWriter writer, TimeProvider? clock = null)
{
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;

    /// <summary>How often an envelope is decided again because a stream changed in the meantime.</summary>
    private const int MaxTries = 20;

    /// <summary>Starts a dry run: it decides as this handler does, and writes nothing.</summary>
    public DryRun BeginDryRun() => new(reader, _clock);

    /// <summary>Starts a pipeline: each batch is decided while the one before it is being written.</summary>
    public PipelinedAppender BeginPipeline() => new(reader, writer, this, _clock);

    /// <summary>Handles one envelope.</summary>
    /// <exception cref="LedgerUnavailableException">It may be written or not.</exception>
    /// <exception cref="LedgerRefusedException">The database refused its content; nothing is written.</exception>
    public async Task<AppendOutcome> HandleAsync(CommandEnvelope envelope, CancellationToken cancel = default)
    {
        using var span = WritePath.Start("handle command");
        if (await StoredOutcomeAsync(envelope.Key, cancel) is { } before) return before;
        for (var attempt = 1; ; attempt++)
        {
            switch (await UnitOfWork.DecideAsync(envelope, new AggregateCache(_clock), reader, cancel))
            {
                // What stands in its way may be what an earlier request with the same key has just written.
                case CommandPlan.Settled settled:
                    return await StoredOutcomeAsync(envelope.Key, cancel) ?? settled.Outcome;

                // If the stream that moved is the one whose version was expected, the next decision says so.
                case CommandPlan.Append append:
                    var outcome = await writer.AppendAsync(append.Request, cancel);
                    if (outcome is not AppendOutcome.VersionConflict || attempt == MaxTries) return outcome;
                    break;
            }
        }
    }

    /// <summary>
    /// Handles many envelopes, each on its own, in order: a later one sees what the earlier ones decided to write. They are appended
    /// together, so a thousand cost little more than one; one that fails does not hold up the rest.
    /// </summary>
    /// <returns>An outcome for each. One whose key was used before gets the stored outcome.</returns>
    public async Task<IReadOnlyList<AppendOutcome>> HandleAllAsync(
        IReadOnlyList<CommandEnvelope> envelopes, CancellationToken cancel = default)
    {
        var outcomes = new AppendOutcome?[envelopes.Count];
        await FillStoredAsync();
        var open = Enumerable.Range(0, envelopes.Count).Where(i => outcomes[i] is null).ToArray();
        var pending = await BeginPipeline().DecideAsync([.. open.Select(i => envelopes[i])], cancel);
        foreach (var (index, outcome) in open.Zip(await pending.GetAsync(cancel))) outcomes[index] = outcome;

        // What stood in the way of one may be what an earlier request with the same key has just written.
        await FillStoredAsync();
        return outcomes!;

        async Task FillStoredAsync()
        {
            var keyed = Enumerable.Range(0, envelopes.Count)
                .Where(i => envelopes[i].Key is not null && outcomes[i] is not (AppendOutcome.Appended or AppendOutcome.Failed)).ToArray();
            var stored = await reader.StoredResponsesAsync([.. keyed.Select(i => envelopes[i].Key!.Value).Distinct()], cancel);
            foreach (var i in keyed)
            {
                if (stored.TryGetValue(envelopes[i].Key!.Value, out var before)) outcomes[i] = before.ToOutcome(envelopes[i].Key!);
            }
        }
    }

    /// <summary>The outcome of an earlier request with this key; null if there was none.</summary>
    private async Task<AppendOutcome?> StoredOutcomeAsync(IdempotencyKey? key, CancellationToken cancel) =>
        key is not null && (await reader.StoredResponsesAsync([key.Value], cancel)).TryGetValue(key.Value, out var before)
            ? before.ToOutcome(key)
            : null;
}
