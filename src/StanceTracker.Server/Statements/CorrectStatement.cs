using StanceTracker.Domain;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Statements;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;

namespace StanceTracker.Server.Statements;

/// <summary><c>POST /api/statements/{id}/corrections</c>: replaces the coded content, except the evidence.</summary>
internal static class CorrectStatement
{
    private static readonly Example Example = Example.Writing(
        """
        {"speaker": "saeed-khatibzadeh", "targets": ["taliban"], "act": {"scheme": "cameo", "code": "112"}, "contexts": ["military"],
         "saidOn": {"earliest": "2021-09-04", "latest": "2021-09-06", "basis": "inferred", "note": "Within the days of the assault.",
         "extent": "within"}, "paraphrase": "Accuses the Taliban of the assault on Panjshir.",
         "reason": "He accuses; he does not merely criticise."}
        """,
        """{"id": "s-0199f3c1d2e47a6b8c5d4e3f2a1b0c9d", "version": 4, "position": 466}""");

    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/statements/{id}/corrections", HandleAsync)
        .Accepts<StatementCorrected>(Formats.Json)
        .WithAppendMetadata("Replace the coded content, except the evidence.", Example);

    public static async Task<IResult> HandleAsync(
        HttpContext context, string id, CommandEndpoint endpoint, LedgerReader ledger, StatementQueries statements)
    {
        if (!Slug.IsValid(id)) return Problems.NotFound("statement", id);
        var statement = StatementId.Parse(id);
        if (!(await RequestBody.ReadAsync<StatementCorrected>(context)).TryGet(out var read, out var problem)) return problem;
        return await endpoint.AppendAsync(
            context,
            read.Json,
            new Command(StreamId.From(statement), read.Body),
            $"/api/statements/{id}",
            complete: async written =>
            {
                Warning[] warnings =
                [
                    .. (await Warning.ReadAsync([statement], ledger, context.RequestAborted))[statement],
                    .. await OfOthersAsync(
                        statement, read.Body, new LedgerPosition(written.Position - 1), statements, ledger, context.RequestAborted),
                ];
                return warnings.Length > 0 ? written with { Warnings = warnings } : written;
            });
    }

    /// <summary>What a correction leaves to check in the other statements of a joint act.</summary>
    /// <param name="statement">The statement corrected.</param>
    /// <param name="after">The corrected content.</param>
    /// <param name="before">The newest position without the correction.</param>
    /// <param name="statements">Finds the other statements.</param>
    /// <param name="ledger">Where both are read.</param>
    /// <param name="cancel">Cancels it.</param>
    public static async Task<IEnumerable<Warning>> OfOthersAsync(
        StatementId statement,
        CodedStatement after,
        LedgerPosition before,
        StatementQueries statements,
        LedgerReader ledger,
        CancellationToken cancel)
    {
        if (after.Joint is not { } joint) return [];
        var was = await ledger.FoldAsync([StreamId.From(statement)], before, cancel);
        var ids = (await statements.OfJointAsync(joint, cancel)).Where(other => other != statement).ToArray();
        var others = await ledger.FoldAsync([.. ids.Select(StreamId.From)], upTo: null, cancel);
        return Warning.OfOthers(Content(was, statement), after, ids.Select(other => (other, Content(others, other))));

        static CodedStatement Content(IReadOnlyDictionary<StreamId, (StreamState State, long Version)> states, StatementId of) =>
            ((StatementState)states[StreamId.From(of)].State).Content!;
    }
}
