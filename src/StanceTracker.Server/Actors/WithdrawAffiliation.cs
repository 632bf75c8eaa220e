using StanceTracker.Domain.Actors;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;

namespace StanceTracker.Server.Actors;

/// <summary><c>POST /api/actors/{id}/affiliation-withdrawals</c>: withdraws an affiliation that never existed.</summary>
internal static class WithdrawAffiliation
{
    private static readonly Example Example = Example.Writing(
        """{"affiliation": 2, "reason": "It was another man of that name."}""",
        """{"id": "javad-zarif", "version": 4, "position": 469}""");

    public static void Map(IEndpointRouteBuilder api) => api.MapAppend<ActorAffiliationWithdrawn>("/actors/{id}/affiliation-withdrawals")
        .WithAppendMetadata("Withdraw an affiliation recorded in error.", Example);
}
