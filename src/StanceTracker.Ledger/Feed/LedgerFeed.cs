using Microsoft.Extensions.Logging;
using Npgsql;
using StanceTracker.Domain.Events;
using StanceTracker.Ledger.Reading;
using StanceTracker.Ledger.Store;

namespace StanceTracker.Ledger.Feed;

/// <summary>
/// Signals new events, whichever process appended them. An append sends a notification with its newest position on commit, and one
/// connection per process listens. The signal is only a hint: consumers read the ledger from their own position, so a lost notification or
/// connection delays them but loses nothing.
/// </summary>
public sealed class LedgerFeed(NpgsqlDataSource database, ILogger<LedgerFeed> log)
{
    /// <summary>How long without a notification until the newest position is queried, and how long to wait before reconnecting.</summary>
    private static readonly TimeSpan QuietPeriod = TimeSpan.FromSeconds(5), RetryDelay = TimeSpan.FromSeconds(1);

    private volatile Notification _latest = new(LedgerPosition.Start);

    /// <summary>Waits until the ledger has an event after a position.</summary>
    /// <returns>The newest known position. Every event up to it can be read.</returns>
    public async Task<LedgerPosition> CatchUpAsync(LedgerPosition position, CancellationToken cancel = default)
    {
        while (true)
        {
            var latest = _latest;
            if (latest.Newest.Value > position.Value) return latest.Newest;
            await latest.More.Task.WaitAsync(cancel);
        }
    }

    /// <summary>Listens until it is cancelled, and returns then. One call per process.</summary>
    public Task RunAsync(CancellationToken cancel) => RetryLoop.UntilSuccessOrStopAsync(
        ListenAsync,
        RetryDelay,
        isTransient: _ => true,
        (e, _) => log.LogWarning("Lost the connection that listens for new events; reconnecting: {Reason}", e.Message),
        cancel);

    private async Task ListenAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        connection.Notification += (_, sent) =>
        {
            if (sent.Channel == LedgerStore.Channel && long.TryParse(sent.Payload, out var position))
                OnNotification(new LedgerPosition(position));
        };
        await using (var listen = new NpgsqlCommand($"listen {LedgerStore.Channel}", connection)) await listen.ExecuteNonQueryAsync(cancel);
        while (true)
        {
            // Catches up on what was appended before listening began, or whose notification was lost.
            OnNotification(await LedgerReader.HeadAsync(connection, cancel));
            while (await connection.WaitAsync(QuietPeriod, cancel))
            {
                // Handled by OnNotification.
            }
        }
    }

    /// <summary>Called only from the loop: notifications are raised while it waits.</summary>
    private void OnNotification(LedgerPosition newest)
    {
        var before = _latest;
        if (newest.Value <= before.Newest.Value) return;
        _latest = new Notification(newest);
        before.More.SetResult();
    }

    private sealed record Notification(LedgerPosition Newest)
    {
        /// <summary>Completes with the next notification.</summary>
        public TaskCompletionSource More { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
