using Npgsql;
using NpgsqlTypes;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Acts;
using StanceTracker.Domain.Ledgers;
using StanceTracker.Domain.Stances.Method;
using StanceTracker.Ledger.Appending;
using StanceTracker.Projections.Pairs;
using StanceTracker.Server.Jobs;

namespace StanceTracker.Server.Alerts;

/// <summary>An alert that is to be set.</summary>
internal sealed record NewAlert(Subject Subject, double Threshold, StanceSettings Settings, string Url, byte[] Secret, string SetBy, IdempotencyKey? Key);

/// <summary>What an alert has to tell: a crossing, written as it is sent.</summary>
internal sealed record NewDelivery(Crossing Crossing, string Body);

/// <summary>The table <c>service.alert</c>.</summary>
/// <param name="database">Connections of the application's role.</param>
/// <param name="outbox">Sends messages with its transactions.</param>
internal sealed class AlertStore(NpgsqlDataSource database, JobOutbox outbox)
{
    private const string View = """
        a.alert, a.holder, a.target, a.actor, a.threshold, a.scores, a.half_life_days, a.url, a.set_by, a.set_at, a.checkpoint,
        (select count(*) from service.alert_delivery d where d.alert = a.alert and d.state = 'waiting'),
        (select count(*) from service.alert_delivery d where d.alert = a.alert and d.state = 'dead'),
        (select d.error from service.alert_delivery d where d.alert = a.alert and d.state in ('waiting', 'dead') and d.error is not null order by d.tried desc limit 1)
        """;

    /// <summary>Sets an alert that watches from the newest position on; or finds the one that the same request has set before.</summary>
    /// <returns>The alert with its secret; null if the key was used for another request.</returns>
    public async Task<AlertView?> SetAsync(NewAlert alert, CancellationToken cancel)
    {
        var id = $"a-{Guid.CreateVersion7():n}";
        var pair = alert.Subject as Subject.Pair;
        await using var insert = database.CreateCommand(
            """
            insert into service.alert (alert, holder, target, actor, threshold, scores, half_life_days, url, secret, set_by, key, request, checkpoint)
            select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, coalesce(max(seq_id), 0) from ledger.mt_events
            on conflict (key) do nothing
            """);
        insert.Parameters.AddRange(new[]
        {
            Of(id, NpgsqlDbType.Text),
            Of(pair?.Holder.Value, NpgsqlDbType.Text),
            Of(pair?.Target.Value, NpgsqlDbType.Text),
            Of((alert.Subject as Subject.Actor)?.Id.Value, NpgsqlDbType.Text),
            Of(alert.Threshold, NpgsqlDbType.Double),
            Of(alert.Settings.Scores.Name, NpgsqlDbType.Text),
            Of(alert.Settings.HalfLifeDays, NpgsqlDbType.Double),
            Of(alert.Url, NpgsqlDbType.Text),
            Of(alert.Secret, NpgsqlDbType.Bytea),
            Of(alert.SetBy, NpgsqlDbType.Text),
            Of(alert.Key?.Value, NpgsqlDbType.Text),
            Of(alert.Key?.Request.ToArray(), NpgsqlDbType.Bytea),
        });
        await insert.ExecuteNonQueryAsync(cancel);

        await using var select = database.CreateCommand($"select {View}, a.secret, a.request from service.alert a where a.alert = $1 or a.key = $2");
        select.Parameters.AddRange(new[] { Of(id, NpgsqlDbType.Text), Of(alert.Key?.Value, NpgsqlDbType.Text) });
        await using var reader = await select.ExecuteReaderAsync(cancel);
        if (!await reader.ReadAsync(cancel)) return null;
        if (alert.Key is { } key && !reader.GetFieldValue<byte[]>(15).AsSpan().SequenceEqual(key.Request.Span)) return null;
        return Read(reader) with { Secret = WebhookSecret.Write(reader.GetFieldValue<byte[]>(14)) };
    }

    /// <summary>An alert; null if there is none of that id.</summary>
    public async Task<AlertView?> FindAsync(string id, CancellationToken cancel)
    {
        await using var command = database.CreateCommand($"select {View} from service.alert a where a.alert = $1");
        command.Parameters.Add(Of(id, NpgsqlDbType.Text));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? Read(reader) : null;
    }

    /// <summary>The next alerts in order of their ids, which is that of their setting.</summary>
    public async Task<IReadOnlyList<AlertView>> NextAsync(string? after, int most, CancellationToken cancel)
    {
        await using var command = database.CreateCommand($"select {View} from service.alert a where a.alert > $1 order by a.alert limit $2");
        command.Parameters.AddRange(new[] { Of(after ?? "", NpgsqlDbType.Text), Of(most, NpgsqlDbType.Integer) });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var alerts = new List<AlertView>();
        while (await reader.ReadAsync(cancel)) alerts.Add(Read(reader));
        return alerts;
    }

    /// <summary>Takes an alert away, with its deliveries; false if there is none of that id.</summary>
    public async Task<bool> DeleteAsync(string id, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("delete from service.alert where alert = $1");
        command.Parameters.Add(Of(id, NpgsqlDbType.Text));
        return await command.ExecuteNonQueryAsync(cancel) > 0;
    }

