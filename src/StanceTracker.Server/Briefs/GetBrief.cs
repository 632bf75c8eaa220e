using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using StanceTracker.Server.Http;
using StanceTracker.Server.Stances;

namespace StanceTracker.Server.Briefs;

/// <summary><c>GET /api/brief</c>: where the actors that matter most stand, and what changed between two days or two positions of the ledger.</summary>
internal static class GetBrief
{
    private const int UsualLimit = 12, MaxAtOnce = 50, UsualMonths = 3;

    public static async Task<IResult> HandleAsync(
        HttpContext context,
        [FromQuery, Description("The earlier moment: a day, a ledger position, or both clocks as `asOf,knownAt`. Default: three months before `to`, with the same knownAt.")] string? from,
        [FromQuery, Description("The later moment, in the same form. Default: asOf and knownAt.")] string? to,
        [FromQuery, Description("The maximum length of each list (pairs, moves, …), 1 to 50. Default: 12.")] string? limit,
        [AsParameters] StanceParameters parameters,
        KnownAt knownAt,
        AsOf asOf,
        TimeResolver moments,
        BriefQueries briefing,
        CancellationToken cancel)
    {
        var query = new QueryReader();
        var asked = await StanceQuery.ReadAsync(parameters, query, knownAt, asOf, cancel, usualDay: AsOf.Latest);
        var max = (int)(query.Number("limit", limit, 1, MaxAtOnce) ?? UsualLimit);
        var second = await moments.ReadAsync("to", Moment(to), asked, query, cancel);
        var first = QueryReader.NullIfEmpty(from) is null ? second with { AsOf = Earlier(second.AsOf) } : await moments.ReadAsync("from", Moment(from), asked, query, cancel);
        if (first.AsOf > second.AsOf || first.KnownAt?.Value > second.KnownAt?.Value || (first.KnownAt is null && second.KnownAt is not null))
            query.Fail<string>("from", from ?? "", "a moment no later than `to` on either clock");
        if (query.Problem is { } problem) return problem;

        var brief = await briefing.DrawAsync(first, second, max, cancel);
        second.Name(context, new(brief.Position));
        context.Response.Headers["From-As-Of"] = Domain.Day.Format(brief.From.AsOf);
        context.Response.Headers["From-Known-At"] = brief.From.KnownAt.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Formats.Negotiate(context, Format.Json, Format.Csv, Format.Ndjson) switch
        {
            Format.Csv => ListResult.Csv(BriefLine.Table, BriefLine.From(brief).ToAsyncEnumerable()),
            Format.Ndjson => ListResult.Ndjson(BriefLine.From(brief).ToAsyncEnumerable()),
            _ => TypedResults.Json(brief),
        };
    }

    /// <summary>Digits alone are a position of the ledger.</summary>
    private static string? Moment(string? text) => text is { Length: > 0 } && text.All(char.IsAsciiDigit) ? $",{text}" : text;

    private static DateOnly Earlier(DateOnly day) => day > DateOnly.MinValue.AddMonths(UsualMonths) ? day.AddMonths(-UsualMonths) : DateOnly.MinValue;
}
