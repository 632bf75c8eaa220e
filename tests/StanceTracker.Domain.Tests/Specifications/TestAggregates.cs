using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;

namespace StanceTracker.Domain.Tests.Specifications;

/// <summary>Streams folded in memory, and the events they were folded from.</summary>
internal sealed class TestAggregates : IAggregateLookup
{
    private readonly Dictionary<StreamId, StreamState> _states = [];
    private readonly Dictionary<StreamId, List<LedgerEvent>> _events = [];

    public DateOnly Today { get; init; } = DateOnly.MaxValue;

    public static TestAggregates Of(IEnumerable<Command> recorded)
    {
        var aggregates = new TestAggregates();
        foreach (var (stream, body) in recorded) aggregates.Record(stream, body);
        return aggregates;
    }

    public IEnumerable<StreamId> Streams => _events.Keys;

    public IReadOnlyList<LedgerEvent> Events(StreamId stream) => _events.GetValueOrDefault(stream, []);

    public void Record(StreamId stream, LedgerEvent body)
    {
        if (!_events.TryGetValue(stream, out var events)) _events[stream] = events = [];
        events.Add(body);
        _states[stream] = StreamState.Evolve(State(stream), events.Count, body);
    }

    /// <summary>Decides, and records what is accepted.</summary>
    public Decision Take(Command command)
    {
        var decision = Decider.Decide(command, this);
        if (decision is not Decision.Accepted accepted) return decision;
        foreach (var body in accepted.Events) Record(command.Stream, body);
        return decision;
    }

    public StreamState State(StreamId stream) => _states.GetValueOrDefault(stream, StreamState.Initial(stream.Kind));

    public ActorState Actor(ActorId id) => (ActorState)State(StreamId.From(id));

    public DocumentState Document(DocumentId id) => (DocumentState)State(StreamId.From(id));

    public ClaimState Claim(ClaimId id) => (ClaimState)State(StreamId.From(id));

    public StatementState Statement(StatementId id) => (StatementState)State(StreamId.From(id));
}
