using StanceTracker.Ledger.Feed;
using StanceTracker.Projections.Pairs;

namespace StanceTracker.Server.Ledger;

/// <summary>Registers the live stream of events.</summary>
internal static class LiveServices
{
    /// <summary>Adds the feed, which listens while the server runs, and its consumers.</summary>
    public static IServiceCollection AddLive(this IServiceCollection services, IConfiguration configuration) => services
        .Configure<LiveSettings>(configuration.GetSection("Live"))
        .AddSingleton<LedgerFeed>()
        .AddSingleton<AffectedPairs>()
        .AddSingleton<LiveEvents>()
        .AddSingleton<LiveWriter>()
        .AddHostedService<Listening>();

    private sealed class Listening(LedgerFeed feed) : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken) => feed.RunAsync(stoppingToken);
    }
}
