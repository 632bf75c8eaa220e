using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
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
/// Our own format: a line is an event as the ledger shows it. Of its members <c>stream</c>, <c>type</c> and <c>data</c> are needed; <c>version</c>, where it is given, is the
/// event's place in its stream; who recorded it, when and where in its ledger is read and left, for this ledger records it anew. A line of a tombstone is left: nothing was recorded there.
/// </summary>
public static class JsonLines
{
    /// <summary>How many bytes are written to a file at once.</summary>
    private const int WriteAtOnce = 1 << 16;

    /// <summary>The format.</summary>
    public static ImportFormat Format { get; } = new(
        "jsonl", "JSON Lines as `stance export` writes them: an event per line, {\"stream\": \"actor-iran\", \"type\": \"actor_introduced\", \"data\": {...}}", (stream, _, cancel) => ReadAsync(stream, cancel));

    /// <summary>The lines of a text in UTF-8 that are not blank.</summary>
    public static async IAsyncEnumerable<ImportLine> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await foreach (var line in TextLines.ReadAsync(stream, cancel))
        {
            if (Read(line) is { } read) yield return read;
        }
    }

    /// <summary>Writes events as lines.</summary>
    /// <returns>How many.</returns>
    public static async Task<long> WriteAsync(IEnumerable<Command> events, Stream stream, CancellationToken cancel = default)
    {
        var buffer = new ArrayBufferWriter<byte>(WriteAtOnce);
        await using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        var count = 0L;
        foreach (var (of, body) in events)
        {
            var type = EventRegistry.Standard.Get(body);
            json.WriteStartObject();
            json.WriteString("stream"u8, of.ToString());
            json.WriteString("type"u8, type.StoredName);
            json.WritePropertyName("data"u8);
            JsonSerializer.Serialize(json, body, EventJson.Stored.GetTypeInfo(type.Body));
            json.WriteEndObject();
            await json.FlushAsync(cancel);
            json.Reset();
            buffer.Write("\n"u8);
            count++;
            if (buffer.WrittenCount >= WriteAtOnce) await FlushAsync();
        }

        await FlushAsync();
        return count;

        async Task FlushAsync()
        {
            await stream.WriteAsync(buffer.WrittenMemory, cancel);
            buffer.ResetWrittenCount();
        }
    }

    private static ImportLine? Read(TextLine line)
    {
        var text = new LineText(line.Bytes.ToArray());
        if (!line.IsWhole) return Refuse(null, $"The line is longer than {TextLines.MaxBytes} bytes.");
        if (!Utf8.IsValid(line.Bytes.Span)) return Refuse(null, "The line is not valid UTF-8.");
        try
        {
            var envelope = JsonSerializer.Deserialize(line.Bytes.Span, EnvelopeJsonContext.Default.Envelope) ?? throw new JsonException("It must be a JSON object.");
            if (Tombstones.IsTombstone(envelope.Stream, envelope.Type)) return null;
            if (!StreamId.TryParse(envelope.Stream, out var stream))
                return Refuse("stream", $"'{envelope.Stream}' is not a stream: one of {KebabEnum<StreamKind>.All}, a hyphen and an id ({Slug.Rule}).");
            if (!EventRegistry.Standard.TryFind(envelope.Type, out var type))
                return Refuse("type", $"'{envelope.Type}' is not a type of event that this program knows.");
            if (type.Stream != stream.Kind)
                return Refuse("stream", $"{type.Alias} belongs on the stream of {Article(type.Stream)}, not of {Article(stream.Kind)}.");
            if (envelope.Version < 1)
                return Refuse("version", "A version is 1 or more.");
            var body = (LedgerEvent?)envelope.Data.Deserialize(EventJson.Strict.GetTypeInfo(type.Body));
            return body is null
                ? Refuse("data", "The body must not be null.")
                : new ImportLine.Parsed(line.Number, text, new Command(stream, body), envelope.Version is { } version ? new ExpectedVersion(version - 1) : null);
        }
        catch (JsonException e)
        {
            return new ImportLine.Unreadable(line.Number, text, JsonFault.From(e));
        }

        ImportLine.Unreadable Refuse(string? field, string reason) => new(line.Number, text, new Rejection(RejectionType.InvalidField, reason, field));
    }

    private static string Article(StreamKind kind) => $"{(kind == StreamKind.Actor ? "an" : "a")} {KebabEnum<StreamKind>.Format(kind)}";
}

/// <summary>A line before its body is read.</summary>
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
