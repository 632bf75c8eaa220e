using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Projections.Claims;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;

namespace StanceTracker.Server.Claims;

/// <summary>
/// <c>GET /api/reversals</c>: actors that changed their standpoint on a claim, each once at the highest level, in order of claim, actor and
/// day.
/// </summary>
internal static class ListReversals
{
    private static readonly Example Example = Example.Read("""
        {"items": [{"claim": "drone-strike-killed-al-qaeda-leader", "actor": "taliban", "for": ["afghanistan", "taliban-foreign-ministry"],
         "day": "2023-09-06", "from": "denies", "to": "asserts",
                    "before": "taliban-dispute-and-investigate-strike", "after": "taliban-name-strike-victim"}],
         "next": null, "asOf": "2024-01-31", "knownAt": 457, "position": 457}
        """);

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/reversals", HandleAsync)
        .WithListMetadata<ClaimStandAnswer<ReversalView>>(
            "List reversals: actors that changed their standpoint on a claim, each once at the highest level, by claim, actor and day.",
            Example)
        .ProducesProblem(404);

    public static async Task<IResult> HandleAsync(
        HttpContext context,
        [AsParameters] ClaimStandParameters parameters,
        [AsParameters] PageParameters page,
        [FromQuery, Description("Only from this day on.")] DayParameter? from,
        [FromQuery, Description("Only up to this day.")] DayParameter? to,
        ClaimStandQuery question,
        ClaimStandQueries snapshot,
        CancellationToken cancel)
    {
        if (!(await question.ReadAsync(parameters, cancel)).TryGet(out var asked, out var answer)) return answer;
        var list = new ClaimStandList<ReversalView, ReversalKey>(
            Table,
            snapshot.ReversalsAsync,
            key => key.Claim,
            key => [key.Actor.Value, Day.Format(key.Day), key.Recorded.ToString(CultureInfo.InvariantCulture)],
            Key);
        return await list.AnswerAsync(context, page, asked with { From = from?.Value, To = to?.Value }, snapshot, cancel);
    }

    private static Table<ReversalView> Table { get; } = Table<ReversalView>.OfProperties();

    private static ReversalKey? Key(ClaimId claim, string[] rest) =>
        rest is [var actor, var text, var number]
            && Slug.IsValid(actor)
            && Day.TryParse(text, out var day)
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var recorded)
            ? new ReversalKey(claim, ActorId.Parse(actor), day, recorded)
            : null;
}
