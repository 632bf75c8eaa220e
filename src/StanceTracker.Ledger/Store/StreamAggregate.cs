using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Aggregation;
using StanceTracker.Domain.Events;
using StreamState = StanceTracker.Domain.Events.StreamState;

namespace StanceTracker.Ledger.Store;

/// <summary>Lets Marten fold a stream as the domain does: <c>session.Events.AggregateStreamAsync&lt;StatementState&gt;("statement-…")</c>, as of a version or an instant too.</summary>
internal sealed class StreamAggregate<TState> : SingleStreamProjection<TState, string>, IValidatedProjection<StoreOptions> where TState : StreamState
{
    private readonly StreamKind _kind;

    public StreamAggregate(StreamKind kind) => (_kind, Lifecycle) = (kind, ProjectionLifecycle.Live);

    /// <inheritdoc/>
    public override TState Evolve(TState? snapshot, string id, IEvent e) => (TState)StreamState.Evolve(snapshot ?? StreamState.Initial(_kind), e.Version, (LedgerEvent)e.Data);

    /// <summary>It is never stored, so it needs neither an id nor a table, which Marten asks of documents.</summary>
    IEnumerable<string> IValidatedProjection<StoreOptions>.ValidateConfiguration(StoreOptions options) => [];
}
