using StanceTracker.Domain.Statements;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;

namespace StanceTracker.Server.Statements;

/// <summary><c>POST /api/statements/{id}/retractions</c>: retracts a statement until it is reinstated.</summary>
internal static class RetractStatement
{
    private static readonly Example Example = Example.Writing(
        """{"reason": "The publisher retracted the article."}""",
        """{"id": "muttaqi-rebukes-iran-over-executions", "version": 5, "position": 467}""");

    public static void Map(IEndpointRouteBuilder api) => api.MapAppend<StatementRetracted>("/statements/{id}/retractions")
        .WithAppendMetadata("Retract a statement: it does not count until it is reinstated. Its history stays.", Example);
}
