using StanceTracker.Domain.Actors;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;

namespace StanceTracker.Server.Actors;

/// <summary><c>POST /api/actors/{id}/aliases</c>: adds another name or spelling.</summary>
internal static class AddAlias
{
    private static readonly Example Example =
        Example.Writing("""{"alias": "Ghomi", "language": "fa"}""", """{"id": "hassan-kazemi-qomi", "version": 5, "position": 459}""");

    public static void Map(IEndpointRouteBuilder api) => api.MapAppend<ActorAliasAdded>("/actors/{id}/aliases")
        .WithAppendMetadata("Add an alias: another name or spelling.", Example);
}
