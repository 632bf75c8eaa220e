using JasperFx.Events.Daemon;
using Marten;

namespace StanceTracker.Server.Subscriptions;

/// <summary>What follows the ledger in one server at a time.</summary>
internal static class SubscriptionServices
{
    /// <summary>How often a server asks whether it is to take a subscription over, in milliseconds; and after how long one that failed is tried again.</summary>
    private const int TakeOverMilliseconds = 1_000, PauseMilliseconds = 500;

    /// <summary>Runs Marten's daemon: each subscription in the server that holds its lock, which is the lock's connection's. When that is lost, whichever server asks next has it.</summary>
    public static MartenServiceCollectionExtensions.MartenConfigurationExpression RunSubscriptions(this MartenServiceCollectionExtensions.MartenConfigurationExpression ledger)
    {
        ledger.Services.ConfigureMarten(options =>
        {
            options.Projections.LeadershipPollingTime = TakeOverMilliseconds;
            options.Projections.HealthCheckPollingTime = TimeSpan.FromMilliseconds(TakeOverMilliseconds);
            options.Projections.AgentPauseTime = TimeSpan.FromMilliseconds(PauseMilliseconds);
        });
        return ledger.AddAsyncDaemon(DaemonMode.HotCold);
    }

    /// <summary>Adds a follower.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="name">The name under which its progress is kept (<c>ledger.mt_event_progression</c>, behind it <c>:All</c>).</param>
    public static IServiceCollection AddFollower<TFollower>(this IServiceCollection services, string name) where TFollower : class, ILedgerFollower
    {
        services.AddSingleton<TFollower>().ConfigureMarten((services, options) => options.Projections.Subscribe(new LedgerSubscription<TFollower>(name, services)));
        return services;
    }
}
