using System.Globalization;
using StanceTracker.Domain.Events;

namespace StanceTracker.Server.Http;

/// <summary>Pages of lists that are ordered by an id or a number.</summary>
internal static class Pagination
{
    /// <summary>Answers with a page of a list that is ordered by id.</summary>
    /// <param name="context">The request.</param>
    /// <param name="page">The page.</param>
    /// <param name="table">The CSV columns.</param>
    /// <param name="reflected">Gives the position that rows read afterwards reflect at least.</param>
    /// <param name="next">Reads rows after an id; null for the first.</param>
    /// <param name="id">The id of a row.</param>
    public static Task<IResult> AnswerAsync<T>(
        HttpContext context,
        PageParameters page,
        Table<T> table,
        Func<CancellationToken, Task<LedgerPosition>> reflected,
        Func<string?, int, Task<IReadOnlyList<T>>> next,
        Func<T, string> id) =>
        AnswerAsync(context, page, table, reflected, Cursor.IsId, (keys, count) => next(keys?[0], count), id);

    /// <summary>Answers with a page of a list that is ordered by number.</summary>
    /// <param name="context">The request.</param>
    /// <param name="page">The page.</param>
    /// <param name="table">The CSV columns.</param>
    /// <param name="reflected">Gives the position that rows read afterwards reflect at least.</param>
    /// <param name="next">Reads rows after a number; 0 for the first.</param>
    /// <param name="number">The number of a row.</param>
    public static Task<IResult> AnswerAsync<T>(
        HttpContext context,
        PageParameters page,
        Table<T> table,
        Func<CancellationToken, Task<LedgerPosition>> reflected,
        Func<long, int, Task<IReadOnlyList<T>>> next,
        Func<T, long> number) =>
        AnswerAsync(
            context,
            page,
            table,
            reflected,
            Cursor.IsNumber,
            (keys, count) => next(Cursor.Number(keys), count),
            row => number(row).ToString(CultureInfo.InvariantCulture));

    private static async Task<IResult> AnswerAsync<T>(
        HttpContext context,
        PageParameters page,
        Table<T> table,
        Func<CancellationToken, Task<LedgerPosition>> reflected,
        Predicate<string[]> isKey,
        Func<string[]?, int, Task<IReadOnlyList<T>>> next,
        Func<T, string> key)
    {
        if (page.ProblemOf(isKey) is { } problem) return problem;
        return await ListResult.AnswerAsync(
            context,
            page,
            table,
            async (keys, count) =>
            {
                // The position first: what is recorded meanwhile may be in the rows, so it may understate them but never overstate.
                var position = await reflected(context.RequestAborted);
                var rows = await next(keys, count + 1);
                var part = rows.Take(count).ToArray();
                return new Page<T>(part, rows.Count > count ? [key(part[^1])] : null, position.Value);
            },
            (part, address) => new ListAnswer<T>(part.Items, address, part.Position));
    }
}
