using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Projections.Claims;
using StanceTracker.Server.Http;

namespace StanceTracker.Server.Claims;

/// <summary><c>GET /api/disputes</c>: who asserts what another denies, each once, at the highest level; in order of claim, who asserts and who denies.</summary>
internal static class ListDisputes
{
    public static async Task<IResult> HandleAsync(
        HttpContext context, [AsParameters] ClaimStandParameters parameters, ClaimStandQuery question, ClaimStandQueries snapshot, CancellationToken cancel)
    {
        var query = new QueryReader();
        var (asked, answer) = await question.ReadAsync(parameters, query, cancel);
        if (asked is null) return answer!;
        var list = new ClaimStandList<DisputeView, DisputeKey>(
            Table,
            snapshot.DisputesAsync,
            key => key.Claim,
            key => [key.Asserting.Value, key.Denying.Value],
            Key);
        return await list.AnswerAsync(context, parameters, asked, snapshot, query, cancel);
    }

    private static Table<DisputeView> Table { get; } = new(
        ("claim", d => d.Claim),
        ("asserting", d => d.Asserting),
        ("assertingFor", d => string.Join(' ', d.AssertingFor)),
        ("denying", d => d.Denying),
        ("denyingFor", d => string.Join(' ', d.DenyingFor)),
        ("since", d => d.Since),
        ("asserted", d => d.Asserted),
        ("denied", d => d.Denied));

    private static DisputeKey? Key(ClaimId claim, string[] rest) => rest is [var asserting, var denying] && Slug.IsValid(asserting) && Slug.IsValid(denying)
        ? new DisputeKey(claim, ActorId.Parse(asserting), ActorId.Parse(denying))
        : null;
}
