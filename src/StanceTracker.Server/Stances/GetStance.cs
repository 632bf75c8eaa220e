using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Stances;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Pairs;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;

namespace StanceTracker.Server.Stances;

/// <summary><c>GET /api/stances/{holder}/{target}</c>: the stance of one pair.</summary>
internal static class GetStance
{
    private static readonly Example Example = Example.Read($$"""
        {{{Examples.Row}}, "contributions": [{"statement": "muttaqi-rebukes-iran-over-executions", "speaker": "amir-khan-muttaqi",
         "act": "1122",
            "paraphrase": "The Taliban's foreign minister holds Iran's executions, disappearances and denial of rights against it.",
            "documents": ["001-harici-iran-taliban-relations"],
            "span": {"earliest": "2023-08-30", "latest": "2023-08-30"}, "extent": "within", "day": "2023-08-30", "intensity": -2,
            "confidence": 0.48, "weight": 0.28104714970506534, "share": -0.16973960080742895}],
         "sums": {"evidence": 0.28104714970506534, "moment": -0.5620942994101307, "for": 0, "against": 0.5620942994101307},
         {{Examples.Context}}}
        """);

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/stances/{holder}/{target}", HandleAsync)
        .WithReadMetadata<StanceDetails>("Get the stance of a holder toward a target.", Example)
        .ProducesProblem(404);

    public static async Task<IResult> HandleAsync(
        HttpContext context,
        [Description("The actor whose stance it is.")] string holder,
        [Description("The actor it is toward.")] string target,
        [AsParameters] StanceParameters parameters,
        [FromQuery, Description("`true` adds each statement's contribution; the shares sum to the stance.")] BoolParameter? explain,
        KnownAt knownAt,
        AsOf asOf,
        PairQueries pairs,
        RecentPairCache recent,
        LedgerReader ledger,
        CancellationToken cancel)
    {
        var question = await StanceQuery.ReadAsync(parameters, knownAt, asOf, cancel);
        if (!(await PairRoute.QueryAsync(context, holder, target, (h, t) => recent.StanceAsync(h, t, question, cancel)))
            .TryGet(out var found, out var elsewhere)) return elsewhere;
        var (pair, stance) = found;
        return TypedResults.Json(explain?.Value == true
            ? await ExplainAsync(pair, question, stance.Reflected, pairs, ledger, cancel)
            : new StanceDetails(pair, stance.Estimate, question, stance.Reflected, contributions: null, sums: null));
    }

    /// <summary>The contributions, and the estimate that they sum to: rounding depends on the order of summation.</summary>
    private static async Task<StanceDetails> ExplainAsync(
        PairId pair, StanceQuery question, LedgerPosition reflected, PairQueries pairs, LedgerReader ledger, CancellationToken cancel)
    {
        var (_, counting) = await pairs.CountingAsync(pair, reflected, cancel);
        var explanation = question.Explain(counting);
        var contributions = await ContributionView.ReadAsync(explanation.Contributions, reflected, ledger, cancel);
        return new(pair, explanation.Estimate, question, reflected, contributions, explanation.Sums);
    }
}
