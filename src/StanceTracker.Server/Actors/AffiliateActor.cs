using StanceTracker.Domain.Actors;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;

namespace StanceTracker.Server.Actors;

/// <summary><c>POST /api/actors/{id}/affiliations</c>: affiliates an actor with one that it speaks for.</summary>
internal static class AffiliateActor
{
    private static readonly Example Example = Example.Writing(
        """{"with": "iran-foreign-ministry", "role": "Foreign Minister", "from": "2013-08-15", "to": "2021-08-25"}""",
        """{"id": "javad-zarif", "version": 2, "position": 460}""");

    public static void Map(IEndpointRouteBuilder api) => api.MapAppend<ActorAffiliated>("/actors/{id}/affiliations")
        .WithAppendMetadata("Affiliate an actor with one it speaks for.", Example);
}
