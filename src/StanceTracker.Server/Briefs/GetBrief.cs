using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;
using StanceTracker.Server.Stances;

namespace StanceTracker.Server.Briefs;

/// <summary>
/// <c>GET /api/brief</c>: the stances of the most important actors, and what changed between two days or two ledger positions.
/// </summary>
internal static class GetBrief
{
    private const int UsualLimit = 12, MaxAtOnce = 50, UsualMonths = 3;

    /// <summary>Where the Islamic State stands toward Iran, and what moved it.</summary>
    private const string Move = """
        {"holder": "islamic-state", "target": "iran",
         "from": {"holder": "islamic-state", "target": "iran", "stance": -3.650177101218727, "low": -8.670100782723473, "high":
            1.3697465802860194, "evidence": 0.6336975232591886, "mean": -8.438654921409853, "label": "hostile", "certainty": "thin",
            "lastKnown": null, "statements": 3, "unscored": 0, "lastDay": "2023-09-02", "quad": {"verbalCooperation": 0,
            "materialCooperation": 0, "verbalConflict": 2, "materialConflict": 1}},
         "to": {"holder": "islamic-state", "target": "iran", "stance": -5.12235667410831, "low": -9.59354422563678, "high":
            -0.6511691225798408, "evidence": 1.0153570835194088, "mean": -9.316242142875357, "label": "hostile", "certainty": "clear",
            "lastKnown": null, "statements": 4, "unscored": 0, "lastDay": "2024-01-03", "quad": {"verbalCooperation": 0,
            "materialCooperation": 0, "verbalConflict": 2, "materialConflict": 2}},
         "change": {"value": -1.4721795728895835, "low": -8.194616027708276, "high": 5.2502568819291096, "direction": "colder"},
         "because": {"statement": "islamic-state-bombs-kerman", "day": "2024-01-03", "speaker": "islamic-state", "act": "1831",
            "paraphrase": "The Islamic State kills nearly ninety people in a suicide attack in the Iranian city of Kerman.",
                     "share": -3.090440878016657, "change": "came", "documents": [{"document": "003-iran-pakistan-officials-meet",
                        "title": "Iran and Pakistan Officials Meet to Discuss Afghanistan", "publisher": "KabulNow"}]}}
        """;

    private static readonly Example Example = Example.Read($$"""
        {"from": {"asOf": "2023-10-16", "knownAt": 457}, "to": {"asOf": "2024-01-16", "knownAt": 457},
         "reach": {"statements": 228, "speakers": 43, "documents": 5, "estimated": false, "first": "1989-02-15", "newest": "2024-01-16"},
         "pairs": [{{Move}}], "moves": [{{Move}}], "appeared": [], "faded": [], "disputes": [], "reversals": [], "corrections": [],
         {{Examples.Context}}}
        """);

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/brief", HandleAsync)
        .WithListMetadata<BriefAnswer>(
            "Summarize the stances of the most important actors, and what changed between two days or ledger positions.", Example);

    public static async Task<IResult> HandleAsync(
        HttpContext context,
        [FromQuery, Description("The earlier moment: a day, a ledger position, or both clocks as `asOf,knownAt`. Default: three months "
            + "before `to`, with the same knownAt.")] MomentParameter? from,
        [FromQuery, Description("The later moment, in the same form. Default: asOf and knownAt.")] MomentParameter? to,
        [FromQuery, Description("The maximum length of each list (pairs, moves, …), 1 to 50. Default: 12.")] LengthParameter? limit,
        [AsParameters] StanceParameters parameters,
        KnownAt knownAt,
        AsOf asOf,
        TimeResolver moments,
        BriefQueries briefing,
        CancellationToken cancel)
    {
        var asked = await StanceQuery.ReadAsync(parameters, knownAt, asOf, cancel, usualDay: AskedDay.Latest);
        var second = await moments.FindAsync(to, asked, cancel);
        var first = from is null or { Text: "" }
            ? second with { AsOf = Earlier(second.AsOf) }
            : await moments.FindAsync(from, asked, cancel);
        if (first.AsOf > second.AsOf
            || first.KnownAt?.Value > second.KnownAt?.Value
            || (first.KnownAt is null && second.KnownAt is not null))
            return Problems.Invalid("from", from?.Text ?? "", "a moment no later than `to` on either clock");

        var brief = await briefing.DrawAsync(first, second, (int)(limit?.Value ?? UsualLimit), cancel);
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

    private static DateOnly Earlier(DateOnly day) =>
        day > DateOnly.MinValue.AddMonths(UsualMonths) ? day.AddMonths(-UsualMonths) : DateOnly.MinValue;

    /// <summary>The maximum length of each list.</summary>
    internal sealed class LengthParameter() : IntegerParameter<LengthParameter>(1, MaxAtOnce);
}
