using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;

namespace StanceTracker.Domain.Commands;

/// <summary>What a decision may ask for: the folded streams, and the day.</summary>
public interface IAggregateLookup
{
    /// <summary>The day of recording, in UTC.</summary>
    DateOnly Today { get; }

    /// <summary>The folded state of a stream; its initial state if the stream is empty.</summary>
    StreamState State(StreamId stream);
}

/// <summary>The states of streams, by the ids of their kinds.</summary>
public static class AggregateLookup
{
    /// <summary>The actor with an id; not introduced if its stream is empty.</summary>
    public static ActorState Actor(this IAggregateLookup lookup, ActorId id) => (ActorState)lookup.State(StreamId.From(id));

    /// <summary>The document with an id; not registered if its stream is empty.</summary>
    public static DocumentState Document(this IAggregateLookup lookup, DocumentId id) => (DocumentState)lookup.State(StreamId.From(id));

    /// <summary>The claim with an id; not framed if its stream is empty.</summary>
    public static ClaimState Claim(this IAggregateLookup lookup, ClaimId id) => (ClaimState)lookup.State(StreamId.From(id));

    /// <summary>The statement with an id; not recorded if its stream is empty.</summary>
    public static StatementState Statement(this IAggregateLookup lookup, StatementId id) => (StatementState)lookup.State(StreamId.From(id));
}
