using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using StanceTracker.Domain.Stances.Method;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;

namespace StanceTracker.Server.Stances;

/// <summary>The interval between the points of a history.</summary>
internal enum HistoryStep
{
    /// <summary>A point on each day on which a statement's span begins or ends.</summary>
    Event,

    /// <summary>A point per day.</summary>
    Day,

    /// <summary>A point per week, on its Sunday.</summary>
    Week,

    /// <summary>A point per month, on its last day.</summary>
    Month,
}

/// <summary><c>GET /api/stances/{holder}/{target}/history</c>: a pair's stance over time.</summary>
internal static class GetHistory
{
    /// <summary>A century of days.</summary>
    private const int MaxPoints = 36_525;

    private static readonly Example Example = Example.Read($$"""
        {"holder": "taliban", "target": "iran", "from": "1998-08-08", "to": "2024-01-16", "step": "event",
         "points": [{"day": "2024-01-16", "stance": -1.2363087402836062, "low": -4.57521912595087, "high": 2.102601645383658,
         "evidence": 2.4801946140972464, "label": "critical", "certainty": "leaning",
                     "lastKnown": null, "statements": 10}], {{Examples.Context}}}
        """);

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/stances/{holder}/{target}/history", HandleAsync)
        .WithListMetadata<HistoryAnswer>("Get a pair's stance over time, one point per period.", Example)
        .ProducesProblem(404);

    public static async Task<IResult> HandleAsync(
        HttpContext context,
        [Description("The actor whose stance it is.")] string holder,
        [Description("The actor it is toward.")] string target,
        [AsParameters] StanceParameters parameters,
        [FromQuery, Description("The first day. Default: the first day of the earliest statement.")] DayParameter? from,
        [FromQuery, Description("The last day, which always has a point. Default: asOf.")] DayParameter? to,
        [FromQuery, Description("`event` (default: each day on which a statement's span begins or ends), `day`, `week` (ending on Sunday) "
            + "or `month`.")] NameParameter<HistoryStep>? step,
        KnownAt knownAt,
        AsOf asOf,
        RecentPairCache pairs,
        CancellationToken cancel)
    {
        var question = await StanceQuery.ReadAsync(parameters, knownAt, asOf, cancel);
        var stepping = step?.Value ?? HistoryStep.Event;
        var first = from?.Value;
        var last = to?.Value ?? question.AsOf;
        if (parameters.AsOf?.Value is not null && last > question.AsOf)
            return Problems.Invalid("to", $"{last:yyyy-MM-dd}", $"a day no later than asOf, {question.AsOf:yyyy-MM-dd}");
        if (first > last) return Problems.Invalid("from", $"{first:yyyy-MM-dd}", $"a day no later than {last:yyyy-MM-dd}");
        question = question with { AsOf = last };
        if (!(await PairRoute.QueryAsync(context, holder, target, (h, t) => pairs.AboutAsync(h, t, question.KnownAt, cancel)))
            .TryGet(out var found, out var elsewhere)) return elsewhere;
        var (pair, about) = found;
        var observations = about.Observations;
        var begin = first ?? observations.Where(o => o.Span.First <= last).Select(o => o.Span.First).DefaultIfEmpty(last).Min();
        var days = Days(stepping, begin, last, observations).Take(MaxPoints + 1).ToArray();
        if (days.Length > MaxPoints)
            return Problems.Problem(
                Problems.InvalidParameter, $"More than {MaxPoints} points: choose a longer step or fewer days.", "step");
        var estimates = DiscountedStanceModel.History(observations, days, question.Settings);
        var points = days.Zip(estimates, (day, estimate) => new HistoryPoint(day, estimate)).ToArray();
        question.Name(context, about.Position);
        return Formats.Negotiate(context, Format.Json, Format.Csv, Format.Ndjson) switch
        {
            Format.Csv => ListResult.Csv(HistoryPoint.Table, points.ToAsyncEnumerable()),
            Format.Ndjson => ListResult.Ndjson(points.ToAsyncEnumerable()),
            _ =>
                TypedResults.Json(
                    new HistoryAnswer(pair.Holder, pair.Target, begin, last, stepping, points).To<HistoryAnswer>(question, about.Position)),
        };
    }

    /// <summary>
    /// The ends of the periods from the one of <paramref name="begin"/> to <paramref name="last"/>, which is always included.
    /// </summary>
    private static IEnumerable<DateOnly> Days(
        HistoryStep step, DateOnly begin, DateOnly last, IReadOnlyList<Observation> observations) => step switch
        {
            HistoryStep.Event =>
                observations
                    .SelectMany(o => new[] { o.Span.First, o.Span.Last })
                    .Where(day => begin <= day && day < last)
                    .Distinct()
                    .Order()
                    .Append(last),
            HistoryStep.Day => Ends(begin, last, PeriodLength.Day),
            HistoryStep.Week => Ends(begin, last, PeriodLength.Week),
            _ => Ends(begin, last, PeriodLength.Month),
        };

    private static IEnumerable<DateOnly> Ends(DateOnly begin, DateOnly last, PeriodLength length)
    {
        for (var day = Periods.Last(length, begin); day < last; day = Periods.Last(length, day.AddDays(1))) yield return day;
        yield return last;
    }
}
