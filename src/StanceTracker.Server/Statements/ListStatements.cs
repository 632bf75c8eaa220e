using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using StanceTracker.Domain;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Codebook;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Actors;
using StanceTracker.Projections.Statements;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;

namespace StanceTracker.Server.Statements;

/// <summary><c>GET /api/statements</c>: statements in the order of their recording.</summary>
internal static class ListStatements
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/statements", HandleAsync)
        .WithListMetadata<ListAnswer<StatementView>>("List statements in the order they were recorded.");

    public static async Task<IResult> HandleAsync(
        HttpContext context,
        [AsParameters] StatementParameters parameters,
        [FromQuery, Description("The maximum number of rows, 1 to 1000. Default: 100; CSV and NDJSON return all rows.")]
        LimitParameter? limit,
        [FromQuery, Description("Opaque cursor; follow the `next` link.")] string? cursor,
        LedgerReader ledger,
        ActorQueries actors,
        StatementQueries statements,
        CancellationToken cancel)
    {
        var query = new QueryReader();
        var filter = parameters.Read(query);
        var max = limit?.Value;
        if (Cursor.Number(cursor) is null) query.Fail<string>("cursor", cursor!, "the cursor of a `next` link");
        if (query.Problem is { } problem) return problem;

        (filter, var answer) = await StatementParameters.SurvivorsAsync(filter, actors, cancel);
        if (answer is not null) return answer;

        return await ListResult.AnswerAsync(
            context,
            max,
            QueryReader.NullIfEmpty(cursor),
            Table,
            async (after, count) =>
            {
                // The head first: what is recorded meanwhile may be in the rows, so the position may understate them but never overstate.
                var head = await ledger.HeadAsync(cancel);
                var rows = await statements.NextAsync(new LedgerPosition(Cursor.Number(after)!.Value), filter, count + 1, cancel);
                var part = rows.Take(count).ToArray();
                return new Page<StatementView>(part, rows.Count > count ? Cursor.Pack(part[^1].Position) : null, head.Value);
            },
            (page, next) => new ListAnswer<StatementView>(page.Items, next, page.Position));
    }

    private static Table<StatementView> Table { get; } = new(
        ("statement", s => s.Statement),
        ("day", s => s.Day),
        ("earliest", s => s.SaidOn.Earliest),
        ("latest", s => s.SaidOn.Latest),
        ("basis", s => KebabEnum<DateBasis>.Format(s.SaidOn.Basis)),
        ("speaker", s => s.Speaker),
        ("capacity", s => KebabEnum<Capacity>.Format(s.Capacity)),
        ("targets", s => string.Join(' ', s.Targets)),
        ("inferredTargets", s => string.Join(' ', s.InferredTargets)),
        ("act", s => s.Act.Code),
        ("label", s => ActCodebook.Cameo.TryFind(s.Act.Code, out var entry) ? entry.Label : null),
        ("contexts", s => string.Join(' ', s.Contexts)),
        ("modality", s => KebabEnum<Modality>.Format(s.Modality)),
        ("claims", s => string.Join(' ', s.Claims.Select(c => $"{c.Claim}:{KebabEnum<Standpoint>.Format(c.Standpoint)}"))),
        ("joint", s => s.Joint),
        ("paraphrase", s => s.Paraphrase),
        ("quote", s => s.Quote),
        ("documents", s => string.Join(' ', s.Evidence.Where(e => !e.Withdrawn).Select(e => e.Document).Distinct())),
        ("retracted", s => s.Retracted),
        ("externalId", s => s.ExternalId),
        ("position", s => s.Position),
        ("version", s => s.Version));
}
