using Microsoft.Net.Http.Headers;

namespace StanceTracker.Server.Http;

/// <summary>The formats of answers.</summary>
internal enum Format
{
    /// <summary><c>application/json</c>.</summary>
    Json,

    /// <summary><c>text/csv</c>.</summary>
    Csv,

    /// <summary><c>application/x-ndjson</c>: a JSON object per line.</summary>
    Ndjson,

    /// <summary><c>text/event-stream</c>.</summary>
    EventStream,
}

/// <summary>The requested format: by a suffix of the path, else by <c>Accept</c>, else JSON.</summary>
internal static class Formats
{
    public const string Json = "application/json", Csv = "text/csv", Ndjson = "application/x-ndjson", EventStream = "text/event-stream";

    private static readonly (string Suffix, Format Format)[] Suffixes = [
        (".csv", Format.Csv),
        (".ndjson", Format.Ndjson),
        (".json", Format.Json),
    ];

    /// <summary>
    /// Removes the suffix from the path, so that <c>/api/stances.csv</c> is <c>/api/stances</c> as CSV. Ids have no dots.
    /// </summary>
    public static Task TakeSuffix(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path.Value ?? "";
        foreach (var (suffix, format) in Suffixes)
        {
            if (!path.StartsWith("/api/", StringComparison.Ordinal) || !path.EndsWith(suffix, StringComparison.Ordinal)) continue;
            context.Request.Path = path[..^suffix.Length];
            context.Items[typeof(Format)] = format;
        }

        return next(context);
    }

    /// <summary>The requested format, among those offered; the first by default.</summary>
    public static Format Negotiate(HttpContext context, params ReadOnlySpan<Format> offered)
    {
        if (context.Items.TryGetValue(typeof(Format), out var suffix) && offered.Contains((Format)suffix!)) return (Format)suffix!;
        if (MediaTypeHeaderValue.TryParseList(context.Request.Headers.Accept, out var accepted))
        {
            foreach (var type in accepted.Where(type => type.Quality is not 0).OrderByDescending(type => type.Quality ?? 1))
            {
                Format? format = type.MediaType.Value switch
                {
                    Json or "*/*" or "application/*" => null,
                    Csv => Format.Csv,
                    Ndjson or "application/ndjson" or "application/jsonl" => Format.Ndjson,
                    EventStream => Format.EventStream,
                    _ => (Format)(-1),
                };
                if (format is null) break;
                if (offered.Contains(format.Value)) return format.Value;
            }
        }

        return offered[0];
    }
}
