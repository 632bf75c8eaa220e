using StanceTracker.Domain;
using StanceTracker.Domain.Decisions;
using StanceTracker.Domain.Ledgers;
using StanceTracker.Domain.Stances;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Reading;
using StanceTracker.Ledger.Recording;
using StanceTracker.Projections.Pairs;
using StanceTracker.Projections.Statements;
using StanceTracker.Server.Api.Stances;
using StanceTracker.Server.Http;

namespace StanceTracker.Server.Api.Statements;

/// <summary><c>POST /api/statements/{id}/corrections/preview</c>: decides a correction as recording it would, and writes nothing.</summary>
internal static class PreviewCorrection
{
    public static async Task<IResult> HandleAsync(
        HttpContext context, string id, [AsParameters] StanceParameters parameters, Recorder recorder, LedgerReader ledger, PairQueries pairs, StatementQueries statements, KnownAt knownAt, AsOf asOf, CancellationToken cancel)
    {
        if (!Slug.IsValid(id)) return Problems.NotFound("statement", id);
        var input = new Input();
        var question = await StanceQuestion.ReadAsync(parameters, input, knownAt, asOf, cancel);
        if (input.Problem is { } problem) return problem;
        var (_, body, answer) = await Body.ReadEventAsync(context, EventTypes.Of<StatementCorrected>());
        if (body is not StatementCorrected correction) return answer!;
        var (author, wrong) = Recordings.Author(context);
        if (author is null) return wrong!;

        var statement = StatementId.Of(id);
        var head = await ledger.HeadAsync(cancel);
        if (await Recordings.RehearseAsync(recorder, new Proposal(StreamId.Of(statement), correction), author, cancel) is { } refused) return refused;

        var known = question.KnownAt ?? head;
        var cited = await CitedStatements.ReadAsync([statement], known, ledger, cancel);
        var was = cited.Statements.GetValueOrDefault(statement, StatementState.Initial);
        var becomes = was with { Content = correction };
        var rows = EvidenceRows.Of(becomes, cited.Document);
        var moved = await MovedPairs.OfAsync(statement, EvidenceRows.Of(was, cited.Document), rows, question, known, pairs, cancel);
        Warning[] warnings = [.. Warning.Of(becomes, cited.Document), .. await CorrectStatement.OfOthersAsync(statement, correction, head, statements, ledger, cancel)];
        return TypedResults.Json(PreviewAnswer.Of(correction, rows, moved, warnings, question).To<PreviewAnswer>(question, known));
    }
}
