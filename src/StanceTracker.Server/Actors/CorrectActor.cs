using StanceTracker.Domain.Actors;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;

namespace StanceTracker.Server.Actors;

/// <summary><c>POST /api/actors/{id}/corrections</c>: replaces name, kind and codes.</summary>
internal static class CorrectActor
{
    private static readonly Example Example = Example.Writing(
        """{"name": "Mohammad-Javad Zarif", "kind": "person", "codes": {"wikidata": "Q1277690"}, "reason": "The name was misspelt."}""",
        """{"id": "javad-zarif", "version": 5, "position": 470}""");

    public static void Map(IEndpointRouteBuilder api) => api.MapAppend<ActorCorrected>("/actors/{id}/corrections")
        .WithAppendMetadata("Replace an actor's name, kind and codes.", Example);
}
