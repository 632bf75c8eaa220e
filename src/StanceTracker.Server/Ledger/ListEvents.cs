using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using StanceTracker.Ledger.Reading;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;

namespace StanceTracker.Server.Ledger;

/// <summary><c>GET /api/ledger/events</c>: the ledger itself. NDJSON streams all of it.</summary>
internal static class ListEvents
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/ledger/events", HandleAsync)
        .WithListMetadata<ListAnswer<LedgerEntry>>("List the ledger's events; NDJSON streams all of them.");

    public static async Task<IResult> HandleAsync(
        HttpContext context,
        [FromQuery, Description("Only events after this position.")] PositionParameter? after,
        [AsParameters] EventParameters events,
        [FromQuery, Description("Only events recorded by this analyst.")] TextParameter? by,
        [FromQuery(Name = "knownAt"), Description("Only events up to this position, or recorded by this instant or day.")]
        KnownAtParameter? known,
        [FromQuery, Description("`asc` (default): the oldest first. `desc`: the newest first.")] NameParameter<LedgerOrder>? order,
        [AsParameters] PageParameters page,
        KnownAt knownAt,
        LedgerReader ledger,
        CancellationToken cancel)
    {
        if (page.ProblemOf(Cursor.IsNumber) is { } problem) return problem;

        // The export ends at the head at the time of the request, whatever is written meanwhile.
        var upTo = await knownAt.FindAsync(known?.Value, cancel) ?? await ledger.HeadAsync(cancel);
        string[]? types = events.Type?.Value is { } type ? [type] : null;
        var filter = new LedgerFilter(after?.Value ?? 0, upTo.Value, events.Stream?.Value, types, by?.Value);
        var ordering = order?.Value ?? LedgerOrder.Asc;
        if (page.Cursor?.Value is { } keys)
            filter = ordering == LedgerOrder.Asc
                ? filter with { After = Cursor.Number(keys) }
                : filter with { UpTo = Cursor.Number(keys) - 1 };
        var format = Formats.Negotiate(context, Format.Json, Format.Csv, Format.Ndjson);
        if (format != Format.Json)
        {
            var all = ledger.ReadAsync(filter, page.Limit?.Value, ordering, cancel);
            return format == Format.Csv ? ListResult.Csv(Table, all) : ListResult.Ndjson(all);
        }

        var count = (int)(page.Limit?.Value ?? ListResult.DefaultLimit);
        var entries = await ledger.ReadAsync(filter, count + 1, ordering, cancel).ToListAsync(cancel);
        var part = entries.Take(count).ToArray();
        var next = entries.Count > count ? ListResult.Address(context.Request, [$"{part[^1].Position}"], null) : null;
        return TypedResults.Json(new ListAnswer<LedgerEntry>(part, next, upTo.Value));
    }

    private static Table<LedgerEntry> Table { get; } = new(
        ("position", e => e.Position),
        ("stream", e => e.Stream),
        ("version", e => e.Version),
        ("type", e => e.Type),
        ("recordedAt", e => e.RecordedAt),
        ("recordedBy", e => e.RecordedBy),
        ("correlationId", e => e.CorrelationId),
        ("causationId", e => e.CausationId),
        ("data", e => e.Data));
}

/// <summary>Writes events of the ledger as <see cref="LedgerLine"/> does.</summary>
internal sealed class LedgerEntryConverter : JsonConverter<LedgerEntry>
{
    /// <inheritdoc/>
    public override LedgerEntry Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Events are recorded by the write endpoints, not deserialized here.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, LedgerEntry value, JsonSerializerOptions options) => LedgerLine.Write(writer, value);
}
