using StanceTracker.Domain.Actors;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;

namespace StanceTracker.Server.Actors;

/// <summary><c>POST /api/actors/{id}/unmerges</c>: undoes a merge.</summary>
internal static class UnmergeActor
{
    private static readonly Example Example = Example.Writing(
        """{"reason": "They are two men of the same name."}""",
        """{"id": "javad-zarif", "version": 7, "position": 472}""");

    public static void Map(IEndpointRouteBuilder api) => api.MapAppend<ActorUnmerged>("/actors/{id}/unmerges")
        .WithAppendMetadata("Undo a merge. Send the ETag of the actor's trail, since its own address redirects to the survivor.", Example);
}
