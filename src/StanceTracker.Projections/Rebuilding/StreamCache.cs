using Npgsql;
using StanceTracker.Domain.Events;
using StanceTracker.Ledger.Reading;

namespace StanceTracker.Projections.Rebuilding;

/// <summary>A stream as of a position, and where it began.</summary>
internal sealed record CachedStream(StreamState State, long First);

/// <summary>
/// The states of streams at the position reached. Keeps a bounded number of recently used ones and folds the others from the ledger on
/// demand: most events of a stream follow soon after it began.
/// </summary>
/// <param name="capacity">The maximum number of streams.</param>
internal sealed class StreamCache(int capacity)
{
    // Two generations: when the recent one is full, it replaces the older.
    private Dictionary<StreamId, CachedStream> _recent = [], _older = [];

    /// <summary>Adds a stream as it is now.</summary>
    public void Add(StreamId stream, CachedStream snapshot)
    {
        if (_recent.Count >= Math.Max(1, capacity / 2)) (_older, _recent) = (_recent, []);
        _recent[stream] = snapshot;
    }

    public int Count => _recent.Count + _older.Count;

    public void Clear() => (_recent, _older) = ([], []);

    /// <summary>Adds these streams, as of a position, to those known; streams that had not begun are left out.</summary>
    public async Task LoadAsync(
        NpgsqlConnection connection,
        IEnumerable<StreamId> streams,
        long position,
        Dictionary<StreamId, CachedStream> known,
        CancellationToken cancel)
    {
        var missing = new HashSet<StreamId>();
        foreach (var stream in streams)
        {
            if (known.ContainsKey(stream)) continue;
            if (_recent.TryGetValue(stream, out var snapshot) || _older.TryGetValue(stream, out snapshot)) known.Add(stream, snapshot);
            else missing.Add(stream);
        }

        await foreach (var e in LedgerReader.StreamsAsync(connection, missing, new LedgerPosition(position), cancel))
        {
            var before = known.GetValueOrDefault(e.Stream) ?? new CachedStream(StreamState.Initial(e.Stream.Kind), e.Position.Value);
            known[e.Stream] = before with { State = StreamState.Evolve(before.State, e.Version, e.Body) };
        }
    }
}
