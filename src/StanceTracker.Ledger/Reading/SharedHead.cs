using StanceTracker.Domain.Events;

namespace StanceTracker.Ledger.Reading;

/// <summary>
/// Reads the newest position once for all who ask at the same time. A reading serves those who asked before it began, so nobody is told of a ledger that is older than the question: what was
/// acknowledged before, in this process or another, is in it.
/// </summary>
/// <param name="ledger">Where it is read.</param>
public sealed class SharedHead(LedgerReader ledger)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource<LedgerPosition>? _waiting;
    private bool _reads;

    /// <summary>The newest position.</summary>
    /// <param name="cancel">Stops the waiting, not the reading.</param>
    public Task<LedgerPosition> ReadAsync(CancellationToken cancel = default)
    {
        Task<LedgerPosition> answer;
        var begins = false;
        lock (_lock)
        {
            _waiting ??= new TaskCompletionSource<LedgerPosition>(TaskCreationOptions.RunContinuationsAsynchronously);
            answer = _waiting.Task.WaitAsync(cancel);
            if (!_reads) _reads = begins = true;
        }

        if (begins) _ = ServeAsync();
        return answer;
    }

    /// <summary>Reads as long as somebody waits. Never fails: those who wait are told.</summary>
    private async Task ServeAsync()
    {
        while (true)
        {
            TaskCompletionSource<LedgerPosition> served;
            lock (_lock)
            {
                if (_waiting is null)
                {
                    _reads = false;
                    return;
                }

                (served, _waiting) = (_waiting, null);
            }

            try
            {
                served.SetResult(await ledger.HeadAsync());
            }
            catch (Exception e)
            {
                served.SetException(e);
            }
        }
    }
}
