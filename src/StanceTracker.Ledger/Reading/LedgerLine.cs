using System.Globalization;
using System.Text.Json;

namespace StanceTracker.Ledger.Reading;

/// <summary>
/// An event of the ledger as one JSON object, in answers and in exports. An exported ledger, imported into an empty one, gives the same
/// answers.
/// </summary>
public static class LedgerLine
{
    /// <summary>To the microsecond, PostgreSQL's resolution: always 27 characters, so that times sort as text.</summary>
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    /// <summary>
    /// Writes <c>{position, stream, version, type, recordedAt, recordedBy, correlationId, causationId, data}</c>; missing values are null.
    /// </summary>
    public static void Write(Utf8JsonWriter json, LedgerEntry entry)
    {
        json.WriteStartObject();
        json.WriteNumber("position"u8, entry.Position);
        json.WriteString("stream"u8, entry.Stream);
        json.WriteNumber("version"u8, entry.Version);
        json.WriteString("type"u8, entry.Type);
        json.WriteString("recordedAt"u8, entry.RecordedAt.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture));
        json.WriteString("recordedBy"u8, entry.RecordedBy);
        json.WriteString("correlationId"u8, entry.CorrelationId);
        json.WriteString("causationId"u8, entry.CausationId);
        json.WritePropertyName("data"u8);
        json.WriteRawValue(entry.Data, skipInputValidation: true);
        json.WriteEndObject();
    }
}
