using System.Threading.Channels;

namespace StanceTracker.Ledger.Appending;

/// <summary>
/// What waits to be written: single requests, and those of loads (<see cref="AppendRequest.Bulk"/>), each in the order in which they were
/// asked. They take turns, so that whoever records beside a load waits for one transaction of it at most, and a load goes on beside many
/// who record. Anybody adds; one takes.
/// </summary>
internal sealed class FairQueue
{
    private readonly Channel<PendingAppend>
        _singles = Channel.CreateUnbounded<PendingAppend>(),
        _loads = Channel.CreateUnbounded<PendingAppend>();
    private Task<bool>? _single, _load;
    private bool _isTurnOfLoads;

    /// <summary>How many wait.</summary>
    public int Count => _singles.Reader.Count + _loads.Reader.Count;

    /// <summary>Adds a request; false once it is closed.</summary>
    public bool TryAdd(PendingAppend pending) => (pending.Request.Bulk ? _loads : _singles).Writer.TryWrite(pending);

    /// <summary>Takes no more; what waits can still be taken.</summary>
    public void Close()
    {
        _singles.Writer.TryComplete();
        _loads.Writer.TryComplete();
    }

    /// <summary>Waits until something waits; false once it is closed and empty.</summary>
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
    /// Takes requests of those whose turn it is, or of the others if there are none: at most so many, of at most about so many events.
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

    /// <summary>A wait that goes on is waited for again: each further one would be kept until the next request of its kind.</summary>
    private static Task<bool> Waiting(Task<bool>? wait, Channel<PendingAppend> queue) =>
        wait is null or { IsCompleted: true } ? queue.Reader.WaitToReadAsync().AsTask() : wait;
}
