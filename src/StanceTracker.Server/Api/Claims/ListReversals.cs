using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Projections.Claims;
using StanceTracker.Server.Http;

namespace StanceTracker.Server.Api.Claims;

/// <summary><c>GET /api/reversals</c>: who changed its position on a claim, by which statement, each once, at the highest level; in order of claim, actor and day.</summary>
internal static class ListReversals
{
    public static async Task<IResult> HandleAsync(
        HttpContext context,
        [AsParameters] StandingParameters parameters,
        [FromQuery, Description("Only those on this day or later.")] string? from,
        [FromQuery, Description("Only those on this day or before.")] string? to,
        StandingQuestion question,
        StandingQueries standing,
        CancellationToken cancel)
    {
        var input = new Input();
        var (first, last) = (input.Day("from", from), input.Day("to", to));
        var (asked, answer) = await question.ReadAsync(parameters, input, cancel);
        if (asked is null) return answer!;
        var list = new StandingList<ReversalView, ReversalKey>(
            Table,
            standing.ReversalsAsync,
            key => key.Claim,
            key => [key.Actor.Value, Day.Format(key.Day), key.Recorded.ToString(CultureInfo.InvariantCulture)],
            Key);
        return await list.AnswerAsync(context, parameters, asked with { From = first, To = last }, standing, input, cancel);
    }

    private static Table<ReversalView> Table { get; } = new(
        ("claim", r => r.Claim),
        ("actor", r => r.Actor),
        ("for", r => string.Join(' ', r.For)),
        ("day", r => r.Day),
        ("from", r => Names<ClaimPosition>.Of(r.From)),
        ("to", r => Names<ClaimPosition>.Of(r.To)),
        ("before", r => r.Before),
        ("after", r => r.After));

    private static ReversalKey? Key(ClaimId claim, string[] rest) =>
        rest is [var actor, var text, var number] && Slug.IsValid(actor) && Day.TryParse(text, out var day) && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var recorded)
            ? new ReversalKey(claim, ActorId.Of(actor), day, recorded)
            : null;
}
