using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using StanceTracker.Domain.Actors;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Actors;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;

namespace StanceTracker.Server.Actors;

/// <summary><c>GET /api/actors</c>: the directory of actors, in order of their ids.</summary>
internal static class ListActors
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/actors", HandleAsync)
        .WithListMetadata<ListAnswer<ActorView>>("List actors.");

    public static async Task<IResult> HandleAsync(
        HttpContext context,
        [FromQuery, Description("Only actors of this kind: state, organization, armed-group, bloc or person.")]
        NameParameter<ActorKind>? kind,
        [FromQuery, Description("Only actors whose id, name, alias or code contains this text.")] TextParameter? q,
        [AsParameters] PageParameters page,
        LedgerReader ledger,
        ActorQueries actors,
        CancellationToken cancel)
    {
        return await Pagination.AnswerAsync(
            context,
            page,
            Table,
            ledger.HeadAsync,
            (after, count) => actors.NextAsync(after is null ? null : ActorId.Parse(after), kind?.Value, q?.Value, count, cancel),
            actor => actor.Actor.Value);
    }

    private static Table<ActorView> Table { get; } = new(
        ("actor", a => a.Actor),
        ("name", a => a.Name),
        ("kind", a => a.Kind),
        ("cameo", a => a.Codes?.Cameo),
        ("iso3", a => a.Codes?.Iso3),
        ("wikidata", a => a.Codes?.Wikidata),
        ("aliases", a => string.Join("; ", a.Aliases.Select(alias => alias.Alias))),
        ("affiliations", a => a.Affiliations.Select(affiliation => affiliation.With)),
        ("mergedInto", a => a.MergedInto),
        ("version", a => a.Version));
}
