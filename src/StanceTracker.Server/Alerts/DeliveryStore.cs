using Npgsql;
using NpgsqlTypes;
using StanceTracker.Domain;
using StanceTracker.Domain.Actors;

namespace StanceTracker.Server.Alerts;

/// <summary>A delivery that is to be sent now.</summary>
/// <param name="Alert">The alert's id.</param>
/// <param name="Number">Its number there.</param>
/// <param name="Tries">How often it was tried.</param>
/// <param name="Url">Where to.</param>
/// <param name="Secret">What it is signed with.</param>
/// <param name="Body">What it says.</param>
internal sealed record DueDelivery(string Alert, long Number, int Tries, string Url, byte[] Secret, string Body)
{
    /// <summary>The header <c>webhook-id</c>: the same at every try.</summary>
    public string WebhookId => IdOf(Alert, Number);

    /// <summary>The header <c>webhook-id</c> of a delivery.</summary>
    public static string IdOf(string alert, long number) => $"{alert}-{number}";
}

/// <summary>The table <c>service.alert_delivery</c>.</summary>
/// <param name="database">Connections of the application's role.</param>
internal sealed class DeliveryStore(NpgsqlDataSource database)
{
    private const string View = "d.alert, d.number, d.state, d.position, d.holder, d.target, d.before, d.after, d.made, d.tries, d.next_try, d.tried, d.error";

    /// <summary>What is to be sent now: of each alert its first that waits, if the time of its next try has come.</summary>
    /// <param name="but">Alerts that are left out.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<IReadOnlyList<DueDelivery>> DueAsync(IEnumerable<string> but, int most, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            """
            select a.alert, d.number, d.tries, a.url, a.secret, d.body
            from service.alert a
            cross join lateral (select * from service.alert_delivery d where d.alert = a.alert and d.state = 'waiting' order by d.number limit 1) d
            where d.next_try <= now() and a.alert <> all($1)
            order by d.next_try
            limit $2
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = but.ToArray() });
        command.Parameters.Add(new NpgsqlParameter { Value = most });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var due = new List<DueDelivery>();
        while (await reader.ReadAsync(cancel))
            due.Add(new DueDelivery(reader.GetString(0), reader.GetInt64(1), reader.GetInt32(2), reader.GetString(3), reader.GetFieldValue<byte[]>(4), reader.GetString(5)));
        return due;
    }

    /// <summary>Keeps what came of a try. One that is not as it was when it was tried is left alone.</summary>
    /// <param name="tried">The delivery as it was.</param>
    /// <param name="state">What it is now.</param>
    /// <param name="again">After how long it is tried again, if it waits.</param>
    /// <param name="error">What was wrong; null if nothing was.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task SettleAsync(DueDelivery tried, DeliveryState state, TimeSpan again, string? error, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            """
            update service.alert_delivery set state = $1, tries = tries + 1, tried = now(), next_try = now() + $2, error = $3
            where alert = $4 and number = $5 and state = 'waiting' and tries = $6
            """);
        command.Parameters.AddRange(new NpgsqlParameter[]
        {
            new() { Value = Names<DeliveryState>.Of(state) },
            new() { Value = again },
            new() { Value = (object?)error ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            new() { Value = tried.Alert },
            new() { Value = tried.Number },
            new() { Value = tried.Tries },
        });
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>The next deliveries of an alert.</summary>
    /// <param name="alert">The alert.</param>
    /// <param name="after">Behind this number.</param>
    /// <param name="state">Only those that are so.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<IReadOnlyList<DeliveryView>> NextAsync(string alert, long after, DeliveryState? state, int most, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            $"select {View} from service.alert_delivery d where d.alert = $1 and d.number > $2 and ($3 is null or d.state = $3) order by d.number limit $4");
        command.Parameters.AddRange(new NpgsqlParameter[]
        {
            new() { Value = alert },
            new() { Value = after },
            new() { Value = state is { } only ? Names<DeliveryState>.Of(only) : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            new() { Value = most },
        });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var deliveries = new List<DeliveryView>();
        while (await reader.ReadAsync(cancel)) deliveries.Add(Read(reader));
        return deliveries;
    }

    /// <summary>A delivery; null if there is none of that number.</summary>
    public async Task<DeliveryView?> FindAsync(string alert, long number, CancellationToken cancel) =>
        (await NextAsync(alert, number - 1, null, 1, cancel)).FirstOrDefault(delivery => delivery.Number == number);

    /// <summary>Lets one that is dead, or delivered, wait to be sent again, with all its tries before it; null if there is none of that number that does not wait already.</summary>
    public async Task<DeliveryView?> ResendAsync(string alert, long number, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            $"""
            update service.alert_delivery d set state = 'waiting', tries = 0, next_try = now()
            where d.alert = $1 and d.number = $2 and d.state <> 'waiting'
            returning {View}
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = alert });
        command.Parameters.Add(new NpgsqlParameter { Value = number });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? Read(reader) : null;
    }

    private static DeliveryView Read(NpgsqlDataReader reader)
    {
        var state = Names<DeliveryState>.Parse(reader.GetString(2));
        return new DeliveryView(
            reader.GetInt64(1),
            DueDelivery.IdOf(reader.GetString(0), reader.GetInt64(1)),
            state,
            reader.GetInt64(3),
            ActorId.Of(reader.GetString(4)),
            ActorId.Of(reader.GetString(5)),
            reader.IsDBNull(6) ? null : reader.GetDouble(6),
            reader.IsDBNull(7) ? null : reader.GetDouble(7),
            reader.GetFieldValue<DateTimeOffset>(8),
            reader.GetInt32(9),
            state == DeliveryState.Waiting ? reader.GetFieldValue<DateTimeOffset>(10) : null,
            reader.IsDBNull(11) ? null : reader.GetFieldValue<DateTimeOffset>(11),
            reader.IsDBNull(12) ? null : reader.GetString(12));
    }
}
