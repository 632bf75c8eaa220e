using System.Net;
using Microsoft.Extensions.Options;
using Npgsql;
using StanceTracker.Server.Jobs;
using Wolverine;

namespace StanceTracker.Server.Alerts;

/// <summary>
/// Sends the deliveries of an alert one at a time, in order, at least once. Failed deliveries are retried with increasing delays, and the
/// alert's later deliveries wait until they are delivered or dead.
/// <para>
/// Only one message at a time sends for an alert: it holds an advisory lock. A row lock would let a slow receiver block evaluating,
/// changing or deleting the alert, and the advisory lock of a crashed process is released at once. A message that finds the lock taken can
/// end: its holder checks for more after releasing it. </para>
/// </summary>
public sealed class DeliveryQueue
{
    private readonly NpgsqlDataSource _database;
    private readonly DeliveryStore _deliveries;
    private readonly WebhookSender _sender;
    private readonly JobOutbox _outbox;
    private readonly AlertSettings _settings;

    internal DeliveryQueue(
        NpgsqlDataSource database, DeliveryStore deliveries, WebhookSender sender, JobOutbox outbox, IOptions<AlertSettings> settings) =>
        (_database, _deliveries, _sender, _outbox, _settings) = (database, deliveries, sender, outbox, settings.Value);

    /// <summary>Makes one attempt at the first waiting delivery of an alert, saves the outcome, and schedules the next message.</summary>
    internal async Task SendNextAsync(SendNext message, CancellationToken cancel)
    {
        await using var connection = await _database.OpenConnectionAsync(cancel);
        if (!await SessionLock.TryTakeAsync(connection, LockOf(message.Alert), cancel)) return;
        try
        {
            if (await DeliveryStore.NextAsync(connection, message.Alert, cancel) is not { } next) return;
            if (next.Due > TimeSpan.Zero)
            {
                // Its message is scheduled, unless this is that message, early because clocks differ.
                if ((message.Delivery, message.Tries) == (next.Number, next.Tries)) await ScheduleNextAsync(connection, next, cancel);
                return;
            }

            var (status, error) = await _sender.PostAsync(next, cancel);
            await SettleAsync(connection, next, status, error, cancel);
        }
        finally
        {
            await SessionLock.ReleaseAsync(connection, LockOf(message.Alert));
        }

        if (await DeliveryStore.NextAsync(connection, message.Alert, cancel) is { Due: var due } followUp && due == TimeSpan.Zero)
            await ScheduleNextAsync(connection, followUp, cancel);
    }

    /// <summary>
    /// Sends a message for every alert with waiting deliveries. A restored database, or one from before messages were used, has none; a
    /// superfluous message does no harm.
    /// </summary>
    internal async Task ResumeAsync(CancellationToken cancel)
    {
        var waiting = await _deliveries.NextOfAllAsync(cancel);
        if (waiting.Count == 0) return;
        await using var connection = await _database.OpenConnectionAsync(cancel);
        foreach (var next in waiting) await ScheduleNextAsync(connection, next, cancel);
    }

    /// <summary>
    /// Saves the outcome of an attempt and schedules the next in the same transaction, so that every delivery waiting for a retry has a
    /// message.
    /// </summary>
    private async Task SettleAsync(
        NpgsqlConnection connection, NextDelivery tried, HttpStatusCode? status, string? error, CancellationToken cancel)
    {
        var tries = tried.Tries + 1;
        var state = error is null ? DeliveryState.Delivered
            : status == HttpStatusCode.Gone || tries >= _settings.Tries ? DeliveryState.Dead
            : DeliveryState.Waiting;
        var delay = Backoff.After(TimeSpan.FromSeconds(_settings.FirstDelaySeconds), tries, Random.Shared.NextDouble());
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var isSaved = await DeliveryStore.SettleAsync(connection, tried, state, delay, error, cancel);
        if (isSaved && state == DeliveryState.Waiting) await CommitAsync(transaction, tried with { Tries = tries, Due = delay }, cancel);
        else await transaction.CommitAsync(cancel);
    }

    private async Task ScheduleNextAsync(NpgsqlConnection connection, NextDelivery next, CancellationToken cancel)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await CommitAsync(transaction, next, cancel);
    }

    private Task CommitAsync(NpgsqlTransaction transaction, NextDelivery next, CancellationToken cancel) => next.Due == TimeSpan.Zero
        ? _outbox.CommitAsync(transaction, new SendNext(next.Alert), cancel)
        : _outbox.CommitAsync(
            transaction, new SendNext(next.Alert, next.Number, next.Tries), cancel, new DeliveryOptions { ScheduleDelay = next.Due });

    private static string LockOf(string alert) => $"deliveries of {alert}";
}

/// <summary>Resumes sending when the server starts, after Wolverine.</summary>
internal sealed class DeliveryStart(DeliveryQueue deliveries) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => deliveries.ResumeAsync(cancellationToken);

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
