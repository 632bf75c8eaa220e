using StanceTracker.Domain.Claims;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;

namespace StanceTracker.Server.Claims;

/// <summary><c>POST /api/claims/{id}/corrections</c>: replaces the proposition and its actors.</summary>
internal static class CorrectClaim
{
    private static readonly Example Example = Example.Writing(
        """
        {"proposition": "The Taliban held the whole of Panjshir by 6 September 2021.",
         "about": ["taliban"], "reason": "It said nothing of who held it."}
        """,
        """{"id": "panjshir-fell", "version": 2, "position": 474}""");

    public static void Map(IEndpointRouteBuilder api) => api.MapAppend<ClaimCorrected>("/claims/{id}/corrections", given: "claim")
        .WithAppendMetadata("Replace the proposition and its actors.", Example);
}
