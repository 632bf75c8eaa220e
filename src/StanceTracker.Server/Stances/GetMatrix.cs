using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Stances;
using StanceTracker.Domain.Stances.Method;
using StanceTracker.Projections.Actors;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;

namespace StanceTracker.Server.Stances;

/// <summary><c>GET /api/stances/matrix</c>: the stances among a set of actors.</summary>
internal static class GetMatrix
{
    private const int MaxActors = 250, UsualActors = 100;

    private static readonly Example Example = Example.Read($$"""
        {"actors": ["taliban", "iran"], "positions": [[null, {{{Examples.Row}}}], [{{{Examples.Row}}}, null]], {{Examples.Context}}}
        """);

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/stances/matrix", HandleAsync)
        .WithListMetadata<MatrixAnswer>("Get the stances among a set of actors as a matrix.", Example);

    public static async Task<IResult> HandleAsync(
        HttpContext context,
        [FromQuery, Description("Comma-separated actor ids, at most 250.")] ListParameter<IdParameter<ActorId>, ActorId>? actors,
        [FromQuery, Description("Instead of actors: comma-separated kinds, for the actors of these kinds with the most statements: state, "
            + "organization, armed-group, bloc, person.")] ListParameter<NameParameter<ActorKind>, ActorKind>? kinds,
        [FromQuery, Description("With kinds: the maximum number of actors, 1 to 250. Default: 100.")] SizeParameter? most,
        [FromQuery, Description("`true` returns null for pairs without a statement by asOf; CSV and NDJSON omit their rows.")]
        BoolParameter? sparse,
        [AsParameters] StanceParameters parameters,
        KnownAt knownAt,
        AsOf asOf,
        ActorQueries directory,
        RecentPairCache pairs,
        CancellationToken cancel)
    {
        var (named, kindsAsked) = (actors?.Values ?? [], kinds?.Values ?? []);
        if (named.Length > 0 ? named.Length > MaxActors : kindsAsked.Length == 0)
            return Problems.Invalid("actors", $"{named.Length} ids", $"1 to {MaxActors} comma-separated ids, or kinds");

        var question = await StanceQuery.ReadAsync(parameters, knownAt, asOf, cancel);
        var asked = named.Length > 0 ? named : await pairs.BusiestAsync(kindsAsked, (int)(most?.Value ?? UsualActors), cancel);
        var meant = await directory.ResolveAsync(asked, question.KnownAt, cancel);
        if (asked.FirstOrDefault(actor => !meant.ContainsKey(actor)) is var unknown && asked.Any(actor => !meant.ContainsKey(actor)))
            return PairRoute.UnknownActor(unknown.Value, "actors");

        // A merged actor means its survivor; two names of one actor make one row.
        var square = asked.Select(actor => meant[actor].Survivor).Distinct().ToArray();
        var observed = await pairs.AmongAsync(square, question.KnownAt, cancel);
        var estimates =
            observed.Pairs.ToDictionary(
                pair => pair.Pair, pair => DiscountedStanceModel.Estimate(pair.Observations, question.AsOf, question.Settings));
        StanceRow? Cell(ActorId holder, ActorId target)
        {
            if (holder == target) return null;
            var pair = new PairId(holder, target);
            var estimate = estimates.GetValueOrDefault(pair, StanceEstimate.Unknown);
            return sparse?.Value == true && estimate.Statements == 0 ? null : new StanceRow(pair, estimate);
        }

        var rows = square.Select(holder => square.Select(target => Cell(holder, target)).ToArray()).ToArray();
        question.Name(context, observed.Position);
        return Formats.Negotiate(context, Format.Json, Format.Csv, Format.Ndjson) switch
        {
            Format.Csv => ListResult.Csv(StanceRow.Table, rows.SelectMany(row => row.OfType<StanceRow>()).ToAsyncEnumerable()),
            Format.Ndjson => ListResult.Ndjson(rows.SelectMany(row => row.OfType<StanceRow>()).ToAsyncEnumerable()),
            _ => TypedResults.Json(new MatrixAnswer(square, rows).To<MatrixAnswer>(question, observed.Position)),
        };
    }

    /// <summary>The maximum number of actors.</summary>
    internal sealed class SizeParameter() : IntegerParameter<SizeParameter>(1, MaxActors);
}
