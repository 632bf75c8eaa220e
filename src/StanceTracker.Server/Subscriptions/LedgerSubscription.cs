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
/// A subscription of Marten's for a follower, which needs positions and looks for itself at what lies there. So no event is read for it: the subscription asks for tombstones alone, of which there are none
/// but for those that other programs left, and is told how far the ledger reaches all the same. A load of a million events costs it a few looks.
/// </summary>
/// <typeparam name="TFollower">The follower, resolved when the first stretch comes: what it needs may need the ledger's store, which is built of its subscriptions.</typeparam>
internal sealed class LedgerSubscription<TFollower> : SubscriptionBase, ISubscriptionFactory<IDocumentOperations, IQuerySession>
    where TFollower : class, ILedgerFollower
{
    private readonly IServiceProvider _services;
    private MartenOutbox? _outbox;

    /// <summary>Follows nothing until a daemon runs it.</summary>
    /// <param name="name">The name under which its progress is kept.</param>
    /// <param name="services">Where the follower is found.</param>
    public LedgerSubscription(string name, IServiceProvider services)
    {
        (Name, _services) = (name, services);
        IncludeType<Tombstone>();
    }

    /// <inheritdoc/>
    public override async Task<IChangeListener> ProcessEventsAsync(EventRange page, ISubscriptionController controller, IDocumentOperations operations, CancellationToken cancellationToken)
    {
        _outbox = new MartenOutbox(_services.GetRequiredService<IWolverineRuntime>(), (IDocumentSession)operations);
        await _services.GetRequiredService<TFollower>().FollowAsync(
            new LedgerPosition(page.SequenceFloor), new LedgerPosition(page.SequenceCeiling), operations, _outbox, cancellationToken);
        return NullChangeListener.Instance;
    }

    ISubscriptionExecution ISubscriptionFactory<IDocumentOperations, IQuerySession>.BuildExecution(
        IEventStore<IDocumentOperations, IQuerySession> store, IEventDatabase database, ILoggerFactory loggerFactory, ShardName shardName) =>
        new Execution(store, this, database, shardName, loggerFactory.CreateLogger<TFollower>());

    ISubscriptionExecution ISubscriptionFactory<IDocumentOperations, IQuerySession>.BuildExecution(
        IEventStore<IDocumentOperations, IQuerySession> store, IEventDatabase database, ILogger logger, ShardName shardName) => new Execution(store, this, database, shardName, logger);

    /// <summary>Sends what was published once it is committed. Marten tells its listeners of that only where the page had events.</summary>
    private sealed class Execution(object store, LedgerSubscription<TFollower> subscription, IEventDatabase database, ShardName name, ILogger logger)
        : SubscriptionExecution<ISubscription>(store, subscription, database, name, logger)
    {
        protected override async Task executeRangeAsync(IEventDatabase database, EventRange range, ShardExecutionMode mode, CancellationToken cancellationToken)
        {
            await base.executeRangeAsync(database, range, mode, cancellationToken);
            await subscription._outbox!.FlushOutgoingMessagesAsync();
        }
    }
}
