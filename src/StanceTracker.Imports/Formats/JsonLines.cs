using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using StanceTracker.Domain;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Events;
using StanceTracker.Imports.Pipeline;
using StanceTracker.Imports.Reading;
using StanceTracker.Ledger;
using StanceTracker.Ledger.Serialization;
using StanceTracker.Ledger.Store;

namespace StanceTracker.Imports.Formats;

/// <summary>
/// StanceTracker's own format: each line is an event as the ledger exports it. <c>stream</c>, <c>type</c> and <c>data</c> are required;
/// <c>version</c> is optional and is the event's place in its stream. Author, time and position are accepted but ignored, since this ledger
/// assigns its own. Tombstones are ignored: they mark positions without an event.
/// </summary>
public static class JsonLines
{
    /// <summary>The format.</summary>
    public static ImportFormat Format { get; } = new(
        "jsonl",
        "JSON Lines from `stance export`: one event per line, {\"stream\": \"actor-iran\", \"type\": \"actor_introduced\", \"data\": "
            + "{...}}",
        (stream, _, cancel) => ReadAsync(stream, cancel));

    /// <summary>Reads the nonblank lines of a UTF-8 text.</summary>
    public static async IAsyncEnumerable<ImportLine> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await foreach (var line in TextLines.ReadAsync(stream, cancel))
        {
            if (Read(line) is { } read) yield return read;
        }
    }

    /// <summary>Writes events as lines and returns their number.</summary>
    public static Task<long> WriteAsync(IEnumerable<Command> events, Stream stream, CancellationToken cancel = default) =>
        JsonLinesWriter.WriteAsync(stream, events.ToAsyncEnumerable(), Write, cancel);

    private static void Write(Utf8JsonWriter json, Command command)
    {
        var type = EventRegistry.Standard.Get(command.Body);
        json.WriteStartObject();
        json.WriteString("stream"u8, command.Stream.ToString());
        json.WriteString("type"u8, type.StoredName);
        json.WritePropertyName("data"u8);
        JsonSerializer.Serialize(json, command.Body, EventJson.Stored.GetTypeInfo(type.Body));
        json.WriteEndObject();
    }

    private static ImportLine? Read(TextLine line)
    {
        var text = new LineText(line.Bytes.ToArray());
        if (!line.IsWhole) return Reject(null, $"The line is longer than {TextLines.MaxBytes} bytes.");
        if (!Utf8.IsValid(line.Bytes.Span)) return Reject(null, "The line is not valid UTF-8.");
        try
        {
            var envelope = JsonSerializer.Deserialize(line.Bytes.Span, EnvelopeJsonContext.Default.Envelope)
                ?? throw new JsonException("It must be a JSON object.");
            if (Tombstones.IsTombstone(envelope.Stream, envelope.Type)) return null;
            if (!StreamId.TryParse(envelope.Stream, out var stream))
            {
                var kinds = KebabEnum<StreamKind>.All;
                return Reject("stream", $"'{envelope.Stream}' is not a stream: expected one of {kinds}, a hyphen and an ID ({Slug.Rule}).");
            }

            if (!EventRegistry.Standard.TryFind(envelope.Type, out var type))
                return Reject("type", $"'{envelope.Type}' is not a known event type.");
            if (type.Stream != stream.Kind)
            {
                var (expected, actual) = (WithArticle(type.Stream), WithArticle(stream.Kind));
                return Reject("stream", $"{type.Alias} belongs on the stream of {expected}, not of {actual}.");
            }

            if (envelope.Version < 1)
                return Reject("version", "The version must be 1 or more.");
            var body = (LedgerEvent?)envelope.Data.Deserialize(EventJson.Strict.GetTypeInfo(type.Body));
            return body is null
                ? Reject("data", "The data must not be null.")
                : new ImportLine.Parsed(
                    line.Number,
                    text,
                    new Command(stream, body),
                    envelope.Version is { } version ? new ExpectedVersion(version - 1) : null);
        }
        catch (JsonException e)
        {
            return new ImportLine.Unreadable(line.Number, text, JsonFault.From(e));
        }

        ImportLine.Unreadable Reject(string? field, string reason) =>
            new(line.Number, text, new Rejection(RejectionType.InvalidField, reason, field));
    }

    private static string WithArticle(StreamKind kind) => $"{(kind == StreamKind.Actor ? "an" : "a")} {KebabEnum<StreamKind>.Format(kind)}";
}

/// <summary>A line whose body is not parsed yet.</summary>
internal sealed record Envelope(
    string Stream,
    string Type,
    JsonElement Data,
    long? Position = null,
    long? Version = null,
    DateTimeOffset? RecordedAt = null,
    string? RecordedBy = null,
    string? CorrelationId = null,
    string? CausationId = null);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(Envelope))]
internal sealed partial class EnvelopeJsonContext : JsonSerializerContext;
