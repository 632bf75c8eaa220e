using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Projections.Claims;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;

namespace StanceTracker.Server.Claims;

/// <summary>
/// <c>GET /api/disputes</c>: actors of which one asserts a claim and the other denies it, each once at the highest level, in order of claim
/// and actors.
/// </summary>
internal static class ListDisputes
{
    private static readonly Example Example = Example.Read("""
        {"items": [{"claim": "ttp-shelters-on-afghan-soil", "asserting": "pakistan", "assertingFor": [], "denying": "taliban",
         "denyingFor": ["afghanistan"], "since": "2024-01-15",
                    "asserted": "pakistan-accuses-taliban-of-sheltering-ttp", "denied": "taliban-call-ttp-pakistans-affair"}],
         "next": null, "asOf": "2024-01-31", "knownAt": 457, "position": 457}
        """);

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/disputes", HandleAsync)
        .WithListMetadata<ClaimStandAnswer<DisputeView>>(
            "List disputes: actors of which one asserts a claim and the other denies it, neither speaking for the other, each once at the "
                + "highest level.",
            Example)
        .ProducesProblem(404);

    public static async Task<IResult> HandleAsync(
        HttpContext context,
        [AsParameters] ClaimStandParameters parameters,
        [AsParameters] PageParameters page,
        ClaimStandQuery question,
        ClaimStandQueries snapshot,
        CancellationToken cancel)
    {
        if (!(await question.ReadAsync(parameters, cancel)).TryGet(out var asked, out var answer)) return answer;
        var list = new ClaimStandList<DisputeView, DisputeKey>(
            Table,
            snapshot.DisputesAsync,
            key => key.Claim,
            key => [key.Asserting.Value, key.Denying.Value],
            Key);
        return await list.AnswerAsync(context, page, asked, snapshot, cancel);
    }

    private static Table<DisputeView> Table { get; } = Table<DisputeView>.OfProperties();

    private static DisputeKey? Key(
        ClaimId claim, string[] rest) => rest is [var asserting, var denying] && Slug.IsValid(asserting) && Slug.IsValid(denying)
        ? new DisputeKey(claim, ActorId.Parse(asserting), ActorId.Parse(denying))
        : null;
}
