using System.ComponentModel;
using System.Text;
using Npgsql;
using NpgsqlTypes;
using StanceTracker.Ledger.Reading;
using Wolverine.Configuration;
using Wolverine.Persistence.Durability.DeadLetterManagement;
using Wolverine.RabbitMQ.Internal;
using Wolverine.Runtime;
using Wolverine.Runtime.Serialization;

namespace StanceTracker.Server.Jobs;

/// <summary>A job queue, as the API returns it.</summary>
internal sealed record QueueView(
    [property: Description("The queue's name.")] string Queue,
    [property: Description("Number of jobs waiting for a server.")] long Waiting,
    [property: Description("Number of jobs that a server has taken; they are running or about to.")] long Running,
    [property: Description("Number of jobs scheduled for later, including retries.")] long Scheduled,
    [property: Description("When the first scheduled job is due; null if none is scheduled.")] DateTimeOffset? NextDue,
    [property: Description("Number of jobs that failed permanently.")] long Dead);

/// <summary>A job that failed permanently, as the API returns it.</summary>
internal sealed record DeadJobView(
    [property: Description("The job's ID.")] string Id,
    [property: Description("The queue it was in.")] string Queue,
    [property: Description("The type of its message.")] string Job,
    [property: Description("The message, as JSON.")] string Message,
    [property: Description("When it was sent.")] DateTimeOffset? SentAt,
    [property: Description("The type of the last error.")] string? ErrorType,
    [property: Description("The last error.")] string? Error,
    [property: Description("Whether it is about to be sent again.")] bool Replaying);

/// <summary>Reads the jobs in Wolverine's tables.</summary>
internal sealed class JobStore(NpgsqlDataSource database, IWolverineRuntime jobs)
{
    /// <summary>The queues in order of name.</summary>
    public async Task<IReadOnlyList<QueueView>> QueuesAsync(string? after, int max, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(
            $"""
            select q.name,
                   count(*) filter (where i.status = 'Incoming' and i.owner_id = 0),
                   count(*) filter (where i.status = 'Incoming' and i.owner_id <> 0),
                   count(*) filter (where i.status = 'Scheduled'),
                   min(i.execution_time) filter (where i.status = 'Scheduled'),
                   (select count(*) from {JobSettings.Schema}.wolverine_dead_letters d where d.received_at = q.address)
            from unnest($1, $2) as q (name, address)
            left join {JobSettings.Schema}.wolverine_incoming_envelopes i on i.received_at = q.address
                and i.status in ('Incoming', 'Scheduled')
            where q.name collate "C" > $3
            group by q.name, q.address
            order by q.name collate "C"
            limit $4
            """);
        var queues = Addresses();
        command.Parameters.Add(new NpgsqlParameter { Value = queues.Select(Name).ToArray() });
        command.Parameters.Add(new NpgsqlParameter { Value = queues });
        command.Parameters.Add(new NpgsqlParameter { Value = after ?? "" });
        command.Parameters.Add(new NpgsqlParameter { Value = max });
        return await command.ListAsync(ReadQueue, cancel);
    }

    /// <summary>The permanently failed jobs in order of ID.</summary>
    public async Task<IReadOnlyList<DeadJobView>> DeadAsync(string? after, int max, CancellationToken cancel)
    {
        var afterId = Guid.TryParse(after, out var id) ? id : Guid.Empty;
        await using var command = database.CreateCommand($"{Dead} where id > $1 order by id limit $2");
        command.Parameters.Add(new NpgsqlParameter { Value = afterId, NpgsqlDbType = NpgsqlDbType.Uuid });
        command.Parameters.Add(new NpgsqlParameter { Value = max });
        return await command.ListAsync(ReadDead, cancel);
    }

    /// <summary>Sends a permanently failed job again, with all its attempts restored; null if there is no such job.</summary>
    public async Task<DeadJobView?> ReplayAsync(Guid id, CancellationToken cancel)
    {
        await using var command = database.CreateCommand($"{Dead} where id = $1");
        command.Parameters.Add(new NpgsqlParameter { Value = id });
        if ((await command.ListAsync(ReadDead, cancel)).SingleOrDefault() is not { } dead) return null;
        await jobs.Storage.DeadLetters.ReplayAsync(new DeadLetterEnvelopeQuery([id]), cancel);
        return dead with { Replaying = true };
    }

    private const string Dead =
        "select id, received_at, message_type, body, sent_at, exception_type, exception_message, coalesce(replayable, false) from "
            + $"{JobSettings.Schema}.wolverine_dead_letters";

    private const string Local = "local";

    private string[] Addresses() =>
    [
        .. jobs.Options.Transports.SelectMany(transport => transport.Endpoints())
            .Where(endpoint => endpoint.Role == EndpointRole.Application)
            .Where(
                endpoint =>
                    endpoint.Uri.Scheme == Local
                        ? endpoint.Subscriptions.Count > 0
                        : endpoint.Uri.Scheme == RabbitMqTransport.ProtocolName && endpoint.IsListener)
            .Select(endpoint => endpoint.Uri.ToString()),
    ];

    /// <summary>The name of a local queue or of a broker's queue.</summary>
    private static string Name(string address) => new Uri(address) is var queue && queue.Scheme == Local ? queue.Host : queue.Segments[^1];

    private static QueueView ReadQueue(NpgsqlDataReader reader) => new(
        reader.GetString(0),
        reader.GetInt64(1),
        reader.GetInt64(2),
        reader.GetInt64(3),
        reader.IsDBNull(4) ? null : reader.GetFieldValue<DateTimeOffset>(4),
        reader.GetInt64(5));

    private static DeadJobView ReadDead(NpgsqlDataReader reader) => new(
        reader.GetGuid(0).ToString(),
        Name(reader.GetString(1)),
        reader.GetString(2)[(reader.GetString(2).LastIndexOf('.') + 1)..],
        Encoding.UTF8.GetString(EnvelopeSerializer.Deserialize(reader.GetFieldValue<byte[]>(3)).Data ?? []),
        reader.IsDBNull(4) ? null : reader.GetFieldValue<DateTimeOffset>(4),
        reader.IsDBNull(5) ? null : reader.GetString(5),
        reader.IsDBNull(6) ? null : reader.GetString(6),
        reader.GetBoolean(7));
}
