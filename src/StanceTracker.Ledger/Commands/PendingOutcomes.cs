using StanceTracker.Ledger.Appending;

namespace StanceTracker.Ledger.Commands;

/// <summary>
/// The outcomes of a batch of envelopes whose events are on their way to the ledger. Batches settle in the order in which they were
/// decided, whichever is asked for first.
/// </summary>
public sealed class PendingOutcomes
{
    private readonly Func<CancellationToken, Task<IReadOnlyList<AppendOutcome>>> _settle;
    private PendingOutcomes? _before;
    private Task<IReadOnlyList<AppendOutcome>>? _outcomes;

    internal PendingOutcomes(PendingOutcomes? before, Func<CancellationToken, Task<IReadOnlyList<AppendOutcome>>> settle) =>
        (_before, _settle) = (before, settle);

    /// <summary>Waits until the batch, and each one before it, is written.</summary>
    /// <returns>An outcome for each envelope, in order.</returns>
    public async Task<IReadOnlyList<AppendOutcome>> GetAsync(CancellationToken cancel = default)
    {
        await SettleEarlierAsync(cancel);
        return await (_outcomes ??= _settle(cancel));
    }

    /// <summary>Waits until every batch before this one is written.</summary>
    internal async Task SettleEarlierAsync(CancellationToken cancel)
    {
        if (_before is { } before) await before.GetAsync(cancel);
        _before = null;
    }
}
