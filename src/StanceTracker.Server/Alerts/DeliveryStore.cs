using Npgsql;
using NpgsqlTypes;
using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Ledger.Reading;
using StanceTracker.Server.Jobs;

namespace StanceTracker.Server.Alerts;

/// <summary>The first waiting delivery of an alert.</summary>
/// <param name="Alert">The alert's ID.</param>
/// <param name="Number">The delivery's number within the alert.</param>
/// <param name="Tries">Attempts so far.</param>
/// <param name="Url">The webhook's URL.</param>
/// <param name="Secret">The signing secret.</param>
/// <param name="Body">The body to send.</param>
/// <param name="Due">How long until it should be sent; zero is now.</param>
internal sealed record NextDelivery(string Alert, long Number, int Tries, string Url, byte[] Secret, string Body, TimeSpan Due)
{
    /// <summary>The header <c>webhook-id</c>: the same for every attempt.</summary>
    public string WebhookId => IdOf(Alert, Number);

    /// <summary>The header <c>webhook-id</c> of a delivery.</summary>
    public static string IdOf(string alert, long number) => $"{alert}-{number}";
}

/// <summary>The table <c>service.alert_delivery</c>.</summary>
internal sealed class DeliveryStore(NpgsqlDataSource database, JobOutbox outbox)
{
    private const string Waiting =
        """
        select a.alert, d.number, d.tries, a.url, a.secret, d.body, greatest(d.next_try - now(), interval '0')
        from service.alert a
        cross join lateral (select * from service.alert_delivery d where d.alert = a.alert and d.state = 'waiting'
            order by d.number limit 1) d
        """;

    private const string View =
        "d.alert, d.number, d.state, d.position, d.holder, d.target, d.before, d.after, d.made, d.tries, d.next_try, d.tried, d.error";

    /// <summary>The first waiting delivery of an alert; null if there is none.</summary>
    public static async Task<NextDelivery?> NextAsync(NpgsqlConnection connection, string alert, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"{Waiting} where a.alert = $1", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = alert });
        return (await command.ListAsync(ReadNext, cancel)).SingleOrDefault();
    }

    /// <summary>The first waiting delivery of each alert.</summary>
    public async Task<IReadOnlyList<NextDelivery>> NextOfAllAsync(CancellationToken cancel)
    {
        await using var command = database.CreateCommand(Waiting);
        return await command.ListAsync(ReadNext, cancel);
    }

    /// <summary>Saves the outcome of an attempt, unless the delivery has changed since.</summary>
    /// <param name="connection">A connection with a transaction.</param>
    /// <param name="tried">The delivery as it was read before the attempt.</param>
    /// <param name="state">Its new state.</param>
    /// <param name="delay">How long until the next attempt, if it is waiting.</param>
    /// <param name="error">The error; null if it was delivered.</param>
    /// <param name="cancel">Cancels the query.</param>
    /// <returns>Whether the outcome was saved.</returns>
    public static async Task<bool> SettleAsync(
        NpgsqlConnection connection, NextDelivery tried, DeliveryState state, TimeSpan delay, string? error, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            """
            update service.alert_delivery set state = $1, tries = tries + 1, tried = now(), next_try = now() + $2, error = $3
            where alert = $4 and number = $5 and state = 'waiting' and tries = $6
            """,
            connection);
        command.Parameters.AddRange(new NpgsqlParameter[]
        {
            new() { Value = KebabEnum<DeliveryState>.Format(state) },
            new() { Value = delay },
            new() { Value = (object?)error ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            new() { Value = tried.Alert },
            new() { Value = tried.Number },
            new() { Value = tried.Tries },
        });
        return await command.ExecuteNonQueryAsync(cancel) > 0;
    }

    /// <summary>The deliveries of an alert after a number, optionally only those in one state.</summary>
    public async Task<IReadOnlyList<DeliveryView>> NextAsync(
        string alert, long after, DeliveryState? state, int max, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            $"select {View} from service.alert_delivery d where d.alert = $1 and d.number > $2 and ($3 is null or d.state = $3) order by "
                + "d.number limit $4");
        command.Parameters.AddRange(new NpgsqlParameter[]
        {
            new() { Value = alert },
            new() { Value = after },
            new() { Value = state is { } only ? KebabEnum<DeliveryState>.Format(only) : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            new() { Value = max },
        });
        return await command.ListAsync(Read, cancel);
    }

    /// <summary>A delivery; null if it does not exist.</summary>
    public async Task<DeliveryView?> FindAsync(string alert, long number, CancellationToken cancel) =>
        (await NextAsync(alert, number - 1, null, 1, cancel)).FirstOrDefault(delivery => delivery.Number == number);

    /// <summary>
    /// Makes a dead or delivered delivery wait again, with all its attempts restored, and schedules it; null if it does not exist or is
    /// already waiting.
    /// </summary>
    public async Task<DeliveryView?> ResendAsync(string alert, long number, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        if (await RescheduleAsync(connection, alert, number, cancel) is not { } resent) return null;
        await outbox.CommitAsync(transaction, new SendNext(alert), cancel);
        return resent;
    }

    private static async Task<DeliveryView?> RescheduleAsync(
        NpgsqlConnection connection, string alert, long number, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            $"""
            update service.alert_delivery d set state = 'waiting', tries = 0, next_try = now()
            where d.alert = $1 and d.number = $2 and d.state <> 'waiting'
            returning {View}
            """,
            connection);
        command.Parameters.Add(new NpgsqlParameter { Value = alert });
        command.Parameters.Add(new NpgsqlParameter { Value = number });
        return (await command.ListAsync(Read, cancel)).SingleOrDefault();
    }

    private static NextDelivery ReadNext(NpgsqlDataReader reader) => new(
        reader.GetString(0),
        reader.GetInt64(1),
        reader.GetInt32(2),
        reader.GetString(3),
        reader.GetFieldValue<byte[]>(4),
        reader.GetString(5),
        reader.GetTimeSpan(6));

    private static DeliveryView Read(NpgsqlDataReader reader)
    {
        var state = KebabEnum<DeliveryState>.Parse(reader.GetString(2));
        return new DeliveryView(
            reader.GetInt64(1),
            NextDelivery.IdOf(reader.GetString(0), reader.GetInt64(1)),
            state,
            reader.GetInt64(3),
            ActorId.Parse(reader.GetString(4)),
            ActorId.Parse(reader.GetString(5)),
            reader.IsDBNull(6) ? null : reader.GetDouble(6),
            reader.IsDBNull(7) ? null : reader.GetDouble(7),
            reader.GetFieldValue<DateTimeOffset>(8),
            reader.GetInt32(9),
            state == DeliveryState.Waiting ? reader.GetFieldValue<DateTimeOffset>(10) : null,
            reader.IsDBNull(11) ? null : reader.GetFieldValue<DateTimeOffset>(11),
            reader.IsDBNull(12) ? null : reader.GetString(12));
    }
}
