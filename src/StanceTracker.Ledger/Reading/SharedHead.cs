using StanceTracker.Domain.Events;

namespace StanceTracker.Ledger.Reading;

/// <summary>
/// Reads the newest position once for all concurrent callers. A read serves only callers that asked before it began, so an answer is never
/// older than its question: it includes every append acknowledged before, in this process or another.
/// </summary>
/// <param name="ledger">The ledger.</param>
public sealed class SharedHead(LedgerReader ledger)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource<LedgerPosition>? _waiting;
    private bool _isReading;

    /// <summary>The newest position.</summary>
    /// <param name="cancel">Stops waiting; the read continues for others.</param>
    public Task<LedgerPosition> ReadAsync(CancellationToken cancel = default)
    {
        Task<LedgerPosition> answer;
        var begin = false;
        lock (_lock)
        {
            _waiting ??= new TaskCompletionSource<LedgerPosition>(TaskCreationOptions.RunContinuationsAsynchronously);
            answer = _waiting.Task.WaitAsync(cancel);
            if (!_isReading) _isReading = begin = true;
        }

        if (begin) _ = ServeAsync();
        return answer;
    }

    /// <summary>Reads while anyone waits. Never throws: failures go to those waiting.</summary>
    private async Task ServeAsync()
    {
        while (true)
        {
            TaskCompletionSource<LedgerPosition> served;
            lock (_lock)
            {
                if (_waiting is null)
                {
                    _isReading = false;
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
