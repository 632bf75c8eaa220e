using System.Security.Cryptography;
using System.Text;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Stances.Method;
using StanceTracker.Domain.Statements;

namespace StanceTracker.Server.Alerts;

/// <summary>The body of a webhook, as Standard Webhooks defines it.</summary>
/// <param name="Type"><see cref="StanceCrossed"/>.</param>
/// <param name="Timestamp">When the event was recorded.</param>
/// <param name="Data">What happened.</param>
internal sealed record WebhookMessage(string Type, DateTimeOffset Timestamp, CrossingData Data)
{
    /// <summary>An event moved a stance across a threshold.</summary>
    public const string StanceCrossed = "stance.crossed";
}

/// <summary>
/// How an event moved a stance across a threshold. Both stances are as of the day the event was recorded; the one before is as known at the
/// previous position.
/// </summary>
internal sealed record CrossingData(
    string Alert,
    long Position,
    string Event,
    StatementId? Statement,
    DateTimeOffset RecordedAt,
    string RecordedBy,
    ActorId Holder,
    ActorId Target,
    double Threshold,
    Direction Direction,
    double? Before,
    double? After,
    StanceLabel LabelBefore,
    StanceLabel LabelAfter,
    DateOnly AsOf,
    long KnownAt,
    string Scores,
    double HalfLifeDays);

/// <summary>The secret that signs an alert's deliveries (Standard Webhooks 1.0.0, symmetric).</summary>
internal static class WebhookSecret
{
    private const string Prefix = "whsec_";
    private const int MinBytes = 24, MaxBytes = 64, GeneratedBytes = 32;

    /// <summary>The format in words, for error messages.</summary>
    public static readonly string Rule = $"'{Prefix}' and the base64 of {MinBytes} to {MaxBytes} bytes";

    /// <summary>Generates a random secret.</summary>
    public static byte[] Generate() => RandomNumberGenerator.GetBytes(GeneratedBytes);

    /// <summary>Parses a secret; null if it is malformed.</summary>
    public static byte[]? Read(string text)
    {
        if (!text.StartsWith(Prefix, StringComparison.Ordinal)) return null;
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text[Prefix.Length..], bytes, out var length) && length is >= MinBytes and <= MaxBytes
            ? bytes[..length]
            : null;
    }

    /// <summary>Formats a secret.</summary>
    public static string Write(byte[] secret) => Prefix + Convert.ToBase64String(secret);

    /// <summary>The header <c>webhook-signature</c> of a message.</summary>
    /// <param name="secret">The bytes of the secret.</param>
    /// <param name="id">The header <c>webhook-id</c>.</param>
    /// <param name="timestamp">The header <c>webhook-timestamp</c>: seconds since 1970.</param>
    /// <param name="body">The request body.</param>
    public static string Sign(byte[] secret, string id, long timestamp, string body) =>
        $"v1,{Convert.ToBase64String(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{id}.{timestamp}.{body}")))}";
}
