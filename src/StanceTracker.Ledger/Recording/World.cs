using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Decisions;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Ledgers;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Appending;
using StanceTracker.Ledger.Reading;

namespace StanceTracker.Ledger.Recording;

/// <summary>
/// The folded streams that decisions are made on. A decision that looks up a stream that is not loaded gets its initial state, and the stream is noted as missing: it is
/// loaded, and the decision made anew.
/// </summary>
internal sealed class World : IWorld
{
    private readonly Dictionary<StreamId, Known> _known = [];
    private readonly HashSet<StreamId> _missing = [];

    /// <summary>The streams looked up since this was last cleared.</summary>
    public HashSet<StreamId> LookedUp { get; } = [];

    public ActorState Actor(ActorId id) => (ActorState)State(StreamId.Of(id));

    public DocumentState Document(DocumentId id) => (DocumentState)State(StreamId.Of(id));

    public ClaimState Claim(ClaimId id) => (ClaimState)State(StreamId.Of(id));

    public StatementState Statement(StatementId id) => (StatementState)State(StreamId.Of(id));

    public ExpectedVersion Version(StreamId stream) => new(_known.TryGetValue(stream, out var known) ? known.Version : 0);

    /// <summary>Whether the stream's state is decided but not known to be written yet.</summary>
    public bool IsUnsettled(StreamId stream) => _known.TryGetValue(stream, out var known) && !known.Settled;

    /// <summary>Takes an event as if it were written.</summary>
    public void Evolve(StreamId stream, LedgerEvent body)
    {
        var version = Version(stream).Value + 1;
        _known[stream] = new Known(StreamState.Evolve(State(stream), version, body), version, Settled: false);
    }

    /// <summary>Everything that was waiting is answered: nothing unsettled is relied on any more.</summary>
    public void Settled() => Forget([.. _known.Where(pair => !pair.Value.Settled).Select(pair => pair.Key)]);

    public void Forget(IEnumerable<StreamId> streams)
    {
        foreach (var stream in streams) _known.Remove(stream);
    }

    public IReadOnlyCollection<StreamId> TakeMissing()
    {
        var missing = _missing.ToArray();
        _missing.Clear();
        return missing;
    }

    public async Task LoadAsync(LedgerReader reader, IEnumerable<StreamId> streams, CancellationToken cancel)
    {
        var wanted = streams.Where(stream => !_known.ContainsKey(stream)).Distinct().ToArray();
        if (wanted.Length == 0) return;
        var found = await reader.FoldAsync(wanted, upTo: null, cancel);
        foreach (var stream in wanted)
        {
            _known[stream] = found.TryGetValue(stream, out var state)
                ? new Known(state.State, state.Version, Settled: true)
                : new Known(StreamState.Initial(stream.Kind), 0, Settled: true);
        }
    }

    private StreamState State(StreamId stream)
    {
        LookedUp.Add(stream);
        if (_known.TryGetValue(stream, out var known)) return known.State;
        _missing.Add(stream);
        return StreamState.Initial(stream.Kind);
    }

    private readonly record struct Known(StreamState State, long Version, bool Settled);
}

/// <summary>The events that a recording comes to, as they are decided.</summary>
/// <param name="world">What is known; evolved only when the request is taken.</param>
internal sealed class Draft(World world)
{
    private readonly Dictionary<StreamId, (ExpectedVersion Expected, List<LedgerEvent> Events)> _writes = [];
    private readonly Dictionary<StreamId, ExpectedVersion> _holds = [];

    /// <summary>Decides all proposals; null if there is something to append, else what it comes to.</summary>
    public RecordOutcome? Take(Recording recording)
    {
        var first = recording.Proposals[0].Stream;
        if (recording.Expected is { } expected && world.Version(first) != expected) return new RecordOutcome.Moved(first, expected, world.Version(first));
        world.LookedUp.Clear();
        foreach (var proposal in recording.Proposals)
        {
            switch (Decide.On(proposal, world))
            {
                case Decision.Refused refused: return new RecordOutcome.Refused(refused.Why);
                case Decision.Accepted accepted:
                    if (!_writes.TryAdd(proposal.Stream, (world.Version(proposal.Stream), [.. accepted.Events])))
                        throw new ArgumentException("A recording writes a stream once.", nameof(recording));
                    foreach (var hold in accepted.Holding) _holds[hold] = world.Version(hold);
                    break;
            }
        }

        foreach (var stream in world.LookedUp.Where(world.IsUnsettled)) _holds[stream] = world.Version(stream);
        return _writes.Count == 0 ? new RecordOutcome.AlreadySo(first, world.Version(first).Value) : null;
    }

    /// <summary>The request to append; the world is as if it were written.</summary>
    public AppendRequest Request(Recording recording)
    {
        foreach (var (stream, write) in _writes)
        {
            foreach (var body in write.Events) world.Evolve(stream, body);
        }

        return new AppendRequest(
            [.. _writes.Select(write => new StreamWrite(write.Key, write.Value.Expected, write.Value.Events))],
            [.. _holds.Where(hold => !_writes.ContainsKey(hold.Key)).Select(hold => new StreamHold(hold.Key, hold.Value))],
            recording.Author,
            recording.Key);
    }
}
