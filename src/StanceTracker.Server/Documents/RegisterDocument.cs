using StanceTracker.Domain.Documents;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;

namespace StanceTracker.Server.Documents;

/// <summary><c>POST /api/documents</c>: registers a document.</summary>
internal static class RegisterDocument
{
    private static readonly Example Example = Example.Writing(
        """
        {"document": "irna-2021-09-06", "title": "Spokesman on Panjshir", "publisher": "IRNA", "published": {"earliest": "2021-09-06",
         "latest": "2021-09-06", "basis": "stated"},
         "language": "en", "length": 2400, "reliability": "B"}
        """,
        """{"id": "irna-2021-09-06", "version": 1, "position": 461}""");

    public static void Map(IEndpointRouteBuilder api) => api.MapCreate<DocumentRegistered>("/documents")
        .WithCreateMetadata("Register a document by the digest and length of its text. The text itself is not stored.", Example);
}
