using Npgsql;
using StanceTracker.Domain.Ledgers;
using StanceTracker.Ledger.Reading;

namespace StanceTracker.Projections.Rebuilding;

/// <summary>A stream as it stands at a position, and where it began.</summary>
internal sealed record Standing(StreamState State, long First);

/// <summary>
/// The states of streams up to the position reached: those lately used are kept, so many and no more, and the others folded from the ledger when they are needed. Most of what happens to a
/// stream happens soon after it began.
/// </summary>
/// <param name="capacity">How many are kept at most.</param>
internal sealed class StreamCache(int capacity)
{
    // What was used since the last turn, and what was used in the turn before: when the first is full it takes the place of the second.
    private Dictionary<StreamId, Standing> _recent = [], _before = [];

    /// <summary>Keeps a stream as it stands now.</summary>
    public void Keep(StreamId stream, Standing standing)
    {
        if (_recent.Count >= Math.Max(1, capacity / 2)) (_before, _recent) = (_recent, []);
        _recent[stream] = standing;
    }

    /// <summary>How many are kept.</summary>
    public int Count => _recent.Count + _before.Count;

    /// <summary>Drops all.</summary>
    public void Clear() => (_recent, _before) = ([], []);

    /// <summary>Adds these streams, as they stand at a position, to what is known already; those that had not begun are left out.</summary>
    public async Task LoadAsync(
        NpgsqlConnection connection, IEnumerable<StreamId> streams, long position, Dictionary<StreamId, Standing> known, CancellationToken cancel)
    {
        var missing = new HashSet<StreamId>();
        foreach (var stream in streams)
        {
            if (known.ContainsKey(stream)) continue;
            if (_recent.TryGetValue(stream, out var standing) || _before.TryGetValue(stream, out standing)) known.Add(stream, standing);
            else missing.Add(stream);
        }

        await foreach (var e in LedgerReader.StreamsAsync(connection, missing, new LedgerPosition(position), cancel))
        {
            var before = known.GetValueOrDefault(e.Stream) ?? new Standing(StreamState.Initial(e.Stream.Kind), e.Position.Value);
            known[e.Stream] = before with { State = StreamState.Evolve(before.State, e.Version, e.Body) };
        }
    }
}