    /// <summary>The alerts that are not watched up to a position.</summary>
    public async Task<IReadOnlyList<Alert>> BehindAsync(LedgerPosition position, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("select alert, holder, target, actor, threshold, scores, half_life_days, checkpoint from service.alert where checkpoint < $1 order by alert");
        command.Parameters.Add(Of(position.Value, NpgsqlDbType.Bigint));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var alerts = new List<Alert>();
        while (await reader.ReadAsync(cancel))
        {
            Subject subject = Actor(reader, 3) is { } actor ? new Subject.Actor(actor) : new Subject.Pair(Actor(reader, 1)!.Value, Actor(reader, 2)!.Value);
            if (!ScoreTable.TryFind(reader.GetString(5), out var scores)) throw new InvalidDataException($"The alert {reader.GetString(0)} names the score table '{reader.GetString(5)}', which this program does not know.");
            alerts.Add(new Alert(reader.GetString(0), subject, reader.GetDouble(4), new StanceSettings(scores, reader.GetDouble(6)), new LedgerPosition(reader.GetInt64(7))));
        }

        return alerts;
    }

    /// <summary>
    /// Writes what fired, moves the checkpoints and sends the messages that have it sent, in one transaction. An alert that is gone, or whose checkpoint is not the one that was read, is left out with its deliveries: somebody else has
    /// watched it meanwhile.
    /// </summary>
    /// <param name="alerts">The alerts as they were read.</param>
    /// <param name="upTo">The position up to which they have been watched.</param>
    /// <param name="deliveries">What they have to tell, those of each in order.</param>
    /// <param name="cancel">Stops it; it is done whole or not at all.</param>
    public async Task MoveAsync(IReadOnlyList<Alert> alerts, LedgerPosition upTo, IReadOnlyList<NewDelivery> deliveries, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var numbered = await LockAsync(connection, alerts, cancel);
        var rows = deliveries.Where(delivery => numbered.ContainsKey(delivery.Crossing.Alert.Id))
            .Select(delivery => (delivery.Crossing, delivery.Body, Number: ++numbered[delivery.Crossing.Alert.Id]))
            .ToArray();
        await using var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands =
            {
                new("""
                    insert into service.alert_delivery (alert, number, position, holder, target, before, after, body)
                    select * from unnest($1, $2, $3, $4, $5, $6, $7, $8)
                    """)
                {
                    Parameters =
                    {
                        Of(rows.Select(row => row.Crossing.Alert.Id).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text),
                        Of(rows.Select(row => row.Number).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Bigint),
                        Of(rows.Select(row => row.Crossing.Event.Position.Value).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Bigint),
                        Of(rows.Select(row => row.Crossing.Pair.Holder.Value).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text),
                        Of(rows.Select(row => row.Crossing.Pair.Target.Value).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text),
                        Of(rows.Select(row => row.Crossing.Before).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Double),
                        Of(rows.Select(row => row.Crossing.After).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Double),
                        Of(rows.Select(row => row.Body).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text),
                    },
                },
                new("update service.alert a set checkpoint = $1, numbered = n.numbered from unnest($2, $3) as n (alert, numbered) where a.alert = n.alert")
                {
                    Parameters =
                    {
                        Of(upTo.Value, NpgsqlDbType.Bigint),
                        Of(numbered.Keys.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text),
                        Of(numbered.Values.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Bigint),
                    },
                },
            },
        };
        await batch.ExecuteNonQueryAsync(cancel);
        var messages = await outbox.EnlistAsync(transaction);
        foreach (var alert in rows.Select(row => row.Crossing.Alert.Id).Distinct()) await messages.PublishAsync(new SendNext(alert));
        await transaction.CommitAsync(cancel);
        await messages.FlushOutgoingMessagesAsync();
    }

    /// <summary>Locks the alerts that are as they were read; the number of the newest delivery of each.</summary>
    private static async Task<Dictionary<string, long>> LockAsync(NpgsqlConnection connection, IReadOnlyList<Alert> alerts, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select alert, checkpoint, numbered from service.alert where alert = any($1) order by alert for update", connection)
        {
            Parameters = { Of(alerts.Select(alert => alert.Id).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text) },
        };
        var read = alerts.ToDictionary(alert => alert.Id, alert => alert.Checkpoint.Value);
        var numbered = new Dictionary<string, long>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            if (reader.GetInt64(1) == read[reader.GetString(0)]) numbered.Add(reader.GetString(0), reader.GetInt64(2));
        }

        return numbered;
    }

    private static AlertView Read(NpgsqlDataReader reader) => new(
        reader.GetString(0),
        Actor(reader, 1),
        Actor(reader, 2),
        Actor(reader, 3),
        reader.GetDouble(4),
        reader.GetString(5),
        reader.GetDouble(6),
        reader.GetString(7),
        reader.GetString(8),
        reader.GetFieldValue<DateTimeOffset>(9),
        reader.GetInt64(10),
        reader.GetInt64(11),
        reader.GetInt64(12),
        reader.IsDBNull(13) ? null : reader.GetString(13));

    private static ActorId? Actor(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : ActorId.Of(reader.GetString(column));

    private static NpgsqlParameter Of(object? value, NpgsqlDbType type) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };
}
