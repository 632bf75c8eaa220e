using Microsoft.Extensions.Logging;
using Npgsql;
using StanceTracker.Domain.Events;
using StanceTracker.Ledger.Reading;
using StanceTracker.Ledger.Store;

namespace StanceTracker.Ledger.Feed;

/// <summary>
/// Wakes those who wait for appends by any process. An append notifies of its newest position when it commits, and one connection per
/// process listens. A notification is only a hint: anyone who waits reads the ledger from their own position on, so losing one, or the
/// connection, delays but loses nothing.
/// </summary>
/// <param name="database">Connections of the application's role.</param>
/// <param name="log">Logs a lost connection.</param>
public sealed class LedgerFeed(NpgsqlDataSource database, ILogger<LedgerFeed> log)
{
    /// <summary>How long to wait for a notification before looking up the newest position, and how long before reconnecting.</summary>
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

    /// <summary>Listens until cancelled. Call once per process.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(cancel);
            }
            catch (Exception e)
            {
                if (cancel.IsCancellationRequested) return;
                log.LogWarning("Lost the connection that listens for appends ({Reason}); reconnecting", e.Message);
                await Task.Delay(RetryDelay, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ListenAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        connection.Notification += (_, notification) =>
        {
            if (notification.Channel == LedgerStore.Channel && long.TryParse(notification.Payload, out var position))
                OnNotification(new LedgerPosition(position));
        };
        await using (var listen = new NpgsqlCommand($"listen {LedgerStore.Channel}", connection)) await listen.ExecuteNonQueryAsync(cancel);
        while (true)
        {
            // Catches what was appended before it listened, and missed notifications.
            OnNotification(await LedgerReader.HeadAsync(connection, cancel));
            while (await connection.WaitAsync(QuietPeriod, cancel))
            {
                // The handler took it.
            }
        }
    }

    /// <summary>Called only within the loop: notifications arrive while it waits.</summary>
    private void OnNotification(LedgerPosition newest)
    {
        var before = _latest;
        if (newest.Value <= before.Newest.Value) return;
        _latest = new Notification(newest);
        before.More.SetResult();
    }

    private sealed record Notification(LedgerPosition Newest)
    {
        /// <summary>Completes when a newer position is known.</summary>
        public TaskCompletionSource More { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
