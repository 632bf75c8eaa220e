using Marten;
using Npgsql;
using NpgsqlTypes;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Codebook;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Stances.Method;
using StanceTracker.Ledger.Appending;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Pairs;

namespace StanceTracker.Server.Alerts;

/// <summary>An alert to create.</summary>
internal sealed record NewAlert(
    WatchScope Scope, double Threshold, StanceSettings Settings, string Url, byte[] Secret, string SetBy, IdempotencyKey? Key);

/// <summary>A delivery to create: a crossing and the body to send.</summary>
internal sealed record NewDelivery(ThresholdCrossing Crossing, string Body);

/// <summary>The table <c>service.alert</c>.</summary>
internal sealed class AlertStore(NpgsqlDataSource database)
{
    private const string View = """
        a.alert, a.holder, a.target, a.actor, a.threshold, a.scores, a.half_life_days, a.url, a.set_by, a.set_at, a.checkpoint,
        (select count(*) from service.alert_delivery d where d.alert = a.alert and d.state = 'waiting'),
        (select count(*) from service.alert_delivery d where d.alert = a.alert and d.state = 'dead'),
        (select d.error from service.alert_delivery d
            where d.alert = a.alert and d.state in ('waiting', 'dead') and d.error is not null order by d.tried desc limit 1)
        """;

    /// <summary>Creates an alert that starts at the newest position, or finds the one that the same request created earlier.</summary>
    /// <returns>The alert with its secret; null if the key was used for a different request.</returns>
    public async Task<AlertView?> SetAsync(NewAlert alert, CancellationToken cancel)
    {
        var id = $"a-{Guid.CreateVersion7():n}";
        var pair = alert.Scope as WatchScope.Pair;
        await using var insert = database.CreateCommand(
            """
            insert into service.alert (alert, holder, target, actor, threshold, scores, half_life_days, url, secret, set_by, key, request,
                checkpoint)
            select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, coalesce(max(seq_id), 0) from ledger.mt_events
            on conflict (key) do nothing
            """);
        insert.Parameters.AddRange(new[]
        {
            Parameter(id, NpgsqlDbType.Text),
            Parameter(pair?.Holder.Value, NpgsqlDbType.Text),
            Parameter(pair?.Target.Value, NpgsqlDbType.Text),
            Parameter((alert.Scope as WatchScope.Actor)?.Id.Value, NpgsqlDbType.Text),
            Parameter(alert.Threshold, NpgsqlDbType.Double),
            Parameter(alert.Settings.Scores.Name, NpgsqlDbType.Text),
            Parameter(alert.Settings.HalfLifeDays, NpgsqlDbType.Double),
            Parameter(alert.Url, NpgsqlDbType.Text),
            Parameter(alert.Secret, NpgsqlDbType.Bytea),
            Parameter(alert.SetBy, NpgsqlDbType.Text),
            Parameter(alert.Key?.Value, NpgsqlDbType.Text),
            Parameter(alert.Key?.Request.ToArray(), NpgsqlDbType.Bytea),
        });
        await insert.ExecuteNonQueryAsync(cancel);

        await using var select =
            database.CreateCommand($"select {View}, a.secret, a.request from service.alert a where a.alert = $1 or a.key = $2");
        select.Parameters.AddRange(new[] { Parameter(id, NpgsqlDbType.Text), Parameter(alert.Key?.Value, NpgsqlDbType.Text) });
        await using var reader = await select.ExecuteReaderAsync(cancel);
        if (!await reader.ReadAsync(cancel)) return null;
        if (alert.Key is { } key && !reader.GetFieldValue<byte[]>(15).AsSpan().SequenceEqual(key.Request.Span)) return null;
        return Read(reader) with { Secret = WebhookSecret.Write(reader.GetFieldValue<byte[]>(14)) };
    }

    /// <summary>An alert; null if it does not exist.</summary>
    public async Task<AlertView?> FindAsync(string id, CancellationToken cancel)
    {
        await using var command = database.CreateCommand($"select {View} from service.alert a where a.alert = $1");
        command.Parameters.Add(Parameter(id, NpgsqlDbType.Text));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? Read(reader) : null;
    }

