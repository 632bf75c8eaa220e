using StanceTracker.Domain.Documents;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;

namespace StanceTracker.Server.Documents;

/// <summary><c>POST /api/documents/{id}/withdrawals</c>: withdraws a document until it is reinstated.</summary>
internal static class WithdrawDocument
{
    private static readonly Example Example = Example.Writing(
        """{"reason": "The publisher retracted the article."}""",
        """{"id": "irna-2021-09-06", "version": 4, "position": 474}""");

    public static void Map(IEndpointRouteBuilder api) => api.MapAppend<DocumentWithdrawn>("/documents/{id}/withdrawals")
        .WithAppendMetadata("Withdraw a document: its evidence does not count until it is reinstated.", Example);
}
