using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Actors;
using StanceTracker.Projections.Pairs;
using StanceTracker.Server.Http;

namespace StanceTracker.Server.Stances;

/// <summary><c>GET /api/stances/{holder}/{target}</c>: one position.</summary>
internal static class GetStance
{
    public static async Task<IResult> HandleAsync(
        HttpContext context,
        [Description("The actor whose stance it is.")] string holder,
        [Description("The actor it is toward.")] string target,
        [AsParameters] StanceParameters parameters,
        [FromQuery, Description("`true` adds each statement's contribution; the shares sum to the stance.")] string? explain,
        KnownAt knownAt,
        AsOf asOf,
        ActorQueries actors,
        PairQueries pairs,
        RecentPairCache recent,
        LedgerReader ledger,
        CancellationToken cancel)
    {
        var query = new QueryReader();
        var question = await StanceQuery.ReadAsync(parameters, query, knownAt, asOf, cancel);
        var explained = query.Bool("explain", explain);
        if (query.Problem is { } problem) return problem;
        if (!explained)
        {
            var (asked, stance, elsewhere) = await PairRoute.QueryAsync(context, holder, target, (h, t) => recent.StanceAsync(h, t, question, cancel));
            return stance is null ? elsewhere! : TypedResults.Json(StanceDetails.From(asked!.Value, stance.Estimate).To<StanceDetails>(question, stance.Reflected));
        }

        var (found, answer) = await PairRoute.ReadAsync(context, holder, target, question.KnownAt, actors);
        if (found is not { } pair) return answer!;
        var (reflected, statements) = await pairs.CountingAsync(pair, question.KnownAt, cancel);
        var explanation = question.Explain(statements);
        var contributions = await ContributionView.ReadAsync(explanation.Contributions, reflected, ledger, cancel);
        return TypedResults.Json(StanceDetails.From(pair, explanation.Estimate, contributions).To<StanceDetails>(question, reflected));
    }
}
