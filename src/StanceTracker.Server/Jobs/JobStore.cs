using System.ComponentModel;
using System.Text;
using Npgsql;
using NpgsqlTypes;
using Wolverine.Configuration;
using Wolverine.Persistence.Durability.DeadLetterManagement;
using Wolverine.RabbitMQ.Internal;
using Wolverine.Runtime;
using Wolverine.Runtime.Serialization;

namespace StanceTracker.Server.Jobs;

/// <summary>A queue of jobs as it is shown.</summary>
internal sealed record QueueView(
    [property: Description("Its name.")] string Queue,
    [property: Description("How many jobs wait for a server to take them.")] long Waiting,
    [property: Description("How many a server has taken: they run, or are next there.")] long Running,
    [property: Description("How many are scheduled for later: they wait for their time, or are to be tried again.")] long Scheduled,
    [property: Description("When the first of these is due; null if none is scheduled.")] DateTimeOffset? NextDue,
    [property: Description("How many failed for good.")] long Dead);

/// <summary>A job that failed for good, as it is shown.</summary>
internal sealed record DeadJobView(
    [property: Description("Its id.")] string Id,
    [property: Description("The queue that it was in.")] string Queue,
    [property: Description("What it was to do: the type of its message.")] string Job,
    [property: Description("What it was to do it with: the message, as JSON.")] string Message,
    [property: Description("When it was sent.")] DateTimeOffset? SentAt,
    [property: Description("The type of the error of its last try.")] string? ErrorType,
    [property: Description("The error.")] string? Error,
    [property: Description("Whether it is about to be sent again.")] bool Replaying);

/// <summary>Looks into the tables in which Wolverine keeps jobs.</summary>
/// <param name="database">Connections of the application's role.</param>
/// <param name="jobs">Knows the queues, and sends dead jobs again.</param>
internal sealed class JobStore(NpgsqlDataSource database, IWolverineRuntime jobs)
{
    /// <summary>The queues, in the order of their names.</summary>
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
            left join {JobSettings.Schema}.wolverine_incoming_envelopes i on i.received_at = q.address and i.status in ('Incoming', 'Scheduled')
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
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var views = new List<QueueView>();
        while (await reader.ReadAsync(cancel))
        {
            views.Add(new QueueView(
                reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3), reader.IsDBNull(4) ? null : reader.GetFieldValue<DateTimeOffset>(4), reader.GetInt64(5)));
        }

        return views;
    }

    /// <summary>The jobs that failed for good, in the order of their ids.</summary>
    public async Task<IReadOnlyList<DeadJobView>> DeadAsync(string? after, int max, CancellationToken cancel)
    {
        var behind = Guid.TryParse(after, out var id) ? id : Guid.Empty;
        await using var command = database.CreateCommand($"{Dead} where id > $1 order by id limit $2");
        command.Parameters.Add(new NpgsqlParameter { Value = behind, NpgsqlDbType = NpgsqlDbType.Uuid });
        command.Parameters.Add(new NpgsqlParameter { Value = max });
        return await ReadAsync(command, cancel);
    }

    /// <summary>Sends a job that failed for good again, with all its tries before it; null if there is none of that id.</summary>
    public async Task<DeadJobView?> ReplayAsync(Guid id, CancellationToken cancel)
    {
        await using var command = database.CreateCommand($"{Dead} where id = $1");
        command.Parameters.Add(new NpgsqlParameter { Value = id });
        if ((await ReadAsync(command, cancel)).SingleOrDefault() is not { } dead) return null;
        await jobs.Storage.DeadLetters.ReplayAsync(new DeadLetterEnvelopeQuery([id]), cancel);
        return dead with { Replaying = true };
    }

    private const string Dead =
        $"select id, received_at, message_type, body, sent_at, exception_type, exception_message, coalesce(replayable, false) from {JobSettings.Schema}.wolverine_dead_letters";

    private const string Local = "local";

    private string[] Addresses() =>
    [
        .. jobs.Options.Transports.SelectMany(transport => transport.Endpoints())
            .Where(endpoint => endpoint.Role == EndpointRole.Application)
            .Where(endpoint => endpoint.Uri.Scheme == Local ? endpoint.Subscriptions.Count > 0 : endpoint.Uri.Scheme == RabbitMqTransport.ProtocolName && endpoint.IsListener)
            .Select(endpoint => endpoint.Uri.ToString()),
    ];

    /// <summary>The name of a queue of this program's, or of a broker's.</summary>
    private static string Name(string address) => new Uri(address) is var queue && queue.Scheme == Local ? queue.Host : queue.Segments[^1];

    private static async Task<IReadOnlyList<DeadJobView>> ReadAsync(NpgsqlCommand command, CancellationToken cancel)
    {
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var dead = new List<DeadJobView>();
        while (await reader.ReadAsync(cancel))
        {
            dead.Add(new DeadJobView(
                reader.GetGuid(0).ToString(),
                Name(reader.GetString(1)),
                reader.GetString(2)[(reader.GetString(2).LastIndexOf('.') + 1)..],
                Encoding.UTF8.GetString(EnvelopeSerializer.Deserialize(reader.GetFieldValue<byte[]>(3)).Data ?? []),
                reader.IsDBNull(4) ? null : reader.GetFieldValue<DateTimeOffset>(4),
                reader.IsDBNull(5) ? null : reader.GetString(5),
                reader.IsDBNull(6) ? null : reader.GetString(6),
                reader.GetBoolean(7)));
        }

        return dead;
    }
}
