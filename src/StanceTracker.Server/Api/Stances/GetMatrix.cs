using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Stances;
using StanceTracker.Domain.Stances.Method;
using StanceTracker.Projections.Actors;
using StanceTracker.Projections.Pairs;
using StanceTracker.Server.Http;

namespace StanceTracker.Server.Api.Stances;

/// <summary><c>GET /api/stances/matrix</c>: a square of positions.</summary>
internal static class GetMatrix
{
    private const int MostActors = 250;

    public static async Task<IResult> HandleAsync(
        HttpContext context,
        [FromQuery, Description("The actors' ids, joined by commas; at most 250.")] string? actors,
        [AsParameters] StanceParameters parameters,
        KnownAt knownAt,
        TimeProvider clock,
        ActorQueries directory,
        PairQueries pairs,
        CancellationToken cancel)
    {
        var input = new Input();
        var question = await StanceQuestion.ReadAsync(parameters, input, knownAt, clock, cancel);
        var names = (actors ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (names.Length is 0 or > MostActors) input.Wrong<string>("actors", $"{names.Length} ids", $"1 to {MostActors} ids joined by commas");
        if (names.FirstOrDefault(name => !Slug.IsValid(name)) is { } invalid) input.Wrong<string>("actors", invalid, $"ids: {Slug.Rule}");
        if (input.Problem is { } problem) return problem;

        var asked = names.Select(ActorId.Of).ToArray();
        var known = await directory.ResolveAsync(asked, question.KnownAt, cancel);
        if (asked.FirstOrDefault(actor => !known.ContainsKey(actor)) is var unknown && asked.Any(actor => !known.ContainsKey(actor)))
            return PairAddress.UnknownActor(unknown.Value, "actors");

        // A merged actor stands for its survivor; two names of one actor make one row.
        var square = asked.Select(actor => known[actor].Survivor).Distinct().ToArray();
        var observed = await pairs.ObservedAsync(square, square, question.KnownAt, cancel);
        var positions = observed.Pairs.ToDictionary(pair => pair.Pair, pair => Discounted.Position(pair.Observations, question.AsOf, question.Settings));
        StanceRow? Cell(ActorId holder, ActorId target) => holder == target
            ? null
            : StanceRow.Of(new PairId(holder, target), positions.GetValueOrDefault(new PairId(holder, target), Position.Unknown));

        var rows = square.Select(holder => square.Select(target => Cell(holder, target)).ToArray()).ToArray();
        question.Name(context, observed.Position);
        return Formats.Of(context, Format.Json, Format.Csv, Format.Ndjson) switch
        {
            Format.Csv => Listing.Csv(StanceRow.Table, rows.SelectMany(row => row.OfType<StanceRow>()).ToAsyncEnumerable()),
            Format.Ndjson => Listing.Ndjson(rows.SelectMany(row => row.OfType<StanceRow>()).ToAsyncEnumerable()),
            _ => TypedResults.Json(new MatrixAnswer(square, rows).To<MatrixAnswer>(question, observed.Position)),
        };
    }
}
