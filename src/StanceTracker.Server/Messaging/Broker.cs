using RabbitMQ.Client;
using Wolverine;
using Wolverine.RabbitMQ.Internal;
using Wolverine.Runtime;
using Wolverine.Transports.Sending;

namespace StanceTracker.Server.Messaging;

/// <summary>Where a message goes.</summary>
internal enum PublicationTarget
{
    /// <summary>The queue of refusals.</summary>
    Refusals,

    /// <summary>The exchange of events.</summary>
    Events,
}

/// <summary>A message to the broker.</summary>
/// <param name="To">Where it goes.</param>
/// <param name="Id">Its id.</param>
/// <param name="Type">What it tells of; the exchange routes by it.</param>
/// <param name="Body">Its body.</param>
internal sealed record Publication(PublicationTarget To, string Id, string Type, byte[] Body)
{
    /// <summary>What the body is.</summary>
    public required string ContentType { get; init; }

    /// <summary>What it belongs together with; empty is nothing.</summary>
    public string CorrelationId { get; init; } = "";

    /// <summary>The program that it is from; empty is unknown.</summary>
    public string Application { get; init; } = "";

    /// <summary>When what it tells of was recorded.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Further headers.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}

/// <summary>
/// Sends messages to the broker, each until the broker has confirmed that it keeps it. Wolverine's own outbox does not serve here: it confirms nothing, and after a crash it sends what it finds in no order.
/// Nor is one needed: what is sent lies in the ledger, or in the inbox, until it is confirmed.
/// </summary>
internal sealed class Broker(IWolverineRuntime messages, ILogger<Broker> log)
{
    private static readonly TimeSpan OutageWait = TimeSpan.FromSeconds(1);

    /// <summary>Sends a message, and waits for a broker that is away.</summary>
    public async Task PublishAsync(Publication publication, CancellationToken cancel)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                var sender = ((InlineSendingAgent)messages.Endpoints.GetOrBuildSendingAgent(Address(publication.To))).Sender;
                await sender.SendAsync(new Envelope(publication) { Data = publication.Body, TopicName = publication.Type }).AsTask().WaitAsync(cancel);
                return;
            }
            catch (Exception e) when (e is not OperationCanceledException || !cancel.IsCancellationRequested)
            {
                // Whatever it is, the broker has not confirmed it; and there is nothing else to be done than to go on trying.
                if (tries == 0) log.LogWarning("The broker does not take messages; they wait for it: {Reason}", e.Message);
                await Task.Delay(OutageWait, cancel);
            }
        }
    }

    private static Uri Address(PublicationTarget destination) => destination switch
    {
        PublicationTarget.Refusals => new Uri($"{RabbitMqTransport.ProtocolName}://queue/{MessagingSettings.Refusals}"),
        PublicationTarget.Events => new Uri($"{RabbitMqTransport.ProtocolName}://exchange/{MessagingSettings.Events}"),
        _ => throw new ArgumentOutOfRangeException(nameof(destination), destination, "Not a destination."),
    };
}

/// <summary>Gives messages to the broker, to be kept on disk.</summary>
internal sealed class PublicationMapper : IRabbitMqEnvelopeMapper
{
    /// <inheritdoc/>
    public void MapEnvelopeToOutgoing(Envelope envelope, IBasicProperties outgoing)
    {
        var publication = (Publication)envelope.Message!;
        outgoing.Persistent = true;
        if (publication.Id.Length > 0) outgoing.MessageId = publication.Id;
        if (publication.Type.Length > 0) outgoing.Type = publication.Type;
        if (publication.ContentType.Length > 0) outgoing.ContentType = publication.ContentType;
        if (publication.CorrelationId.Length > 0) outgoing.CorrelationId = publication.CorrelationId;
        if (publication.Application.Length > 0) outgoing.AppId = publication.Application;
        if (publication.At is { } at) outgoing.Timestamp = new AmqpTimestamp(at.ToUnixTimeSeconds());
        foreach (var (name, value) in publication.Headers) outgoing.Headers![name] = value;
    }

    /// <inheritdoc/>
    public void MapIncomingToEnvelope(Envelope envelope, IReadOnlyBasicProperties incoming) => throw new NotSupportedException("Nothing comes from where it is sent to.");
}
