using StanceTracker.Ledger.Feed;
using StanceTracker.Projections.Pairs;

namespace StanceTracker.Server.Ledger;

/// <summary>What follows the ledger as it goes on.</summary>
internal static class LiveServices
{
    /// <summary>Adds the feed, which listens as long as the server runs, and what is told by it.</summary>
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
