using System.Net;
using Microsoft.Extensions.Options;
using Npgsql;
using StanceTracker.Server.Jobs;
using Wolverine;

namespace StanceTracker.Server.Alerts;

/// <summary>
/// Sends the deliveries of an alert one after the other, in order, at least once. What failed is tried again, later and later, and the alert's later deliveries wait after it until it is delivered or dead.
/// <para>
/// One message at a time sends for an alert: it holds an advisory lock, on a connection and not on a row, so that a slow receiver keeps nobody from watching, changing or deleting the alert, and a process
/// that dies gives it back at once. One that finds the lock taken has nothing to do: who holds it looks for more after giving it back.
/// </para>
/// </summary>
public sealed class DeliveryQueue
{
    private readonly NpgsqlDataSource _database;
    private readonly DeliveryStore _deliveries;
    private readonly WebhookSender _sender;
    private readonly JobOutbox _outbox;
    private readonly AlertSettings _settings;

    internal DeliveryQueue(NpgsqlDataSource database, DeliveryStore deliveries, WebhookSender sender, JobOutbox outbox, IOptions<AlertSettings> settings) =>
        (_database, _deliveries, _sender, _outbox, _settings) = (database, deliveries, sender, outbox, settings.Value);

    /// <summary>Tries the first waiting delivery of an alert once, keeps what came of it, and sends the message that goes on.</summary>
    internal async Task SendNextAsync(SendNext message, CancellationToken cancel)
    {
        await using var connection = await _database.OpenConnectionAsync(cancel);
        if (!await SessionLock.TryTakeAsync(connection, LockOf(message.Alert), cancel)) return;
        try
        {
            if (await DeliveryStore.NextAsync(connection, message.Alert, cancel) is not { } next) return;
            if (next.Due > TimeSpan.Zero)
            {
                // Its own message is scheduled, unless this is that one and came early: clocks differ.
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

        if (await DeliveryStore.NextAsync(connection, message.Alert, cancel) is { Due: var due } followUp && due == TimeSpan.Zero) await ScheduleNextAsync(connection, followUp, cancel);
    }

    /// <summary>Sends the messages of all alerts that have deliveries waiting. A database that comes from elsewhere, or from before there were messages, has none; one too many does no harm.</summary>
    internal async Task ResumeAsync(CancellationToken cancel)
    {
        var waiting = await _deliveries.NextOfAllAsync(cancel);
        if (waiting.Count == 0) return;
        await using var connection = await _database.OpenConnectionAsync(cancel);
        foreach (var next in waiting) await ScheduleNextAsync(connection, next, cancel);
    }

    /// <summary>Keeps what came of a try, and schedules the next in the same transaction: whoever finds a delivery that waits for its time can rely on its message.</summary>
    private async Task SettleAsync(NpgsqlConnection connection, NextDelivery tried, HttpStatusCode? status, string? error, CancellationToken cancel)
    {
        var tries = tried.Tries + 1;
        var state = error is null ? DeliveryState.Delivered : status == HttpStatusCode.Gone || tries >= _settings.Tries ? DeliveryState.Dead : DeliveryState.Waiting;
        var again = Backoff.After(TimeSpan.FromSeconds(_settings.FirstDelaySeconds), tries, Random.Shared.NextDouble());
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var isKept = await DeliveryStore.SettleAsync(connection, tried, state, again, error, cancel);
        var messages = await _outbox.EnlistAsync(transaction);
        if (isKept && state == DeliveryState.Waiting) await SendAsync(messages, tried with { Tries = tries, Due = again });
        await transaction.CommitAsync(cancel);
        await messages.FlushOutgoingMessagesAsync();
    }

    private async Task ScheduleNextAsync(NpgsqlConnection connection, NextDelivery next, CancellationToken cancel)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var messages = await _outbox.EnlistAsync(transaction);
        await SendAsync(messages, next);
        await transaction.CommitAsync(cancel);
        await messages.FlushOutgoingMessagesAsync();
    }

    private static async Task SendAsync(IMessageBus messages, NextDelivery next)
    {
        if (next.Due == TimeSpan.Zero) await messages.PublishAsync(new SendNext(next.Alert));
        else await messages.PublishAsync(new SendNext(next.Alert, next.Number, next.Tries), new DeliveryOptions { ScheduleDelay = next.Due });
    }

    private static string LockOf(string alert) => $"deliveries of {alert}";
}

/// <summary>Resumes sending when a server starts, once Wolverine has started.</summary>
internal sealed class DeliveryStart(DeliveryQueue deliveries) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => deliveries.ResumeAsync(cancellationToken);

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
