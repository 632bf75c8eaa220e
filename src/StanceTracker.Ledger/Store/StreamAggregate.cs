using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Aggregation;
using StanceTracker.Domain.Events;
using StreamState = StanceTracker.Domain.Events.StreamState;

namespace StanceTracker.Ledger.Store;

/// <summary>
/// Lets Marten fold a stream by the domain's rules: <c>session.Events.AggregateStreamAsync&lt;StatementState&gt;("statement-…")</c>, also
/// as of a version or a time.
/// </summary>
internal sealed class StreamAggregate<TState> : SingleStreamProjection<TState, string>, IValidatedProjection<StoreOptions>
    where TState : StreamState
{
    private readonly StreamKind _kind;

    public StreamAggregate(StreamKind kind) => (_kind, Lifecycle) = (kind, ProjectionLifecycle.Live);

    /// <inheritdoc/>
    public override TState Evolve(TState? snapshot, string id, IEvent e) =>
        (TState)StreamState.Evolve(snapshot ?? StreamState.Initial(_kind), e.Version, (LedgerEvent)e.Data);

    /// <summary>Skips Marten's validation, which requires an id and a table: this aggregate is never stored.</summary>
    IEnumerable<string> IValidatedProjection<StoreOptions>.ValidateConfiguration(StoreOptions options) => [];
}
