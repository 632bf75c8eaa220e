using StanceTracker.Domain.Actors;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;

namespace StanceTracker.Server.Actors;

/// <summary><c>POST /api/actors</c>: introduces an actor.</summary>
internal static class IntroduceActor
{
    private static readonly Example Example = Example.Writing(
        """{"actor": "javad-zarif", "name": "Mohammad Javad Zarif", "kind": "person", "codes": {"wikidata": "Q1277690"}}""",
        """{"id": "javad-zarif", "version": 1, "position": 458}""");

    public static void Map(IEndpointRouteBuilder api) => api.MapCreate<ActorIntroduced>("/actors")
        .WithCreateMetadata("Introduce an actor.", Example);
}
