using StanceTracker.Domain.Documents;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;

namespace StanceTracker.Server.Documents;

/// <summary><c>POST /api/documents/{id}/corrections</c>: replaces the description of a document.</summary>
internal static class CorrectDocument
{
    private static readonly Example Example = Example.Writing(
        """
        {"title": "The spokesman on Panjshir", "publisher": "IRNA", "published": {"earliest": "2021-09-06", "latest": "2021-09-06",
         "basis": "stated"},
         "language": "en", "length": 2400, "reason": "The title was cut short."}
        """,
        """{"id": "irna-2021-09-06", "version": 2, "position": 472}""");

    public static void Map(IEndpointRouteBuilder api) => api.MapAppend<DocumentCorrected>("/documents/{id}/corrections")
        .WithAppendMetadata("Replace a document's description. Its reliability is changed by a rating instead.", Example);
}
