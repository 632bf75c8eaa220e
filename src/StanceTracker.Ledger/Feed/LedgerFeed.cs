using Microsoft.Extensions.Logging;
using Npgsql;
using StanceTracker.Domain.Events;
using StanceTracker.Ledger.Reading;
using StanceTracker.Ledger.Store;

namespace StanceTracker.Ledger.Feed;

/// <summary>
/// Tells those who wait that the ledger went on, whichever process appended. An append notifies of its newest position as it commits, and one connection per process listens.
/// That is a hint and no more: whoever waits reads the ledger behind its own position, so that a notification or a connection that is lost delays, and loses nothing.
/// </summary>
/// <param name="database">Connections of the application's role.</param>
/// <param name="log">Told when the connection was lost.</param>
public sealed class LedgerFeed(NpgsqlDataSource database, ILogger<LedgerFeed> log)
{
    /// <summary>After how long a silence the newest position is looked up, and after how long a lost connection is made anew.</summary>
    private static readonly TimeSpan QuietPeriod = TimeSpan.FromSeconds(5), RetryDelay = TimeSpan.FromSeconds(1);

    private volatile Notification _notified = new(LedgerPosition.Start);

    /// <summary>Waits until the ledger has an event behind a position.</summary>
    /// <returns>The newest position heard of. Every event up to it can be read.</returns>
    public async Task<LedgerPosition> CatchUpAsync(LedgerPosition position, CancellationToken cancel = default)
    {
        while (true)
        {
            var heard = _notified;
            if (heard.Newest.Value > position.Value) return heard.Newest;
            await heard.More.Task.WaitAsync(cancel);
        }
    }

    /// <summary>Listens until it is cancelled. One call per process.</summary>
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
                log.LogWarning("The ledger is not listened to ({Why}); another try follows", e.Message);
                await Task.Delay(RetryDelay, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ListenAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        connection.Notification += (_, told) =>
        {
            if (told.Channel == LedgerStore.Channel && long.TryParse(told.Payload, out var position)) OnNotification(new LedgerPosition(position));
        };
        await using (var listen = new NpgsqlCommand($"listen {LedgerStore.Channel}", connection)) await listen.ExecuteNonQueryAsync(cancel);
        while (true)
        {
            // What came before it listened, or in spite of it went unheard.
            OnNotification(await LedgerReader.HeadAsync(connection, cancel));
            while (await connection.WaitAsync(QuietPeriod, cancel))
            {
                // Heard.
            }
        }
    }

    /// <summary>Only the loop calls this: notifications come while it waits.</summary>
    private void OnNotification(LedgerPosition newest)
    {
        var before = _notified;
        if (newest.Value <= before.Newest.Value) return;
        _notified = new Notification(newest);
        before.More.SetResult();
    }

    private sealed record Notification(LedgerPosition Newest)
    {
        /// <summary>Done when more is heard of.</summary>
        public TaskCompletionSource More { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
