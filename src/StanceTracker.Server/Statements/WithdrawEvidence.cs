using StanceTracker.Domain.Statements;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;

namespace StanceTracker.Server.Statements;

/// <summary><c>POST /api/statements/{id}/evidence-withdrawals</c>: withdraws a piece of evidence.</summary>
internal static class WithdrawEvidence
{
    private static readonly Example Example = Example.Writing(
        """{"evidence": 2, "reason": "The passage reports another remark of his."}""",
        """{"id": "muttaqi-rebukes-iran-over-executions", "version": 3, "position": 465}""");

    public static void Map(IEndpointRouteBuilder api) => api.MapAppend<StatementEvidenceWithdrawn>("/statements/{id}/evidence-withdrawals")
        .WithAppendMetadata("Withdraw a piece of evidence, named by its number in the statement.", Example);
}
