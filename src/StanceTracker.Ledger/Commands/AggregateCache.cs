using StanceTracker.Domain.Events;
using StanceTracker.Ledger.Reading;
using StanceTracker.Ledger.Serialization;

namespace StanceTracker.Ledger.Commands;

/// <summary>
/// The folded streams that decisions are made on. A decision that looks up a stream that is not loaded gets its initial state, and the
/// stream is noted as missing: it is loaded, and the decision made again.
/// </summary>
/// <param name="clock">The time.</param>
internal sealed class AggregateCache(TimeProvider clock)
{
    private readonly Dictionary<StreamId, Aggregate> _aggregates = [];
    private readonly HashSet<StreamId> _missing = [];
    private int _round;

    /// <summary>The streams looked up since this was last cleared.</summary>
    public HashSet<StreamId> LookedUp { get; } = [];

    /// <summary>The day of recording, in UTC.</summary>
    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>The state of a stream; initial, and noted as missing, if it is not loaded.</summary>
    public StreamState State(StreamId stream)
    {
        LookedUp.Add(stream);
        if (_aggregates.TryGetValue(stream, out var known)) return known.State;
        _missing.Add(stream);
        return StreamState.Initial(stream.Kind);
    }

    /// <summary>The events of a stream that is loaded.</summary>
    public IReadOnlyList<LedgerEvent> Events(StreamId stream) => _aggregates[stream].Events;

    /// <summary>Whether the stream holds this very event: at a version, or anywhere if none is given.</summary>
    public bool Contains(StreamId stream, LedgerEvent body, long? version)
    {
        if (!_aggregates.TryGetValue(stream, out var known)) return false;
        if (version is { } at) return at <= known.Version && Same(known.Events[(int)at - 1], body);
        return known.Events.Any(e => Same(e, body));
    }

    public ExpectedVersion Version(StreamId stream) => new(_aggregates.TryGetValue(stream, out var known) ? known.Version : 0);

    /// <summary>Whether the stream's state is decided but not yet known to be written.</summary>
    public bool IsInFlight(StreamId stream) => _aggregates.TryGetValue(stream, out var known) && !known.IsSettled;

    /// <summary>Whether the last decision on this envelope relies on a stream that is not yet known to be written.</summary>
    public bool IsInFlight(CommandEnvelope envelope) => envelope.Commands.SelectMany(p => p.References).Concat(LookedUp).Any(IsInFlight);

    /// <summary>Applies an event as if it were written.</summary>
    public void Evolve(StreamId stream, LedgerEvent body)
    {
        var (state, events, _) = _aggregates.TryGetValue(stream, out var known) ? known : Aggregate.Nothing(stream);
        events.Add(body);
        _aggregates[stream] = new Aggregate(StreamState.Evolve(state, events.Count, body), events, _round);
    }

    /// <summary>Starts a round: events applied from now on belong to it.</summary>
    public int BeginRound() => ++_round;

    /// <summary>Drops what this round or an earlier one left in flight: the writer has answered all of it.</summary>
    public void InvalidateInFlight(int round) => Invalidate(known => known.InFlight <= round);

    /// <summary>Drops what can be read again.</summary>
    public void InvalidateSettled() => Invalidate(known => known.IsSettled);

    private void Invalidate(Func<Aggregate, bool> which)
    {
        foreach (var (stream, known) in _aggregates)
        {
            if (which(known)) _aggregates.Remove(stream);
        }
    }

    public IReadOnlyCollection<StreamId> TakeMissing()
    {
        var missing = _missing.ToArray();
        _missing.Clear();
        return missing;
    }

    public async Task LoadAsync(LedgerReader reader, IEnumerable<StreamId> streams, CancellationToken cancel)
    {
        var wanted = streams.Where(stream => !_aggregates.ContainsKey(stream)).Distinct().ToArray();
        if (wanted.Length == 0) return;
        foreach (var stream in wanted) _aggregates[stream] = Aggregate.Nothing(stream);
        await foreach (var e in reader.StreamsAsync(wanted, upTo: null, cancel))
        {
            var (before, events, _) = _aggregates[e.Stream];
            events.Add(e.Body);
            _aggregates[e.Stream] = new Aggregate(StreamState.Evolve(before, e.Version, e.Body), events, InFlight: null);
        }
    }

    /// <summary>Compares as JSON: lists within bodies do not compare by their items.</summary>
    private static bool Same(LedgerEvent a, LedgerEvent b) => a.GetType() == b.GetType() && EventJson.Write(a) == EventJson.Write(b);

    /// <summary>A stream as far as it is loaded.</summary>
    /// <param name="State">The fold of its events.</param>
    /// <param name="Events">Its events in order of version, from 1.</param>
    /// <param name="InFlight">The last round that applied any of them; null if all are known to be written.</param>
    private sealed record Aggregate(StreamState State, List<LedgerEvent> Events, int? InFlight)
    {
        public bool IsSettled => InFlight is null;

        public long Version => Events.Count;

        public static Aggregate Nothing(StreamId stream) => new(StreamState.Initial(stream.Kind), [], InFlight: null);
    }
}
