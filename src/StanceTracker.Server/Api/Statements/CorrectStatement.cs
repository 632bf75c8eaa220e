using StanceTracker.Domain;
using StanceTracker.Domain.Decisions;
using StanceTracker.Domain.Ledgers;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Reading;
using StanceTracker.Server.Http;

namespace StanceTracker.Server.Api.Statements;

/// <summary><c>POST /api/statements/{id}/corrections</c>: the whole coded content anew.</summary>
internal static class CorrectStatement
{
    public static async Task<IResult> HandleAsync(HttpContext context, string id, Recordings recordings, LedgerReader ledger)
    {
        if (!Slug.IsValid(id)) return Problems.NotFound("statement", id);
        var statement = StatementId.Of(id);
        var (text, body, answer) = await Body.ReadEventAsync(context, EventTypes.Of<StatementCorrected>());
        return body is null ? answer! : await recordings.GoOnAsync(
            context,
            text,
            new Proposal(StreamId.Of(statement), body),
            $"/api/statements/{id}",
            tell: async written => (await Warning.OfAsync([statement], ledger, context.RequestAborted))[statement] is { Count: > 0 } warnings ? written with { Warnings = warnings } : written);
    }
}
