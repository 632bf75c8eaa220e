using StanceTracker.Domain.Actors;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;

namespace StanceTracker.Server.Actors;

/// <summary><c>POST /api/actors/{id}/affiliation-ends</c>: ends an affiliation on a day.</summary>
internal static class EndAffiliation
{
    private static readonly Example Example = Example.Writing(
        """{"affiliation": 2, "on": "2021-08-24", "reason": "His successor took office the day after."}""",
        """{"id": "javad-zarif", "version": 3, "position": 468}""");

    public static void Map(IEndpointRouteBuilder api) => api.MapAppend<ActorAffiliationEnded>("/actors/{id}/affiliation-ends")
        .WithAppendMetadata("End an affiliation on a day. It is named by its number in the actor.", Example);
}
