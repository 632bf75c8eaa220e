using StanceTracker.Domain.Claims;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;

namespace StanceTracker.Server.Claims;

/// <summary><c>POST /api/claims</c>: frames a claim.</summary>
internal static class FrameClaim
{
    private static readonly Example Example = Example.Writing(
        """
        {"claim": "panjshir-fell", "proposition": "The whole of Panjshir was under Taliban control by 6 September 2021.",
         "about": ["taliban"]}
        """,
        """{"id": "panjshir-fell", "version": 1, "position": 462}""");

    public static void Map(IEndpointRouteBuilder api) => api.MapCreate<ClaimFramed>("/claims")
        .WithCreateMetadata("Frame a claim.", Example);
}
