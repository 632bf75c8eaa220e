using Npgsql;
using StanceTracker.Domain.Ledgers;
using StanceTracker.Imports;
using StanceTracker.Ledger.Appending;

namespace StanceTracker.Server.Importing;

/// <summary>Records mentions that wait once their statement has come, by whichever way and through whichever process.</summary>
internal sealed class WaitingMentionsWorker(WaitingMentions waiting, Ledger.Reading.LedgerReader ledger, ILogger<WaitingMentionsWorker> log) : BackgroundService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        LedgerPosition? seen = null;
        using var timer = new PeriodicTimer(BetweenLooks);
        try
        {
            do seen = await LookAsync(seen, stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException && stoppingToken.IsCancellationRequested)
        {
            // What waits is found when somebody looks again.
        }
    }

    /// <summary>Records what waits for what came since a position: at first for whatever is there.</summary>
    private async Task<LedgerPosition?> LookAsync(LedgerPosition? seen, CancellationToken stop)
    {
        try
        {
            var head = await ledger.HeadAsync(stop);
            if (head == seen || !await waiting.AnyAsync(stop)) return head;
            await (seen is { } position ? waiting.AttachBehindAsync(position, stop) : waiting.SweepAsync(stop));
            return head;
        }
        catch (Exception e) when (e is NpgsqlException or LedgerUnavailableException or IOException or TimeoutException)
        {
            log.LogDebug(e, "Mentions that wait could not be looked for");
            return seen;
        }
    }
}
