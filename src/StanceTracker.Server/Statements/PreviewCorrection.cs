using StanceTracker.Domain;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Stances;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Commands;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Pairs;
using StanceTracker.Projections.Statements;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;
using StanceTracker.Server.Stances;

namespace StanceTracker.Server.Statements;

/// <summary><c>POST /api/statements/{id}/corrections/preview</c>: validates a correction as recording would, and writes nothing.</summary>
internal static class PreviewCorrection
{
    private static readonly Example Example = new(
        """
        {"speaker": "saeed-khatibzadeh", "targets": ["taliban"], "act": {"scheme": "cameo", "code": "112"}, "contexts": ["military"],
         "saidOn": {"earliest": "2021-09-04", "latest": "2021-09-06", "basis": "inferred"},
         "paraphrase": "Accuses the Taliban of the assault on Panjshir.",
         "reason": "He accuses; he does not merely criticise."}
        """,
        200,
        $$"""
        {"intensity": -2, "confidence": 0.64, "items": [{"holder": "taliban", "target": "iran", "before": {{{Examples.Row}}},
         "after": {{{Examples.Row}}} }], "warnings": [], "possibleDuplicates": [], {{Examples.Context}}}
        """);

    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/statements/{id}/corrections/preview", HandleAsync)
        .Accepts<StatementCorrected>(Formats.Json)
        .WithPreviewMetadata<PreviewAnswer>(
            "Preview a correction: the stances of every pair it would move, before and after. It is validated but not recorded.", Example)
        .ProducesProblem(404);

    public static async Task<IResult> HandleAsync(
        HttpContext context,
        string id,
        [AsParameters] StanceParameters parameters,
        CommandHandler recorder,
        LedgerReader ledger,
        PairQueries pairs,
        StatementQueries statements,
        DuplicateQueries duplicates,
        KnownAt knownAt,
        AsOf asOf,
        CancellationToken cancel)
    {
        if (!Slug.IsValid(id)) return Problems.NotFound("statement", id);
        var question = await StanceQuery.ReadAsync(parameters, knownAt, asOf, cancel);
        if (!(await RequestBody.ReadAsync<StatementCorrected>(context)).TryGet(out var read, out var unreadable)) return unreadable;
        if (!CommandEndpoint.Author(context).TryGet(out var author, out unreadable)) return unreadable;
        var correction = read.Body;

        var statement = StatementId.Parse(id);
        var head = await ledger.HeadAsync(cancel);
        if (await CommandEndpoint.DryRunAsync(recorder, new Command(StreamId.From(statement), correction), author, cancel) is { } rejected)
            return rejected;

        var known = question.KnownAt ?? head;
        var cited = await CitedStatements.ReadAsync([statement], known, ledger, cancel);
        var was = cited.Statements.GetValueOrDefault(statement, StatementState.Initial);
        var becomes = was with { Content = correction };
        var rows = EvidenceRows.From(becomes, cited.Document);
        var moved =
            await AffectedStances.ReadAsync(statement, EvidenceRows.From(was, cited.Document), rows, question, known, pairs, cancel);
        Warning[] warnings = [
            .. Warning.From(becomes, cited.Document),
            .. await CorrectStatement.OfOthersAsync(statement, correction, head, statements, ledger, cancel),
        ];
        var alike = await duplicates.LikeAsync(statement, becomes, cancel);
        return TypedResults.Json(
            PreviewAnswer.From(correction, rows, moved, warnings, alike, question).To<PreviewAnswer>(question, known));
    }
}
