using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;

namespace StanceTracker.Testing.Histories;

/// <summary>The streams of a history, folded in memory, for decisions to be made on.</summary>
internal sealed class SmallWorld : IAggregateLookup
{
    private readonly Dictionary<StreamId, (StreamState State, long Version)> _streams = [];

    public DateOnly Today => DateOnly.MaxValue;

    public ActorState Actor(ActorId id) => (ActorState)State(StreamId.From(id));

    public DocumentState Document(DocumentId id) => (DocumentState)State(StreamId.From(id));

    public ClaimState Claim(ClaimId id) => (ClaimState)State(StreamId.From(id));

    public StatementState Statement(StatementId id) => (StatementState)State(StreamId.From(id));

    public Step Take(StreamId stream, LedgerEvent body)
    {
        var version = _streams.GetValueOrDefault(stream).Version + 1;
        _streams[stream] = (StreamState.Evolve(State(stream), version, body), version);
        return new Step(stream, version, body);
    }

    private StreamState State(StreamId stream) => _streams.TryGetValue(stream, out var known) ? known.State : StreamState.Initial(stream.Kind);
}
