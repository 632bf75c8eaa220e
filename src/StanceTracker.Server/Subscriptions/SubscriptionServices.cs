using JasperFx.Events.Daemon;
using Marten;

namespace StanceTracker.Server.Subscriptions;

/// <summary>Registers what follows the ledger on one server at a time.</summary>
internal static class SubscriptionServices
{
    /// <summary>How often a server tries to take over subscriptions, and how long a failed one pauses.</summary>
    private const int TakeOverMilliseconds = 1_000, PauseMilliseconds = 500;

    /// <summary>
    /// Runs Marten's daemon. Leader election by advisory lock: each subscription runs on the server that holds its lock, and another server
    /// takes over when that server's connection drops.
    /// </summary>
    public static MartenServiceCollectionExtensions.MartenConfigurationExpression RunSubscriptions(
        this MartenServiceCollectionExtensions.MartenConfigurationExpression ledger)
    {
        ledger.Services.ConfigureMarten(options =>
        {
            options.Projections.LeadershipPollingTime = TakeOverMilliseconds;
            options.Projections.HealthCheckPollingTime = TimeSpan.FromMilliseconds(TakeOverMilliseconds);
            options.Projections.AgentPauseTime = TimeSpan.FromMilliseconds(PauseMilliseconds);
        });
        return ledger.AddAsyncDaemon(DaemonMode.HotCold);
    }

    /// <summary>Adds a follower, whose progress is <c>name:All</c> in <c>ledger.mt_event_progression</c>.</summary>
    public static IServiceCollection AddFollower<TFollower>(
        this IServiceCollection services, string name) where TFollower : class, ILedgerFollower
    {
        services.AddSingleton<TFollower>()
            .ConfigureMarten((services, options) => options.Projections.Subscribe(new LedgerSubscription<TFollower>(name, services)));
        return services;
    }
}
