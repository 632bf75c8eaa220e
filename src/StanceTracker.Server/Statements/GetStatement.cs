using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using StanceTracker.Domain;
using StanceTracker.Domain.Statements;
using StanceTracker.Projections.Statements;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;

namespace StanceTracker.Server.Statements;

/// <summary><c>GET /api/statements/{id}</c>: one statement.</summary>
internal static class GetStatement
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/statements/{id}", HandleAsync)
        .WithReadMetadata<StatementView>("Get a statement.")
        .ProducesProblem(404);

    public static async Task<IResult> HandleAsync(
        HttpContext context,
        string id,
        [FromQuery(Name = "knownAt"), Description(KnownAt.Description)] KnownAtParameter? known,
        KnownAt knownAt,
        StatementQueries statements,
        CancellationToken cancel)
    {
        var position = await knownAt.FindAsync(known?.Value, cancel);
        return Slug.IsValid(id) && await statements.FindAsync(StatementId.Parse(id), position, cancel) is { } found
            ? ETagResult.Create(context, found, found.Version)
            : Problems.NotFound("statement", id);
    }
}
