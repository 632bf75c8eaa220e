using System.Text.Json;
using StanceTracker.Ledger.Reading;
using StanceTracker.Server.Http;

namespace StanceTracker.Server.Trails;

/// <summary>An event in a trail: when, who and why, and what it changed.</summary>
/// <param name="Position">Its place in the ledger.</param>
/// <param name="Stream">The stream that it lies in: that of the thing itself, or of another whose event touched it.</param>
/// <param name="Version">Its place in that stream.</param>
/// <param name="Type">Its type.</param>
/// <param name="RecordedAt">When.</param>
/// <param name="RecordedBy">By whom.</param>
/// <param name="CorrelationId">What it belongs together with.</param>
/// <param name="CausationId">What made it happen.</param>
/// <param name="Reason">Why, where the event gives a reason.</param>
/// <param name="Changes">What it changed of what the stream tells, field by field.</param>
/// <param name="Data">Its body.</param>
internal sealed record TrailEntry(
    long Position,
    string Stream,
    long Version,
    string Type,
    DateTimeOffset RecordedAt,
    string RecordedBy,
    string? CorrelationId,
    string? CausationId,
    string? Reason,
    IReadOnlyList<FieldChange> Changes,
    JsonElement Data)
{
    /// <summary>How an entry is written as CSV.</summary>
    public static Table<TrailEntry> Table { get; } = new(
        ("position", e => e.Position),
        ("stream", e => e.Stream),
        ("version", e => e.Version),
        ("type", e => e.Type),
        ("recordedAt", e => e.RecordedAt),
        ("recordedBy", e => e.RecordedBy),
        ("correlationId", e => e.CorrelationId),
        ("causationId", e => e.CausationId),
        ("reason", e => e.Reason),
        ("changes", e => string.Join("; ", e.Changes)),
        ("data", e => e.Data.GetRawText()));

    /// <summary>Shows an event with what it changed.</summary>
    public static TrailEntry From(LedgerEntry entry, IReadOnlyList<FieldChange> changes)
    {
        using var data = JsonDocument.Parse(entry.Data);
        var reason = data.RootElement.TryGetProperty("reason", out var given) ? given.GetString() : null;
        return new TrailEntry(
            entry.Position, entry.Stream, entry.Version, entry.Type, entry.RecordedAt, entry.RecordedBy, entry.CorrelationId, entry.CausationId, reason, changes, data.RootElement.Clone());
    }
}
