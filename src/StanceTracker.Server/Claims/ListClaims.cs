using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Actors;
using StanceTracker.Projections.Claims;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;
using StanceTracker.Server.Stances;

namespace StanceTracker.Server.Claims;

/// <summary><c>GET /api/claims</c>: the directory of claims, in order of their ids.</summary>
internal static class ListClaims
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/claims", HandleAsync)
        .WithListMetadata<ListAnswer<ClaimView>>("List claims.");

    public static async Task<IResult> HandleAsync(
        HttpContext context,
        [FromQuery, Description("Only claims about this actor.")] IdParameter<ActorId>? about,
        [FromQuery, Description("Only claims whose id or proposition contains this text.")] TextParameter? q,
        [AsParameters] PageParameters page,
        LedgerReader ledger,
        ActorQueries actors,
        ClaimQueries claims,
        CancellationToken cancel)
    {
        if (!(await PairRoute.SurvivorAsync(about?.Value, "about", null, actors, cancel)).TryGet(out var survivor, out var answer))
            return answer;
        var names = survivor is { } meant ? await actors.NamesOfAsync(meant, cancel) : null;
        return await Pagination.AnswerAsync(
            context,
            page,
            Table,
            ledger.HeadAsync,
            (after, count) => claims.NextAsync(after is null ? null : ClaimId.Parse(after), names, q?.Value, count, cancel),
            claim => claim.Claim.Value);
    }

    private static Table<ClaimView> Table { get; } = Table<ClaimView>.OfProperties();
}
