using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using StanceTracker.Domain.Events;
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
        [FromQuery, Description("Only events after this position.")] string? after,
        [FromQuery, Description("Only events in this stream, such as `actor-iran`.")] string? stream,
        [FromQuery, Description("Only events of this type, such as `statement_recorded`.")] string? type,
        [FromQuery, Description("Only events recorded by this analyst.")] string? by,
        [FromQuery, Description("The maximum number of rows, 1 to 1000. Default: 100; CSV and NDJSON return all rows.")]
        LimitParameter? limit,
        [FromQuery, Description("Opaque cursor; follow the `next` link.")] string? cursor,
        LedgerReader ledger,
        CancellationToken cancel)
    {
        var query = new QueryReader();
        var start = query.Number("after", after, 0, long.MaxValue) ?? 0;
        var (ofStream, ofType) = EventFilter.Read(query, stream, type);
        var analyst = query.Text("by", by);
        var max = limit?.Value;
        if (cursor is { Length: > 0 })
        {
            if (Cursor.Number(cursor) is { } last) start = last;
            else query.Fail<string>("cursor", cursor, "the cursor of a `next` link");
        }

        if (query.Problem is { } problem) return problem;

        // The export ends at the head at the time of the request, whatever is written meanwhile.
        var head = await ledger.HeadAsync(cancel);
        var filter = new LedgerFilter(start, head.Value, ofStream, ofType, analyst);
        var format = Formats.Negotiate(context, Format.Json, Format.Csv, Format.Ndjson);
        if (format != Format.Json)
        {
            var all = ledger.ReadAsync(filter, max, cancel);
            return format == Format.Csv ? ListResult.Csv(Table, all) : ListResult.Ndjson(all);
        }

        var count = max ?? ListResult.DefaultLimit;
        var entries = await ledger.ReadAsync(filter, count + 1, cancel).ToListAsync(cancel);
        var page = entries.Take(count).ToArray();
        var next = entries.Count > count ? ListResult.Address(context.Request, Cursor.Pack(page[^1].Position), null) : null;
        return TypedResults.Json(new ListAnswer<LedgerEntry>(page, next, head.Value));
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

/// <summary>The filters that the ledger and its live stream share.</summary>
internal static class EventFilter
{
    /// <summary>The stream's name and the stored name of the event type.</summary>
    public static (string? Stream, string? Type) Read(QueryReader query, string? stream, string? type)
    {
        if (stream is { Length: > 0 } && !StreamId.TryParse(stream, out _))
            query.Fail<string>("stream", stream, "a stream such as actor-iran");
        if (type is { Length: > 0 } && !EventRegistry.Standard.TryFind(type, out _))
            query.Fail<string>("type", type, "an event type such as statement_recorded");
        return (QueryReader.NullIfEmpty(stream), QueryReader.NullIfEmpty(type));
    }
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
