using StanceTracker.Domain;
using StanceTracker.Domain.Claims;
using StanceTracker.Projections.Claims;
using StanceTracker.Server.Http;

namespace StanceTracker.Server.Claims;

/// <summary>Reads up to <paramref name="max"/> rows of some claims after a key, with their keys, in key order.</summary>
internal delegate Task<IReadOnlyList<(TRow Row, TKey Key)>> ReadStanding<TRow, TKey>(
    IReadOnlyCollection<ClaimId> claims, ClaimStandFilter filter, TKey? after, int? max, CancellationToken cancel)
    where TKey : struct;

/// <summary>A list of reversals or disputes, claim by claim.</summary>
/// <param name="Table">The CSV columns.</param>
/// <param name="Read">Reads rows.</param>
/// <param name="Claim">The claim of a key.</param>
/// <param name="Pack">The parts of a key other than the claim, as text.</param>
/// <param name="Unpack">The key of a claim and those parts; null if they are invalid.</param>
internal sealed record ClaimStandList<TRow, TKey>(
    Table<TRow> Table,
    ReadStanding<TRow, TKey> Read,
    Func<TKey, ClaimId> Claim,
    Func<TKey, string[]> Pack,
    Func<ClaimId, string[], TKey?> Unpack)
    where TKey : struct
{
    /// <summary>The maximum number of claims read for a page, which may therefore be short.</summary>
    private const int ClaimsAtOnce = 50;

    /// <summary>Answers with a page of the list, or all of it.</summary>
    public async Task<IResult> AnswerAsync(
        HttpContext context,
        PageParameters page,
        ClaimStandFilter filter,
        ClaimStandQueries snapshot,
        CancellationToken cancel)
    {
        if (page.ProblemOf(keys => Place(keys) is not null) is { } problem) return problem;

        var headers = context.Response.Headers;
        headers["As-Of"] = Day.Format(filter.AsOf);
        headers["Known-At"] = headers["Ledger-Position"] = filter.KnownAt.ToString();
        return await ListResult.AnswerAsync(
            context,
            page,
            Table,
            async (keys, count) =>
            {
                var (claim, after) = keys is null ? default : Place(keys)!.Value;
                var claims = await snapshot.ClaimsAsync(filter, claim, included: after is not null, ClaimsAtOnce, cancel);
                var rows = await Read(claims, filter, after, count + 1, cancel);
                var part = rows.Take(count).ToArray();
                var next = rows.Count > count ? [Claim(part[^1].Key).Value, .. Pack(part[^1].Key)]
                    : claims.Count == ClaimsAtOnce ? new[] { claims[^1].Value }
                    : null;
                return new Page<TRow>([.. part.Select(row => row.Row)], next, filter.KnownAt.Value);
            },
            (shown, next) => new ClaimStandAnswer<TRow>(shown.Items, next, filter.AsOf, shown.Position, shown.Position),
            new Dictionary<string, string?> { ["asOf"] = Day.Format(filter.AsOf), ["knownAt"] = filter.KnownAt.ToString() });
    }

    /// <summary>Where a page resumes: after a whole claim, or after a row of one; null if these are not keys of a row.</summary>
    private (ClaimId? Claim, TKey? After)? Place(string[] keys)
    {
        if (!Slug.IsValid(keys[0])) return null;
        var claim = ClaimId.Parse(keys[0]);
        if (keys.Length == 1) return (claim, null);
        return Unpack(claim, keys[1..]) is { } after ? (claim, after) : null;
    }
}
