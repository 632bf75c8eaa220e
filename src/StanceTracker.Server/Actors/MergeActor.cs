using StanceTracker.Domain.Actors;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;

namespace StanceTracker.Server.Actors;

/// <summary><c>POST /api/actors/{id}/merges</c>: merges an actor into another, which survives.</summary>
internal static class MergeActor
{
    private static readonly Example Example = Example.Writing(
        """{"into": "iran-foreign-ministry", "reason": "The reports mean the ministry, not the man."}""",
        """{"id": "javad-zarif", "version": 6, "position": 471}""");

    public static void Map(IEndpointRouteBuilder api) => api.MapAppend<ActorMerged>("/actors/{id}/merges")
        .WithAppendMetadata("Merge an actor into another, which survives: references to the merged actor then mean the survivor.", Example);
}
