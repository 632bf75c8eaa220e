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
        [FromQuery, Description("Only claims whose id or proposition contains this text.")] string? q,
        [FromQuery, Description("The maximum number of rows, 1 to 1000. Default: 100; CSV and NDJSON return all rows.")]
        LimitParameter? limit,
        [FromQuery, Description("Opaque cursor; follow the `next` link.")] string? cursor,
        LedgerReader ledger,
        ActorQueries actors,
        ClaimQueries claims,
        CancellationToken cancel)
    {
        var query = new QueryReader();
        var text = query.Text("q", q);
        var keys = Pagination.Read(query, limit, cursor);
        if (query.Problem is { } problem) return problem;
        if (await PairRoute.SurvivorAsync(about?.Value, "about", null, actors, cancel) is var (survivor, unknown) && unknown is not null)
            return unknown;
        var names = survivor is { } meant ? await actors.NamesOfAsync(meant, cancel) : null;
        return await Pagination.AnswerAsync(
            context,
            keys,
            Table,
            ledger,
            (after, count) => claims.NextAsync(after is null ? null : ClaimId.Parse(after), names, text, count, cancel),
            claim => claim.Claim.Value);
    }

    private static Table<ClaimView> Table { get; } = Table<ClaimView>.OfProperties();
}
