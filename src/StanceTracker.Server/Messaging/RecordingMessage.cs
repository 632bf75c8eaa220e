using System.Globalization;
using System.Text;
using System.Text.Json;
using RabbitMQ.Client;
using Wolverine;
using Wolverine.RabbitMQ.Internal;
using Wolverine.Util;

namespace StanceTracker.Server.Messaging;

/// <summary>A message to record, as received from the broker and not yet validated. Missing properties are empty.</summary>
/// <param name="Id">The message ID.</param>
/// <param name="Type">The command: <c>RecordStatement</c>, <c>IntroduceActor</c> or <c>RegisterDocument</c>.</param>
/// <param name="CorrelationId">The correlation ID.</param>
/// <param name="Application">The program that sent it.</param>
/// <param name="ContentType">The media type of the body.</param>
/// <param name="Headers">The headers, as text.</param>
/// <param name="Body">The body.</param>
/// <param name="Tries">How often it was postponed because something it names did not exist yet.</param>
public sealed record RecordingMessage(
    string Id,
    string Type,
    string CorrelationId,
    string Application,
    string ContentType,
    IReadOnlyDictionary<string, string> Headers,
    byte[] Body,
    int Tries = 0);

/// <summary>
/// Receives messages from the broker. It accepts any message; the recorder validates them. If a message cannot be stored because the
/// database is unavailable, Wolverine acknowledges it and sends it back to the queue, already mapped; it is recognized by its content type.
/// </summary>
internal sealed class RecordingMessageMapper : IRabbitMqEnvelopeMapper
{
    private const string Requeued = "application/vnd.stancetracker.recording+json";

    /// <inheritdoc/>
    public void MapIncomingToEnvelope(Envelope envelope, IReadOnlyBasicProperties incoming)
    {
        // The envelope's ID is that of the delivery. The message's own ID keeps a redelivered message from being recorded twice.
        envelope.Id = Guid.CreateVersion7();
        envelope.MessageType = typeof(RecordingMessage).ToMessageTypeName();
        envelope.ContentType = EnvelopeConstants.JsonContentType;
        if (incoming.ContentType == Requeued) return;
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
        outgoing.ContentType = Requeued;
    }

    private static string Text(object? header) =>
        header is byte[] bytes ? Encoding.UTF8.GetString(bytes) : Convert.ToString(header, CultureInfo.InvariantCulture) ?? "";
}
