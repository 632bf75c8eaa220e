using System.Text.Json;
using StanceTracker.Ledger.Reading;
using StanceTracker.Server.Http;

namespace StanceTracker.Server.Trails;

/// <summary>An event in the history of a statement, actor, document or claim: who recorded it, when and why, and what it changed.</summary>
/// <param name="Position">The event's ledger position.</param>
/// <param name="Stream">The stream that holds the event: the entity's own or a related one.</param>
/// <param name="Version">The event's version in that stream.</param>
/// <param name="Type">The event's type.</param>
/// <param name="RecordedAt">When it was recorded.</param>
/// <param name="RecordedBy">Who recorded it.</param>
/// <param name="CorrelationId">Groups the events of one piece of work.</param>
/// <param name="CausationId">What caused the event.</param>
/// <param name="Reason">Why, if the event states a reason.</param>
/// <param name="Changes">What it changed, field by field.</param>
/// <param name="Data">The event's body.</param>
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
    /// <summary>The CSV columns.</summary>
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

    /// <summary>The view of an event and what it changed.</summary>
    public static TrailEntry From(LedgerEntry entry, IReadOnlyList<FieldChange> changes)
    {
        using var data = JsonDocument.Parse(entry.Data);
        var reason = data.RootElement.TryGetProperty("reason", out var given) ? given.GetString() : null;
        return new TrailEntry(
            entry.Position,
            entry.Stream,
            entry.Version,
            entry.Type,
            entry.RecordedAt,
            entry.RecordedBy,
            entry.CorrelationId,
            entry.CausationId,
            reason,
            changes,
            data.RootElement.Clone());
    }
}
