using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Stances.Method;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Actors;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;
using StanceTracker.Server.Stances;

namespace StanceTracker.Server.Exports;

/// <summary><c>GET /api/export/dyad-periods</c>: all directed pairs by period, with the columns that event-data tools expect.</summary>
internal static class ExportDyadPeriods
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/export/dyad-periods", HandleAsync)
        .WithExportMetadata<DyadPeriodRow>("Export directed pairs by day, week, month or year: counts, intensities and stance.");

    public static async Task<IResult> HandleAsync(
        HttpContext context,
        [AsParameters] StanceParameters parameters,
        [AsParameters] DyadPeriodParameters asked,
        KnownAt knownAt,
        AsOf asOf,
        LedgerReader ledger,
        ActorQueries actors,
        DyadPeriodExport export,
        CancellationToken cancel)
    {
        var question = await StanceQuery.ReadAsync(parameters, knownAt, asOf, cancel);
        if (!asked.Read(question).TryGet(out var filter, out var problem)) return problem;
        if (!(await PairRoute.SurvivorAsync(filter.Holder, "source", question.KnownAt, actors, cancel)).TryGet(out var h, out var answer))
            return answer;
        if (!(await PairRoute.SurvivorAsync(filter.Target, "target", question.KnownAt, actors, cancel)).TryGet(out var t, out answer))
            return answer;
        question.Name(context, question.KnownAt ?? await ledger.HeadAsync(cancel));
        return ListResult.Whole(context, DyadPeriodRow.Table, export.ReadAsync(filter with { Holder = h, Target = t }, cancel));
    }
}

/// <summary>The parameters that select dyad-periods.</summary>
internal sealed class DyadPeriodParameters
{
    [FromQuery(Name = "by"), Description("The length of a period: `day`, `week` (from Monday), `month` (default) or `year`.")]
    public NameParameter<PeriodLength>? By { get; init; }

    [FromQuery(Name = "from"), Description("Only periods that end on or after this day. The last period contains asOf.")]
    public DayParameter? From { get; init; }

    [FromQuery(Name = "gaps"), Description("`true` also returns periods without a statement, starting at the pair's first statement.")]
    public BoolParameter? Gaps { get; init; }

    [FromQuery(Name = "source"), Description("Only this source, at every level.")]
    public IdParameter<ActorId>? Source { get; init; }

    [FromQuery(Name = "target"), Description("Only this target.")]
    public IdParameter<ActorId>? Target { get; init; }

    /// <summary>The filter that they ask for; or the problem if the periods would end before they begin.</summary>
    public Parsed<DyadPeriodFilter> Read(StanceQuery question) => From?.Value > question.AsOf
        ? Problems.Invalid("from", $"{From.Value:yyyy-MM-dd}", $"a day no later than asOf, {question.AsOf:yyyy-MM-dd}")
        : new DyadPeriodFilter(
            question,
            By?.Value ?? PeriodLength.Month,
            From?.Value,
            Gaps?.Value == true,
            Source?.Value,
            Target?.Value);
}
