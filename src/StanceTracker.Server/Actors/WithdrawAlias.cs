using StanceTracker.Domain.Actors;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;

namespace StanceTracker.Server.Actors;

/// <summary><c>POST /api/actors/{id}/alias-withdrawals</c>: withdraws an alias that the actor never had.</summary>
internal static class WithdrawAlias
{
    private static readonly Example Example = Example.Writing(
        """{"alias": "Ghomi", "reason": "That is his predecessor."}""", """{"id": "hassan-kazemi-qomi", "version": 6, "position": 475}""");

    public static void Map(IEndpointRouteBuilder api) => api.MapAppend<ActorAliasWithdrawn>("/actors/{id}/alias-withdrawals")
        .WithAppendMetadata("Withdraw an alias recorded in error.", Example);
}
