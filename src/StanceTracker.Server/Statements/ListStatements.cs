using StanceTracker.Domain.Events;
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

    private static Table<StatementView> Table { get; } =
        Table<StatementView>.OfProperties(statement => new ListedStatementRow(statement));
}
