using StanceTracker.Domain.Statements;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;

namespace StanceTracker.Server.Statements;

/// <summary><c>POST /api/statements/{id}/corroborations</c>: adds another document, or passage, that reports the same statement.</summary>
internal static class CorroborateStatement
{
    private static readonly Example Example = Example.Writing(
        """{"evidence": {"document": "irna-2021-09-06", "passage": {"start": 900, "end": 1010}, "voice": "reported", "credibility": 2}}""",
        """{"id": "s-0199f3c1d2e47a6b8c5d4e3f2a1b0c9d", "version": 2, "position": 464}""");

    public static void Map(IEndpointRouteBuilder api) => api.MapAppend<StatementCorroborated>("/statements/{id}/corroborations")
        .WithAppendMetadata("Corroborate a statement with another document or passage.", Example);
}
