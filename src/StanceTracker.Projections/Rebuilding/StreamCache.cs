using Npgsql;
using StanceTracker.Domain.Events;
using StanceTracker.Ledger.Reading;

namespace StanceTracker.Projections.Rebuilding;

/// <summary>A stream as it stands at a position, and where it began.</summary>
internal sealed record CachedStream(StreamState State, long First);

/// <summary>
/// The states of streams up to the position reached: those lately used are kept, so many and no more, and the others folded from the ledger when they are needed. Most of what happens to a
/// stream happens soon after it began.
/// </summary>
/// <param name="capacity">How many are kept at most.</param>
internal sealed class StreamCache(int capacity)
{
    // What was used since the last turn, and what was used in the turn before: when the first is full it takes the place of the second.
    private Dictionary<StreamId, CachedStream> _recent = [], _older = [];

    /// <summary>Keeps a stream as it stands now.</summary>
    public void Add(StreamId stream, CachedStream snapshot)
    {
        if (_recent.Count >= Math.Max(1, capacity / 2)) (_older, _recent) = (_recent, []);
        _recent[stream] = snapshot;
    }

    /// <summary>How many are kept.</summary>
    public int Count => _recent.Count + _older.Count;

    /// <summary>Drops all.</summary>
    public void Clear() => (_recent, _older) = ([], []);

    /// <summary>Adds these streams, as they stand at a position, to what is known already; those that had not begun are left out.</summary>
    public async Task LoadAsync(
        NpgsqlConnection connection, IEnumerable<StreamId> streams, long position, Dictionary<StreamId, CachedStream> known, CancellationToken cancel)
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
