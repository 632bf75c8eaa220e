using StanceTracker.Domain.Statements;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;

namespace StanceTracker.Server.Statements;

/// <summary><c>POST /api/statements/{id}/reinstatements</c>: makes a retracted statement count again.</summary>
internal static class ReinstateStatement
{
    private static readonly Example Example = Example.Writing(
        """{"reason": "A second publisher confirmed the report."}""",
        """{"id": "muttaqi-rebukes-iran-over-executions", "version": 6, "position": 467}""");

    public static void Map(IEndpointRouteBuilder api) => api.MapAppend<StatementReinstated>("/statements/{id}/reinstatements")
        .WithAppendMetadata("Reinstate a retracted statement.", Example);
}
