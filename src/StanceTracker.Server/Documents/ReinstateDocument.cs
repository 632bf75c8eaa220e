using StanceTracker.Domain.Documents;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;

namespace StanceTracker.Server.Documents;

/// <summary><c>POST /api/documents/{id}/reinstatements</c>: makes the evidence of a withdrawn document count again.</summary>
internal static class ReinstateDocument
{
    private static readonly Example Example = Example.Writing(
        """{"reason": "The publisher restored the article."}""",
        """{"id": "irna-2021-09-06", "version": 5, "position": 475}""");

    public static void Map(IEndpointRouteBuilder api) => api.MapAppend<DocumentReinstated>("/documents/{id}/reinstatements")
        .WithAppendMetadata("Reinstate a withdrawn document.", Example);
}
