using StanceTracker.Domain;
using StanceTracker.Ledger.Reading;

namespace StanceTracker.Server.Http;

/// <summary>Pages of lists that are ordered by id.</summary>
internal static class Pagination
{
    /// <summary>Reads limit and cursor.</summary>
    public static (int? Limit, string? Cursor) Read(QueryReader query, LimitParameter? limit, string? cursor)
    {
        var max = limit?.Value;
        if (string.IsNullOrEmpty(cursor)) return (max, null);
        if (!Cursor.TryUnpack(cursor, 1, out var keys) || !Slug.IsValid(keys[0]))
            query.Fail<string>("cursor", cursor, "the cursor of a `next` link");
        return (max, cursor);
    }

    /// <summary>Answers with a page of such a list.</summary>
    /// <param name="context">The request.</param>
    /// <param name="asked">Limit and cursor.</param>
    /// <param name="table">The CSV columns.</param>
    /// <param name="ledger">Gives the position.</param>
    /// <param name="next">Reads rows after an id.</param>
    /// <param name="id">The id of a row.</param>
    public static Task<IResult> AnswerAsync<T>(
        HttpContext context,
        (int? Limit, string? Cursor) asked,
        Table<T> table,
        LedgerReader ledger,
        Func<string?, int, Task<IReadOnlyList<T>>> next,
        Func<T, string> id) =>
        ListResult.AnswerAsync(
            context,
            asked.Limit,
            asked.Cursor,
            table,
            async (cursor, count) =>
            {
                var head = await ledger.HeadAsync(context.RequestAborted);
                var rows = await next(cursor is not null && Cursor.TryUnpack(cursor, 1, out var keys) ? keys[0] : null, count + 1);
                var part = rows.Take(count).ToArray();
                return new Page<T>(part, rows.Count > count ? Cursor.Pack(id(part[^1])) : null, head.Value);
            },
            (page, address) => new ListAnswer<T>(page.Items, address, page.Position));
}