    /// <summary>The next alerts in order of ID, which is the order of creation.</summary>
    public async Task<IReadOnlyList<AlertView>> NextAsync(string? after, int max, CancellationToken cancel)
    {
        await using var command =
            database.CreateCommand($"select {View} from service.alert a where a.alert > $1 order by a.alert limit $2");
        command.Parameters.AddRange(new[] { Parameter(after ?? "", NpgsqlDbType.Text), Parameter(max, NpgsqlDbType.Integer) });
        return await command.ListAsync(Read, cancel);
    }

    /// <summary>Deletes an alert and its deliveries; false if it does not exist.</summary>
    public async Task<bool> DeleteAsync(string id, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("delete from service.alert where alert = $1");
        command.Parameters.Add(Parameter(id, NpgsqlDbType.Text));
        return await command.ExecuteNonQueryAsync(cancel) > 0;
    }

    /// <summary>The alerts whose checkpoint is before a position.</summary>
    public async Task<IReadOnlyList<Alert>> NotYetCheckedAsync(LedgerPosition position, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            """
            select alert, holder, target, actor, threshold, scores, half_life_days, checkpoint
            from service.alert where checkpoint < $1 order by alert
            """);
        command.Parameters.Add(Parameter(position.Value, NpgsqlDbType.Bigint));
        return await command.ListAsync(ReadAlert, cancel);
    }

    /// <summary>
    /// Saves the deliveries and advances the checkpoints in the session's transaction. Skips alerts that were deleted, or whose checkpoint
    /// has changed because another process evaluated them meanwhile.
    /// </summary>
    /// <param name="operations">The session.</param>
    /// <param name="alerts">The alerts as they were read.</param>
    /// <param name="upTo">The new checkpoint.</param>
    /// <param name="deliveries">The new deliveries; those of an alert in order.</param>
    public static void Move(
        IDocumentOperations operations, IReadOnlyList<Alert> alerts, LedgerPosition upTo, IReadOnlyList<NewDelivery> deliveries)
    {
        var fired = deliveries.ToLookup(delivery => delivery.Crossing.Alert.Id);
        operations.QueueSqlCommand(
            """
            with moved as (
                update service.alert a set checkpoint = ?, numbered = a.numbered + w.fired
                from unnest(?, ?, ?) as w (alert, checkpoint, fired)
                where a.alert = w.alert and a.checkpoint = w.checkpoint
                returning a.alert, a.numbered - w.fired as numbered
            )
            insert into service.alert_delivery (alert, number, position, holder, target, before, after, body)
            select d.alert, m.numbered + row_number() over (partition by d.alert
                order by d.place), d.position, d.holder, d.target, d.before, d.after, d.body
            from unnest(?, ?, ?, ?, ?, ?, ?) with ordinality as d (alert, position, holder, target, before, after, body, place)
            join moved m on m.alert = d.alert
            """,
            upTo.Value,
            Column(alerts, alert => alert.Id),
            Column(alerts, alert => alert.Checkpoint.Value),
            Column(alerts, alert => fired[alert.Id].LongCount()),
            Column(deliveries, delivery => delivery.Crossing.Alert.Id),
            Column(deliveries, delivery => delivery.Crossing.Event.Position.Value),
            Column(deliveries, delivery => delivery.Crossing.Pair.Holder.Value),
            Column(deliveries, delivery => delivery.Crossing.Pair.Target.Value),
            Column(deliveries, delivery => delivery.Crossing.Before),
            Column(deliveries, delivery => delivery.Crossing.After),
            Column(deliveries, delivery => delivery.Body));

        static TValue[] Column<T, TValue>(IReadOnlyList<T> rows, Func<T, TValue> value) => [.. rows.Select(value)];
    }

    private static Alert ReadAlert(NpgsqlDataReader reader)
    {
        WatchScope scope = Actor(reader, 3) is { } actor
            ? new WatchScope.Actor(actor)
            : new WatchScope.Pair(Actor(reader, 1)!.Value, Actor(reader, 2)!.Value);
        if (!ScoreTable.TryFind(reader.GetString(5), out var scores))
            throw new InvalidDataException($"The alert {reader.GetString(0)} has an unknown score table: '{reader.GetString(5)}'.");
        var settings = new StanceSettings(scores, reader.GetDouble(6));
        return new Alert(reader.GetString(0), scope, reader.GetDouble(4), settings, new LedgerPosition(reader.GetInt64(7)));
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

    private static ActorId? Actor(NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : ActorId.Parse(reader.GetString(column));

    private static NpgsqlParameter Parameter(object? value, NpgsqlDbType type) =>
        new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };
}
