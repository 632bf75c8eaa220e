using System.Data;
using Npgsql;

namespace StanceTracker.Server.Alerts;

/// <summary>
/// Watches in one process at a time: the one that holds an advisory lock of the database. The lock is its connection's; when that is lost the work stops, and whoever asks next has the lock.
/// </summary>
/// <param name="database">Connections of the application's role.</param>
/// <param name="watcher">Watches.</param>
/// <param name="log">Told when the lock was lost.</param>
internal sealed class AlertDuty(NpgsqlDataSource database, Watcher watcher, ILogger<AlertDuty> log) : BackgroundService
{
    private const long Lock = 0x416C657274; // "Alert"

    /// <summary>How often the lock is asked for; and, by the one that holds it, whether it still does.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await TakeTurnAsync(stoppingToken);
            }
            catch (Exception e)
            {
                if (stoppingToken.IsCancellationRequested) return;
                log.LogWarning("Alerts are not watched here for a moment ({Why})", e.Message);
            }

            await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task TakeTurnAsync(CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        if (await AskAsync(connection, $"select pg_try_advisory_lock({Lock})", stop) is not true) return;
        using var turn = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var work = watcher.RunAsync(turn.Token);
        try
        {
            while (!work.IsCompleted)
            {
                await Task.WhenAny(work, Task.Delay(Pause, stop));
                await AskAsync(connection, "select 1", stop);
            }

            await work;
        }
        finally
        {
            await turn.CancelAsync();
            await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

            // The connection goes back to the pool with its session, and the session would keep the lock.
            if (connection.State == ConnectionState.Open) await AskAsync(connection, $"select pg_advisory_unlock({Lock})", CancellationToken.None);
        }
    }

    private static async Task<object?> AskAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 5 };
        return await command.ExecuteScalarAsync(cancel);
    }
}
