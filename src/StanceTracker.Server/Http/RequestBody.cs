using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Events;
using StanceTracker.Ledger.Serialization;

namespace StanceTracker.Server.Http;

/// <summary>Reads bodies of requests.</summary>
internal static class RequestBody
{
    /// <summary>The largest body of one thing, in bytes.</summary>
    public const int MaxBytes = 1 << 20;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The body as text; or the answer where it is too large, not UTF-8 or of another media type than <paramref name="mediaTypes"/>.</summary>
    public static async Task<(string? Text, IResult? Answer)> ReadAsync(HttpContext context, int maxBytes, params string[] mediaTypes)
    {
        if (!Microsoft.Net.Http.Headers.MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type)
            || !mediaTypes.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase))
            return (null, Problems.Problem(Problems.UnsupportedMediaType, $"Content-Type is '{context.Request.ContentType}': expected {string.Join(" or ", mediaTypes)}.", "Content-Type"));
        if (context.Request.ContentLength > maxBytes) return (null, TooLarge(maxBytes));

        using var bytes = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0)
        {
            if (bytes.Length + read > maxBytes) return (null, TooLarge(maxBytes));
            bytes.Write(buffer, 0, read);
        }

        return Decode(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), maxBytes);
    }

    /// <summary>Bytes as text; or the answer where they are too many or not UTF-8.</summary>
    public static (string? Text, ProblemHttpResult? Answer) Decode(ReadOnlySpan<byte> bytes, int maxBytes)
    {
        if (bytes.Length > maxBytes) return (null, TooLarge(maxBytes));
        try
        {
            return (Utf8.GetString(bytes), null);
        }
        catch (DecoderFallbackException)
        {
            return (null, Problems.Problem(Problems.InvalidJson, "The body is not UTF-8."));
        }
    }

    /// <summary>The answer where <see cref="Parse(string, Type, ValueTuple{string, string}[])"/> came to no body; null where it came to one.</summary>
    public static ProblemHttpResult? Problem(Rejection? rejection, string? notJson) =>
        notJson is not null ? Problems.Problem(Problems.InvalidJson, notJson) : rejection is not null ? Problems.Problem(rejection) : null;

    /// <summary>The event that the body of a request proposes, with the body's text; or the answer where it is none.</summary>
    public static async Task<(string Text, LedgerEvent? Event, IResult? Answer)> ReadEventAsync(HttpContext context, EventType type, params (string Name, string Value)[] complete)
    {
        var (text, body, answer) = await ReadBodyAsync(context, type.Body, complete);
        return (text, (LedgerEvent?)body, answer);
    }

    /// <summary>The command that the body of a request is, with the body's text; or the answer where it is none.</summary>
    public static async Task<(string Text, TCommand? Command, IResult? Answer)> ReadCommandAsync<TCommand>(HttpContext context, params (string Name, string Value)[] complete) where TCommand : class
    {
        var (text, body, answer) = await ReadBodyAsync(context, typeof(TCommand), complete);
        return (text, (TCommand?)body, answer);
    }

    private static async Task<(string Text, object? Body, IResult? Answer)> ReadBodyAsync(HttpContext context, Type shape, (string Name, string Value)[] complete)
    {
        var (text, answer) = await ReadAsync(context, MaxBytes, Formats.Json);
        if (text is null) return ("", null, answer);
        var (body, rejection, notJson) = Parse(text, shape, complete);
        return (text, body, Problem(rejection, notJson));
    }

    /// <summary>What a body holds; or why it does not, naming the field.</summary>
    /// <param name="json">The body.</param>
    /// <param name="shape">The event, or the command, that it should be.</param>
    /// <param name="complete">Fields that the address already gives, or that the server chooses: put in where the body lacks them.</param>
    public static (object? Body, Rejection? Refusal, string? NotJson) Parse(string json, Type shape, params (string Name, string Value)[] complete) =>
        Parse(json, shape, EventJson.Strict, complete);

    /// <summary>The same for a shape that only these options know.</summary>
    public static (object? Body, Rejection? Refusal, string? NotJson) Parse(string json, Type shape, JsonSerializerOptions options, params (string Name, string Value)[] complete)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object) return (null, new Rejection(RejectionType.InvalidField, "The body must be a JSON object."), null);
            var lacking = complete.Where(field => !document.RootElement.TryGetProperty(field.Name, out _)).ToArray();
            var whole = lacking.Length == 0 ? json : Complete(document.RootElement, lacking);
            try
            {
                return (EventJson.Read(whole, shape, options), null, null);
            }
            catch (JsonException e)
            {
                return (null, JsonFault.From(e), null);
            }
        }
        catch (JsonException e)
        {
            return (null, null, NotJson(e));
        }
        catch (InvalidOperationException)
        {
            return (null, null, "The body has half a surrogate pair in a text.");
        }
    }

    /// <summary>Where a text stops being JSON.</summary>
    public static string NotJson(JsonException e) => $"The body is not JSON, at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.";

    /// <summary>SHA-256 over the parts of a request, told apart by their lengths.</summary>
    public static byte[] Hash(params ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }

        return hash.GetHashAndReset();
    }

    private static string Complete(JsonElement body, (string Name, string Value)[] lacking)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in lacking) writer.WriteString(name, value);
            foreach (var property in body.EnumerateObject()) property.WriteTo(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static ProblemHttpResult TooLarge(int maxBytes) => Problems.Problem(Problems.BodyTooLarge, $"The body is larger than {maxBytes} bytes.");
}
