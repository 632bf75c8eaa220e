using System.Threading.Channels;

namespace StanceTracker.Ledger.Appending;

/// <summary>
/// The append queue, with two lanes that take turns: single requests and those of loads (<see cref="AppendRequest.Bulk"/>), each first in,
/// first out. So a single request waits for at most one transaction of a load, and many single requests do not starve a load. Many
/// producers, one consumer.
/// </summary>
internal sealed class FairQueue
{
    private readonly Channel<PendingAppend>
        _singles = Channel.CreateUnbounded<PendingAppend>(),
        _loads = Channel.CreateUnbounded<PendingAppend>();
    private Task<bool>? _single, _load;
    private bool _isTurnOfLoads;

    /// <summary>The number of waiting requests.</summary>
    public int Count => _singles.Reader.Count + _loads.Reader.Count;

    /// <summary>Adds a request; false once the queue is closed.</summary>
    public bool TryAdd(PendingAppend pending) => (pending.Request.Bulk ? _loads : _singles).Writer.TryWrite(pending);

    /// <summary>Accepts no more requests; those in the queue can still be taken.</summary>
    public void Close()
    {
        _singles.Writer.TryComplete();
        _loads.Writer.TryComplete();
    }

    /// <summary>Waits for a request; false once the queue is closed and empty.</summary>
    public async ValueTask<bool> WaitAsync(CancellationToken cancel)
    {
        while (Count == 0)
        {
            if (_singles.Reader.Completion.IsCompleted && _loads.Reader.Completion.IsCompleted) return false;
            _single = Waiting(_single, _singles);
            _load = Waiting(_load, _loads);
            await Task.WhenAny(_single, _load).WaitAsync(cancel);
        }

        return true;
    }

    /// <summary>
    /// Takes requests from the lane whose turn it is, or from the other if that is empty, up to a number of requests and about a number of
    /// events.
    /// </summary>
    public void Take(List<PendingAppend> taken, int maxRequests, int maxEvents)
    {
        var loads = _isTurnOfLoads ? _loads.Reader.Count > 0 : _singles.Reader.Count == 0;
        var queue = loads ? _loads : _singles;
        for (var events = 0; taken.Count < maxRequests
            && events < maxEvents
            && queue.Reader.TryRead(out var next); events += next.Request.EventCount) taken.Add(next);
        _isTurnOfLoads = !loads;
    }

    /// <summary>Reuses a wait that has not completed: each new one would be kept until the next request in its lane.</summary>
    private static Task<bool> Waiting(Task<bool>? wait, Channel<PendingAppend> queue) =>
        wait is null or { IsCompleted: true } ? queue.Reader.WaitToReadAsync().AsTask() : wait;
}
