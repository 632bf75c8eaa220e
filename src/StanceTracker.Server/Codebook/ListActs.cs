using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using StanceTracker.Domain.Codebook;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;
using StanceTracker.Server.Stances;

namespace StanceTracker.Server.Codebook;

/// <summary>An act of the codebook with its intensity.</summary>
/// <param name="Code">The CAMEO code.</param>
/// <param name="Label">A short name of the act.</param>
/// <param name="Definition">What the act covers, in one sentence.</param>
/// <param name="Parent">The parent code; null for a root code.</param>
/// <param name="Quad">The quad class.</param>
/// <param name="Intensity">The act's score; null if the table has none.</param>
internal sealed record ActView(ActCode Code, string Label, string Definition, ActCode? Parent, QuadClass Quad, double? Intensity);

/// <summary>The codebook with the intensities of a score table.</summary>
/// <param name="Scores">The name of the score table.</param>
/// <param name="Version">The version of the score table.</param>
/// <param name="Source">Where the score table was published.</param>
/// <param name="Items">All acts, each after its parent.</param>
internal sealed record ActsAnswer(string Scores, string Version, string Source, IReadOnlyList<ActView> Items);

/// <summary><c>GET /api/acts</c>: the CAMEO codebook with the intensities of a score table.</summary>
internal static class ListActs
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/acts", Handle)
        .WithListMetadata<ActsAnswer>("List the CAMEO codebook with the intensities of a score table.");

    public static IResult Handle(
        HttpContext context, [FromQuery, Description(ScoresParameter.Description)] ScoresParameter? scores)
    {
        var table = scores?.Value ?? ScoreTable.Icews;
        var acts =
            ActCodebook.Cameo.All.Select(
                act => new ActView(act.Code, act.Label, act.Definition, act.Parent, act.Quad, table.Intensity(act.Code))).ToArray();
        return Formats.Negotiate(context, Format.Json, Format.Csv, Format.Ndjson) switch
        {
            Format.Csv => ListResult.Csv(Table, acts.ToAsyncEnumerable()),
            Format.Ndjson => ListResult.Ndjson(acts.ToAsyncEnumerable()),
            _ => TypedResults.Json(new ActsAnswer(table.Name, table.Version, table.Source, acts)),
        };
    }

    private static Table<ActView> Table { get; } = new(
        ("code", act => act.Code),
        ("label", act => act.Label),
        ("parent", act => act.Parent),
        ("quad", act => act.Quad),
        ("intensity", act => act.Intensity),
        ("definition", act => act.Definition));
}
