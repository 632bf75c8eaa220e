using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Events;

namespace StanceTracker.Testing.Histories;

/// <summary>The streams of a history, folded in memory, for decisions to be made on.</summary>
internal sealed class HistoryAggregates : IAggregateLookup
{
    private readonly Dictionary<StreamId, (StreamState State, long Version)> _streams = [];

    public DateOnly Today => DateOnly.MaxValue;

    public Step Take(StreamId stream, LedgerEvent body)
    {
        var version = _streams.GetValueOrDefault(stream).Version + 1;
        _streams[stream] = (StreamState.Evolve(State(stream), version, body), version);
        return new Step(stream, version, body);
    }

    public StreamState State(StreamId stream) => _streams.TryGetValue(stream, out var known) ? known.State : StreamState.Initial(stream.Kind);
}
