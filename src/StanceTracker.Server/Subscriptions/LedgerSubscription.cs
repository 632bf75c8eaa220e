using JasperFx.Events;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using JasperFx.Events.Subscriptions;
using Marten;
using Marten.Subscriptions;
using StanceTracker.Domain.Events;
using Wolverine.Marten;
using Wolverine.Runtime;

namespace StanceTracker.Server.Subscriptions;

/// <summary>
/// A Marten subscription for a follower that needs only positions and reads the events itself. To avoid loading events, the subscription
/// includes only tombstones, of which there are normally none, but still receives how far the ledger extends. A load of a million events
/// thus costs it only a few queries.
/// </summary>
/// <typeparam name="TFollower"> The follower. It is resolved with the first range, since it may depend on the ledger's store, which in turn
/// is built with its subscriptions. </typeparam>
internal sealed class LedgerSubscription<TFollower> : SubscriptionBase, ISubscriptionFactory<IDocumentOperations, IQuerySession>
    where TFollower : class, ILedgerFollower
{
    private readonly IServiceProvider _services;
    private MartenOutbox? _outbox;

    /// <param name="name">The name of its progress record.</param>
    /// <param name="services">Resolves the follower.</param>
    public LedgerSubscription(string name, IServiceProvider services)
    {
        (Name, _services) = (name, services);
        IncludeType<Tombstone>();
    }

    /// <inheritdoc/>
    public override async Task<IChangeListener> ProcessEventsAsync(
        EventRange page, ISubscriptionController controller, IDocumentOperations operations, CancellationToken cancellationToken)
    {
        _outbox = new MartenOutbox(_services.GetRequiredService<IWolverineRuntime>(), (IDocumentSession)operations);
        await _services.GetRequiredService<TFollower>().FollowAsync(
            new LedgerPosition(page.SequenceFloor), new LedgerPosition(page.SequenceCeiling), operations, _outbox, cancellationToken);
        return NullChangeListener.Instance;
    }

    ISubscriptionExecution ISubscriptionFactory<IDocumentOperations, IQuerySession>.BuildExecution(
        IEventStore<IDocumentOperations, IQuerySession> store,
        IEventDatabase database,
        ILoggerFactory loggerFactory,
        ShardName shardName) =>
        new Execution(store, this, database, shardName, loggerFactory.CreateLogger<TFollower>());

    ISubscriptionExecution ISubscriptionFactory<IDocumentOperations, IQuerySession>.BuildExecution(
        IEventStore<IDocumentOperations, IQuerySession> store,
        IEventDatabase database,
        ILogger logger,
        ShardName shardName) => new Execution(store, this, database, shardName, logger);

    /// <summary>Sends the published messages after the commit. Marten's own listeners are called only for pages with events.</summary>
    private sealed class Execution(
        object store, LedgerSubscription<TFollower> subscription, IEventDatabase database, ShardName name, ILogger logger)
        : SubscriptionExecution<ISubscription>(store, subscription, database, name, logger)
    {
        protected override async Task executeRangeAsync(
            IEventDatabase database, EventRange range, ShardExecutionMode mode, CancellationToken cancellationToken)
        {
            await base.executeRangeAsync(database, range, mode, cancellationToken);
            await subscription._outbox!.FlushOutgoingMessagesAsync();
        }
    }
}
