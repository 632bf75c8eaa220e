using StanceTracker.Domain;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Statements;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;

namespace StanceTracker.Server.Statements;

/// <summary>
/// <c>POST /api/statements/{id}/merges</c>: merges a duplicate into another statement: it is retracted and its evidence corroborates the
/// other, in one transaction.
/// </summary>
internal static class MergeStatement
{
    private static readonly Example Example = Example.Writing(
        """{"into": "muttaqi-rebukes-iran-over-executions", "reason": "One interview, coded from two reports."}""",
        """{"id": "s-0199f3c1d2e47a6b8c5d4e3f2a1b0c9d", "version": 3, "position": 469}""");

    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/statements/{id}/merges", HandleAsync)
        .Accepts<StatementMerge>(Formats.Json)
        .WithAppendMetadata("Merge a duplicate into another statement: it is retracted, and its evidence corroborates the other.", Example);

    public static async Task<IResult> HandleAsync(HttpContext context, string id, CommandEndpoint endpoint)
    {
        if (!Slug.IsValid(id)) return Problems.NotFound("statement", id);
        if (!(await RequestBody.ReadAsync<StatementMerge>(context, ("statement", id))).TryGet(out var read, out var problem))
            return problem;
        var merge = read.Body;
        if (merge.Statement.Value != id)
            return Problems.Problem(
                new Rejection(RejectionType.InvalidField, $"The path names '{id}', the body '{merge.Statement}'.", "statement"));
        return await endpoint.AppendAsync(
            context,
            read.Json,
            merge.Retraction,
            $"/api/statements/{id}",
            merge.Corroborations,
            $"merge of {merge.Statement} into {merge.Into}");
    }
}
