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
        [AsParameters] PageParameters page,
        LedgerReader ledger,
        ActorQueries actors,
        StatementQueries statements,
        CancellationToken cancel)
    {
        if (!(await parameters.FindAsync(actors, cancel)).TryGet(out var filter, out var answer)) return answer;

        return await Pagination.AnswerAsync(
            context,
            page,
            Table,
            ledger.HeadAsync,
            (after, count) => statements.NextAsync(new LedgerPosition(after), filter, count, cancel),
            statement => statement.Position);
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
        ("claims", s => string.Join(' ', s.Claims.Select(c => $"{c.Claim}:{KebabEnum<ClaimPosition>.Format(c.Position)}"))),
        ("joint", s => s.Joint),
        ("paraphrase", s => s.Paraphrase),
        ("quote", s => s.Quote),
        ("documents", s => string.Join(' ', s.Evidence.Where(e => !e.Withdrawn).Select(e => e.Document).Distinct())),
        ("retracted", s => s.Retracted),
        ("externalId", s => s.ExternalId),
        ("position", s => s.Position),
        ("version", s => s.Version));
}
