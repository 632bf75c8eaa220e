using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace StanceTracker.Server.Http;

/// <summary>A page of a list.</summary>
/// <param name="Items">The rows.</param>
/// <param name="Keys">The keys of the row that the next page follows; null on the last.</param>
/// <param name="Position">The ledger position that the rows reflect.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string[]? Keys, long Position);

/// <summary>A list as JSON: <c>{items, next, position}</c>.</summary>
/// <param name="Items">The rows.</param>
/// <param name="Next">The link to the next page; null on the last.</param>
/// <param name="Position">The ledger position that the rows reflect.</param>
internal sealed record ListAnswer<T>(IReadOnlyList<T> Items, string? Next, long Position);

/// <summary>Answers with lists: paged as JSON; in full as CSV or NDJSON, unless a limit is given.</summary>
internal static class ListResult
{
    public const int DefaultLimit = 100, MaxAtOnce = 1_000;

    /// <summary>Answers with a list.</summary>
    /// <param name="context">The request.</param>
    /// <param name="page">The page.</param>
    /// <param name="table">The CSV columns.</param>
    /// <param name="next">Reads a page of so many rows after the row with these keys; null for the first page.</param>
    /// <param name="answer">Makes the JSON answer from a page and the link to the next.</param>
    /// <param name="pinned">Parameters that the next link must state, so that it continues the same list.</param>
    public static async Task<IResult> AnswerAsync<T, TAnswer>(
        HttpContext context,
        PageParameters page,
        Table<T> table,
        Func<string[]?, int, Task<Page<T>>> next,
        Func<Page<T>, string?, TAnswer> answer,
        IReadOnlyDictionary<string, string?>? pinned = null)
    {
        var format = Formats.Negotiate(context, Format.Json, Format.Csv, Format.Ndjson);
        var limit = (int?)page.Limit?.Value;
        var first = await next(page.Cursor?.Value, limit ?? (format == Format.Json ? DefaultLimit : MaxAtOnce));
        var address = first.Keys is null ? null : Address(context.Request, first.Keys, pinned);
        if (format == Format.Json) return TypedResults.Json(answer(first, address));

        if (limit is not null && address is not null) context.Response.Headers.Link = $"<{address}>; rel=\"next\"";
        var rows = limit is null ? AllAsync(first, next, context.RequestAborted) : first.Items.ToAsyncEnumerable();
        return format == Format.Csv ? Csv(table, rows) : Ndjson(rows);
    }

    /// <summary>All rows, streamed: NDJSON, or CSV on request.</summary>
    public static IResult Whole<T>(HttpContext context, Table<T> table, IAsyncEnumerable<T> rows) =>
        Formats.Negotiate(context, Format.Ndjson, Format.Csv) == Format.Csv ? Csv(table, rows) : Ndjson(rows);

    /// <summary>Rows as CSV.</summary>
    public static IResult Csv<T>(Table<T> table, IAsyncEnumerable<T> rows) => new StreamedResult(
        $"{Formats.Csv}; charset=utf-8; header=present", (context, body) => table.WriteAsync(body, rows, context.RequestAborted));

    /// <summary>Rows as JSON objects, one per line.</summary>
    public static IResult Ndjson<T>(IAsyncEnumerable<T> rows) => new StreamedResult(Formats.Ndjson, (context, body) =>
        WriteNdjsonAsync(
            body,
            rows,
            context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions,
            context.RequestAborted));

    /// <summary>Writes rows as JSON objects, one per line.</summary>
    public static async Task WriteNdjsonAsync<T>(
        Stream body, IAsyncEnumerable<T> rows, JsonSerializerOptions options, CancellationToken cancel)
    {
        var type = options.GetTypeInfo(typeof(T));
        await foreach (var row in rows.WithCancellation(cancel))
        {
            await JsonSerializer.SerializeAsync(body, row, type, cancel);
            await body.WriteAsync("\n"u8.ToArray(), cancel);
        }
    }

    /// <summary>The same address with a cursor of these keys and pinned parameters.</summary>
    public static string Address(HttpRequest request, string[] keys, IReadOnlyDictionary<string, string?>? pinned)
    {
        var parameters = request.Query.ToDictionary(pair => pair.Key, pair => (string?)pair.Value.ToString());
        foreach (var (name, value) in pinned ?? new Dictionary<string, string?>()) parameters[name] = value;
        parameters["cursor"] = Cursor.Pack(keys);
        return QueryHelpers.AddQueryString($"{request.PathBase}{request.Path}", parameters);
    }

    private static async IAsyncEnumerable<T> AllAsync<T>(
        Page<T> first, Func<string[]?, int, Task<Page<T>>> next, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (var page = first; ; page = await next(page.Keys, MaxAtOnce))
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var item in page.Items) yield return item;
            if (page.Keys is null) yield break;
        }
    }
}

/// <summary>An answer that is streamed.</summary>
internal sealed class StreamedResult(string contentType, Func<HttpContext, Stream, Task> write) : IResult
{
    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = contentType;
        await write(httpContext, httpContext.Response.Body);
    }
}
