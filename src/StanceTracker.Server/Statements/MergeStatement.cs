using StanceTracker.Domain;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Statements;
using StanceTracker.Server.Http;

namespace StanceTracker.Server.Statements;

/// <summary><c>POST /api/statements/{id}/merges</c>: a statement is another one recorded twice. It is retracted, and its evidence corroborates the other: all of it, or nothing.</summary>
internal static class MergeStatement
{
    public static async Task<IResult> HandleAsync(HttpContext context, string id, CommandEndpoint envelopes)
    {
        if (!Slug.IsValid(id)) return Problems.NotFound("statement", id);
        var (text, merge, answer) = await RequestBody.ReadCommandAsync<StatementMerge>(context, ("statement", id));
        if (merge is null) return answer!;
        if (merge.Statement.Value != id) return Problems.Problem(new Rejection(RejectionType.InvalidField, $"The path names '{id}', the body '{merge.Statement}'.", "statement"));
        return await envelopes.AppendAsync(context, text, merge.Retraction, $"/api/statements/{id}", merge.Corroborations, $"merge of {merge.Statement} into {merge.Into}");
    }
}
