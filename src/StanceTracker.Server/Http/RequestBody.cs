using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using StanceTracker.Domain.Commands;
using StanceTracker.Ledger.Serialization;

namespace StanceTracker.Server.Http;

/// <summary>Reads bodies of requests.</summary>
internal static class RequestBody
{
    /// <summary>The largest body of one thing, in bytes.</summary>
    public const int MaxBytes = 1 << 20;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads the body as text of one of some media types.</summary>
    public static async Task<Parsed<string>> ReadAsync(HttpContext context, int maxBytes, params string[] mediaTypes)
    {
        if (!Microsoft.Net.Http.Headers.MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type)
            || !mediaTypes.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase))
        {
            var expected = $"Content-Type is '{context.Request.ContentType}': expected {string.Join(" or ", mediaTypes)}.";
            return Problems.Problem(Problems.UnsupportedMediaType, expected, "Content-Type");
        }

        if (context.Request.ContentLength > maxBytes) return TooLarge(maxBytes);
        using var bytes = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0)
        {
            if (bytes.Length + read > maxBytes) return TooLarge(maxBytes);
            bytes.Write(buffer, 0, read);
        }

        return Decode(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), maxBytes);
    }

    /// <summary>Reads bytes as UTF-8.</summary>
    public static Parsed<string> Decode(ReadOnlySpan<byte> bytes, int maxBytes)
    {
        if (bytes.Length > maxBytes) return TooLarge(maxBytes);
        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Problems.Problem(Problems.InvalidJson, "The body is not UTF-8.");
        }
    }

    /// <summary>Reads a JSON body: an event, or a command.</summary>
    /// <param name="context">The request.</param>
    /// <param name="complete">Fields that the path already gives: filled in if the body omits them.</param>
    public static async Task<Parsed<JsonBody<T>>> ReadAsync<T>(
        HttpContext context, params (string Name, string Value)[] complete) where T : class
    {
        if (!(await ReadAsync(context, MaxBytes, Formats.Json)).TryGet(out var json, out var problem)) return problem;
        if (!Parse<T>(json, complete).TryGet(out var body, out problem)) return problem;
        return new JsonBody<T>(json, body);
    }

    /// <summary>Reads an event or a command from JSON; a problem names the field.</summary>
    /// <param name="json">The body.</param>
    /// <param name="complete">Fields that the path already gives, or that the server chooses: filled in if the body omits them.</param>
    public static Parsed<T> Parse<T>(string json, params (string Name, string Value)[] complete) where T : class =>
        Parse<T>(json, EventJson.Strict, complete);

    /// <summary>Reads a type that only these options know.</summary>
    public static Parsed<T> Parse<T>(
        string json, JsonSerializerOptions options, params (string Name, string Value)[] complete) where T : class
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return Problems.Problem(new Rejection(RejectionType.InvalidField, "The body must be a JSON object."));
            var missing = complete.Where(field => !document.RootElement.TryGetProperty(field.Name, out _)).ToArray();
            var whole = missing.Length == 0 ? json : Complete(document.RootElement, missing);
            try
            {
                return (T)EventJson.Read(whole, typeof(T), options);
            }
            catch (JsonException e)
            {
                return Problems.Problem(JsonFault.From(e));
            }
        }
        catch (JsonException e)
        {
            return NotJson(e);
        }
        catch (InvalidOperationException)
        {
            return Problems.Problem(Problems.InvalidJson, "The body has an unpaired surrogate in a text.");
        }
    }

    /// <summary>The problem of a text that is not JSON, with the place where it stops being it.</summary>
    public static ProblemHttpResult NotJson(JsonException e) =>
        Problems.Problem(Problems.InvalidJson, $"The body is not JSON, at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.");

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

    private static string Complete(JsonElement body, (string Name, string Value)[] missing)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in missing) writer.WriteString(name, value);
            foreach (var property in body.EnumerateObject()) property.WriteTo(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static ProblemHttpResult TooLarge(int maxBytes) =>
        Problems.Problem(Problems.BodyTooLarge, $"The body is larger than {maxBytes} bytes.");
}
