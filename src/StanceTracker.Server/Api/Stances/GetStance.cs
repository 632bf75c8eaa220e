using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Actors;
using StanceTracker.Projections.Pairs;
using StanceTracker.Server.Http;

namespace StanceTracker.Server.Api.Stances;

/// <summary><c>GET /api/stances/{holder}/{target}</c>: one position.</summary>
internal static class GetStance
{
    public static async Task<IResult> HandleAsync(
        HttpContext context,
        [Description("Who stands.")] string holder,
        [Description("Toward whom.")] string target,
        [AsParameters] StanceParameters parameters,
        [FromQuery, Description("`true` adds what each statement brings; the shares sum to the stance.")] string? explain,
        KnownAt knownAt,
        AsOf asOf,
        ActorQueries actors,
        PairQueries pairs,
        RecentPairs recent,
        LedgerReader ledger,
        CancellationToken cancel)
    {
        var input = new Input();
        var question = await StanceQuestion.ReadAsync(parameters, input, knownAt, asOf, cancel);
        var explained = input.Flag("explain", explain);
        if (input.Problem is { } problem) return problem;
        if (!explained)
        {
            var (asked, stance, elsewhere) = await PairAddress.AskAsync(context, holder, target, (h, t) => recent.StanceAsync(h, t, question, cancel));
            return stance is null ? elsewhere! : TypedResults.Json(PositionAnswer.Of(asked!.Value, stance.Position).To<PositionAnswer>(question, stance.Reflected));
        }

        var (found, answer) = await PairAddress.ReadAsync(context, holder, target, question.KnownAt, actors);
        if (found is not { } pair) return answer!;
        var (reflected, statements) = await pairs.CountingAsync(pair, question.KnownAt, cancel);
        var explanation = question.Explain(statements);
        var contributions = await ContributionView.OfAsync(explanation.Contributions, reflected, ledger, cancel);
        return TypedResults.Json(PositionAnswer.Of(pair, explanation.Position, contributions).To<PositionAnswer>(question, reflected));
    }
}
