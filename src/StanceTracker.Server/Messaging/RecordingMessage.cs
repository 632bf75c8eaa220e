using System.Globalization;
using System.Text;
using System.Text.Json;
using RabbitMQ.Client;
using Wolverine;
using Wolverine.RabbitMQ.Internal;
using Wolverine.Util;

namespace StanceTracker.Server.Messaging;

/// <summary>Something to be recorded, as it came from the broker: whether it can be is seen later.</summary>
/// <param name="Id">The message's id; empty if it came without.</param>
/// <param name="Type">What it asks for: <c>RecordStatement</c>, <c>IntroduceActor</c> or <c>RegisterDocument</c>.</param>
/// <param name="CorrelationId">What it belongs together with; empty if it does not say.</param>
/// <param name="Application">The program that sent it; empty if it does not say.</param>
/// <param name="ContentType">What the body is said to be; empty if it does not say.</param>
/// <param name="Headers">Its headers, as texts.</param>
/// <param name="Body">Its body.</param>
/// <param name="Tries">How often it was put off since something that it names was not there.</param>
public sealed record RecordingMessage(
    string Id, string Type, string CorrelationId, string Application, string ContentType, IReadOnlyDictionary<string, string> Headers, byte[] Body, int Tries = 0);

/// <summary>
/// Takes messages from the broker. What is wrong with one is for the recorder to say, so any is taken. One that cannot be kept, since the database is away, Wolverine acknowledges and sends to the queue again: it
/// goes there as it was taken, and is known by its content type.
/// </summary>
internal sealed class RecordingMessageMapper : IRabbitMqEnvelopeMapper
{
    private const string Taken = "application/vnd.stancetracker.recording+json";

    /// <inheritdoc/>
    public void MapIncomingToEnvelope(Envelope envelope, IReadOnlyBasicProperties incoming)
    {
        // The envelope is one delivery of the message. If it is delivered twice, the ledger knows it by the message's own id.
        envelope.Id = Guid.CreateVersion7();
        envelope.MessageType = typeof(RecordingMessage).ToMessageTypeName();
        envelope.ContentType = EnvelopeConstants.JsonContentType;
        if (incoming.ContentType == Taken) return;
        var message = new RecordingMessage(
            incoming.MessageId ?? "",
            incoming.Type ?? "",
            incoming.CorrelationId ?? "",
            incoming.AppId ?? "",
            incoming.ContentType ?? "",
            (incoming.Headers ?? new Dictionary<string, object?>()).ToDictionary(header => header.Key, header => Text(header.Value)),
            envelope.Data ?? []);
        envelope.Data = JsonSerializer.SerializeToUtf8Bytes(message);
    }

    /// <inheritdoc/>
    public void MapEnvelopeToOutgoing(Envelope envelope, IBasicProperties outgoing)
    {
        outgoing.Persistent = true;
        outgoing.ContentType = Taken;
    }

    private static string Text(object? header) => header is byte[] bytes ? Encoding.UTF8.GetString(bytes) : Convert.ToString(header, CultureInfo.InvariantCulture) ?? "";
}
