using StanceTracker.Domain.Ledgers;
using StanceTracker.Ledger.Feed;
using StanceTracker.Server.Jobs;
using Wolverine.Runtime;

namespace StanceTracker.Server.Live;

/// <summary>Makes up for what appends left for later, as long as the server runs: whenever the ledger went on, and then was quiet for a moment, or went on for long.</summary>
internal sealed class Summing(LedgerFeed feed, IWolverineRuntime jobs, ILogger<Summing> log) : BackgroundService
{
    /// <summary>How long a silence it waits for before it sums, and for how long at most: pairs that an import goes on changing would be summed in vain.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1), Longest = TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var seen = LedgerPosition.Start;
        var bus = new MessageBus(jobs);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                seen = await SilenceAsync(await feed.BehindAsync(seen, stoppingToken), stoppingToken);
                await bus.PublishAsync(new SumStalePairs());
                await bus.PublishAsync(new TidySearchIndex());
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

    private async Task<LedgerPosition> SilenceAsync(LedgerPosition seen, CancellationToken cancel)
    {
        using var longest = new CancellationTokenSource(Longest);
        while (!longest.IsCancellationRequested)
        {
            using var quiet = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            quiet.CancelAfter(Quiet);
            try
            {
                seen = await feed.BehindAsync(seen, quiet.Token);
            }
            catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
            {
                break;
            }
        }

        return seen;
    }
}
