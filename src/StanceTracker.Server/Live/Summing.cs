using StanceTracker.Domain.Ledgers;
using StanceTracker.Ledger.Feed;
using StanceTracker.Projections.Pairs;

namespace StanceTracker.Server.Live;

/// <summary>Sums stale pairs anew as long as the server runs: whenever the ledger went on, and then was quiet for a moment.</summary>
internal sealed class Summing(LedgerFeed feed, StalePairs stale, ILogger<Summing> log) : BackgroundService
{
    /// <summary>How long it waits for more before it sums: pairs that an import goes on changing would be summed in vain.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var seen = LedgerPosition.Start;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                seen = await feed.BehindAsync(seen, stoppingToken);
                await Task.Delay(Quiet, stoppingToken);
                await stale.SumAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(e, "Stale pairs were not summed; another try follows");
                await Task.Delay(Quiet, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
