using StanceTracker.Domain.Documents;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;

namespace StanceTracker.Server.Documents;

/// <summary><c>POST /api/documents/{id}/ratings</c>: rates how reliable the source is.</summary>
internal static class RateDocument
{
    private static readonly Example Example = Example.Writing(
        """{"reliability": "D", "reason": "Two of its reports were disproved."}""",
        """{"id": "irna-2021-09-06", "version": 3, "position": 473}""");

    public static void Map(IEndpointRouteBuilder api) => api.MapAppend<DocumentRated>("/documents/{id}/ratings")
        .WithAppendMetadata("Rate the reliability of a document's source.", Example);
}
