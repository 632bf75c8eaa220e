using Npgsql;
using NpgsqlTypes;
using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Server.Jobs;

namespace StanceTracker.Server.Alerts;

/// <summary>The first delivery of an alert that waits.</summary>
/// <param name="Alert">The alert's id.</param>
/// <param name="Number">Its number there.</param>
/// <param name="Tries">How often it was tried.</param>
/// <param name="Url">Where to.</param>
/// <param name="Secret">What it is signed with.</param>
/// <param name="Body">What it says.</param>
/// <param name="Due">After how long it is to be sent; zero is now.</param>
internal sealed record NextDelivery(string Alert, long Number, int Tries, string Url, byte[] Secret, string Body, TimeSpan Due)
{
    /// <summary>The header <c>webhook-id</c>: the same at every try.</summary>
    public string WebhookId => IdOf(Alert, Number);

    /// <summary>The header <c>webhook-id</c> of a delivery.</summary>
    public static string IdOf(string alert, long number) => $"{alert}-{number}";
}

/// <summary>The table <c>service.alert_delivery</c>.</summary>
/// <param name="database">Connections of the application's role.</param>
/// <param name="outbox">Sends messages with its transactions.</param>
internal sealed class DeliveryStore(NpgsqlDataSource database, JobOutbox outbox)
{
    private const string Waiting =
        """
        select a.alert, d.number, d.tries, a.url, a.secret, d.body, greatest(d.next_try - now(), interval '0')
        from service.alert a
        cross join lateral (select * from service.alert_delivery d where d.alert = a.alert and d.state = 'waiting' order by d.number limit 1) d
        """;

    private const string View = "d.alert, d.number, d.state, d.position, d.holder, d.target, d.before, d.after, d.made, d.tries, d.next_try, d.tried, d.error";

    /// <summary>The first delivery of an alert that waits; null if none does.</summary>
    public static async Task<NextDelivery?> NextAsync(NpgsqlConnection connection, string alert, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"{Waiting} where a.alert = $1", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = alert });
        return (await ReadAsync(command, cancel)).SingleOrDefault();
    }

    /// <summary>The first that waits of each alert.</summary>
    public async Task<IReadOnlyList<NextDelivery>> NextOfAllAsync(CancellationToken cancel)
    {
        await using var command = database.CreateCommand(Waiting);
        return await ReadAsync(command, cancel);
    }

    /// <summary>Keeps what came of a try. One that is not as it was when it was tried is left alone.</summary>
    /// <param name="connection">A connection with a transaction.</param>
    /// <param name="tried">The delivery as it was.</param>
    /// <param name="state">What it is now.</param>
    /// <param name="again">After how long it is tried again, if it waits.</param>
    /// <param name="error">What was wrong; null if nothing was.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Whether it was as it was.</returns>
    public static async Task<bool> SettleAsync(NpgsqlConnection connection, NextDelivery tried, DeliveryState state, TimeSpan again, string? error, CancellationToken cancel)
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
            new() { Value = again },
            new() { Value = (object?)error ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            new() { Value = tried.Alert },
            new() { Value = tried.Number },
            new() { Value = tried.Tries },
        });
        return await command.ExecuteNonQueryAsync(cancel) > 0;
    }

    /// <summary>The next deliveries of an alert.</summary>
    /// <param name="alert">The alert.</param>
    /// <param name="after">Behind this number.</param>
    /// <param name="state">Only those that are so.</param>
    /// <param name="max">How many at most.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<IReadOnlyList<DeliveryView>> NextAsync(string alert, long after, DeliveryState? state, int max, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            $"select {View} from service.alert_delivery d where d.alert = $1 and d.number > $2 and ($3 is null or d.state = $3) order by d.number limit $4");
        command.Parameters.AddRange(new NpgsqlParameter[]
        {
            new() { Value = alert },
            new() { Value = after },
            new() { Value = state is { } only ? KebabEnum<DeliveryState>.Format(only) : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            new() { Value = max },
        });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var deliveries = new List<DeliveryView>();
        while (await reader.ReadAsync(cancel)) deliveries.Add(Read(reader));
        return deliveries;
    }

    /// <summary>A delivery; null if there is none of that number.</summary>
    public async Task<DeliveryView?> FindAsync(string alert, long number, CancellationToken cancel) =>
        (await NextAsync(alert, number - 1, null, 1, cancel)).FirstOrDefault(delivery => delivery.Number == number);

    /// <summary>
    /// Lets one that is dead, or delivered, wait to be sent again, with all its tries before it, and sends the message that has it sent; null if there is none of that number that does not wait already.
    /// </summary>
    public async Task<DeliveryView?> ResendAsync(string alert, long number, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var messages = await outbox.EnlistAsync(transaction);
        if (await RescheduleAsync(connection, alert, number, cancel) is not { } resent) return null;
        await messages.PublishAsync(new SendNext(alert));
        await transaction.CommitAsync(cancel);
        await messages.FlushOutgoingMessagesAsync();
        return resent;
    }

    private static async Task<DeliveryView?> RescheduleAsync(NpgsqlConnection connection, string alert, long number, CancellationToken cancel)
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
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? Read(reader) : null;
    }

    private static async Task<IReadOnlyList<NextDelivery>> ReadAsync(NpgsqlCommand command, CancellationToken cancel)
    {
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var waiting = new List<NextDelivery>();
        while (await reader.ReadAsync(cancel))
        {
            waiting.Add(new NextDelivery(
                reader.GetString(0), reader.GetInt64(1), reader.GetInt32(2), reader.GetString(3), reader.GetFieldValue<byte[]>(4), reader.GetString(5), reader.GetTimeSpan(6)));
        }

        return waiting;
    }

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
