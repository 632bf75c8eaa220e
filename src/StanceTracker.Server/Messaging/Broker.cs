using RabbitMQ.Client;
using StanceTracker.Ledger;
using Wolverine;
using Wolverine.RabbitMQ.Internal;
using Wolverine.Runtime;
using Wolverine.Transports.Sending;

namespace StanceTracker.Server.Messaging;

/// <summary>Where a message goes.</summary>
internal enum PublicationTarget
{
    /// <summary>The queue of rejected messages.</summary>
    Rejections,

    /// <summary>The exchange of events.</summary>
    Events,
}

/// <summary>A message to the broker.</summary>
/// <param name="To">Where it goes.</param>
/// <param name="Id">The AMQP message ID.</param>
/// <param name="Type">The message type, which is the routing key of the exchange.</param>
/// <param name="Body">The body.</param>
internal sealed record Publication(PublicationTarget To, string Id, string Type, byte[] Body)
{
    /// <summary>The media type of the body.</summary>
    public required string ContentType { get; init; }

    /// <summary>The correlation ID; empty if there is none.</summary>
    public string CorrelationId { get; init; } = "";

    /// <summary>The sending program; empty if unknown.</summary>
    public string Application { get; init; } = "";

    /// <summary>When the event was recorded.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Further headers.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}

/// <summary>
/// Sends messages to the broker and waits for its confirmation of each. Wolverine's outbox would not do: it does not wait for
/// confirmations, and after a crash it sends what it finds in no particular order. Nor is it needed: until it is confirmed, a message is
/// still in the ledger or in the inbox.
/// </summary>
internal sealed class Broker(IWolverineRuntime messages, ILogger<Broker> log)
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    /// <summary>Sends a message, retrying until the broker confirms it.</summary>
    public Task PublishAsync(Publication publication, CancellationToken cancel) => RetryLoop.UntilSuccessAsync(
        stop =>
        {
            var sender = ((InlineSendingAgent)messages.Endpoints.GetOrBuildSendingAgent(Address(publication.To))).Sender;
            var envelope = new Envelope(publication) { Data = publication.Body, TopicName = publication.Type };
            return sender.SendAsync(envelope).AsTask().WaitAsync(stop);
        },
        RetryDelay,
        isTransient: _ => true, // Whatever the error is, the broker has not confirmed the message.
        (e, failures) =>
        {
            if (failures == 1) log.LogWarning("The broker does not accept messages; retrying until it does: {Reason}", e.Message);
        },
        cancel);

    private static Uri Address(PublicationTarget destination) => destination switch
    {
        PublicationTarget.Rejections => new Uri($"{RabbitMqTransport.ProtocolName}://queue/{MessagingSettings.Rejections}"),
        PublicationTarget.Events => new Uri($"{RabbitMqTransport.ProtocolName}://exchange/{MessagingSettings.Events}"),
        _ => throw new ArgumentOutOfRangeException(nameof(destination), destination, "Unknown destination."),
    };
}

/// <summary>Maps publications to AMQP messages, which the broker keeps on disk.</summary>
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
    public void MapIncomingToEnvelope(Envelope envelope, IReadOnlyBasicProperties incoming) =>
        throw new NotSupportedException("Publications are only sent, never received.");
}
