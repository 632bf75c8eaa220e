using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Statements;

namespace StanceTracker.Domain.Events;

/// <summary>The state of a stream: the fold of its events.</summary>
public abstract record StreamState
{
    /// <summary>Before the first event.</summary>
    public static StreamState Initial(StreamKind kind) => kind switch
    {
        StreamKind.Actor => ActorState.Initial,
        StreamKind.Document => DocumentState.Initial,
        StreamKind.Claim => ClaimState.Initial,
        StreamKind.Statement => StatementState.Initial,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of stream."),
    };

    /// <summary>The state after an event.</summary>
    /// <exception cref="ArgumentException">The event does not belong to such a stream.</exception>
    public static StreamState Evolve(StreamState state, long version, LedgerEvent body) => state switch
    {
        ActorState actor => Actor.Evolve(actor, version, body),
        DocumentState document => Document.Evolve(document, body),
        ClaimState => Claim.Evolve(body),
        StatementState statement => Statement.Evolve(statement, version, body),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state.GetType().Name, "Not a stream's state."),
    };
}
