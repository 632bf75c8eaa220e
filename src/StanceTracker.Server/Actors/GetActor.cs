using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Projections.Actors;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;
using StanceTracker.Server.Stances;

namespace StanceTracker.Server.Actors;

/// <summary><c>GET /api/actors/{id}</c>: one actor; 307 to its survivor if it is merged by then.</summary>
internal static class GetActor
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/actors/{id}", HandleAsync)
        .WithReadMetadata<ActorView>("Get an actor; 307 to the survivor if it is merged.")
        .ProducesProblem(404);

    public static async Task<IResult> HandleAsync(
        HttpContext context,
        string id,
        [FromQuery(Name = "knownAt"), Description(KnownAt.Description)] KnownAtParameter? known,
        KnownAt knownAt,
        ActorQueries actors,
        CancellationToken cancel)
    {
        var position = await knownAt.FindAsync(known?.Value, cancel);
        if (!Slug.IsValid(id) || await actors.FindAsync(ActorId.Parse(id), position, cancel) is not { } found)
            return Problems.NotFound("actor", id);
        if (!(await PairRoute.SurvivorAsync(found.Actor, "id", position, actors, cancel)).TryGet(out var survivor, out var answer))
            return answer;
        return survivor == found.Actor
            ? ETagResult.Create(context, found, found.Version)
            : Redirects.ToSurvivor(context, $"/api/actors/{survivor}");
    }
}
