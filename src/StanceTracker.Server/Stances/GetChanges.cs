using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Stances;
using StanceTracker.Domain.Stances.Method;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Actors;
using StanceTracker.Projections.Pairs;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;

namespace StanceTracker.Server.Stances;

/// <summary><c>GET /api/stances/{holder}/{target}/changes</c>: why two stances of a pair differ.</summary>
internal static class GetChanges
{
    private const string Clash = """
        "span": {"earliest": "2023-05-01", "latest": "2023-05-31"}, "extent": "within", "day": "2023-05-16", "intensity": -10,
        "confidence": 0.6
        """;

    private static readonly Example Example = Example.Read($$"""
        {"holder": "taliban", "target": "iran",
         "from": {"holder": "taliban", "target": "iran", "asOf": "2023-06-30", "knownAt": 210, "stance": -3.601567120706127,
         "low": -8.589963336488886, "high": 1.3868290950766324,
                  "evidence": 0.6522742699663417, "mean": -8.191716499016515, "label": "hostile", "certainty": "thin", "lastKnown": null,
                  "statements": 3},
         "to": {"holder": "taliban", "target": "iran", "asOf": "2023-12-31", "knownAt": 457, "stance": -1.6069004270506875,
         "low": -4.990086605963549, "high": 1.7762857518621746,
                "evidence": 2.3940862564158127, "mean": -2.1648754082471506, "label": "critical", "certainty": "leaning", "lastKnown": null,
                "statements": 9},
         "difference": 1.9946666936554396, "low": -4.032774349343055, "high": 8.022107736653934,
         "mostTelling": "taliban-clash-with-iran-at-border-2023", "parts": [
            {"statement": "taliban-clash-with-iran-at-border-2023", "change": "aged",
             "from": {{{Clash}}, "weight": 0.5048371699043184, "share": -3.402809802785045},
             "to": {{{Clash}}, "weight": 0.2485603045172242, "share": -0.7706337726375437},
             "part": 2.6321760301475012, "events": []},
            {"statement": "taliban-press-iran-to-shun-their-opponents", "change": "came", "from": null,
             "to": {"span": {"earliest": "2023-09-02", "latest": "2023-09-10"}, "extent": "within", "day": "2023-09-06", "intensity": -5,
             "confidence": 0.24, "weight": 0.15119052598738478, "share": -0.2343747640135336},
             "part": -0.2343747640135336, "events": [{"position": 238, "type": "statement_recorded",
             "recordedAt": "2024-02-01T09:30:00+00:00", "recordedBy": "maryam"}]}],
         {{Examples.Context}}}
        """);

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/stances/{holder}/{target}/changes", HandleAsync)
        .WithListMetadata<ChangesAnswer>("Explain why two stances of a pair differ: each statement's share of the difference.", Example)
        .ProducesProblem(404);

    public static async Task<IResult> HandleAsync(
        HttpContext context,
        [Description("The actor whose stance it is.")] string holder,
        [Description("The actor it is toward.")] string target,
        [AsParameters] StanceParameters parameters,
        [FromQuery, Description("Required. Both clocks of the first answer, as `asOf,knownAt` (`2023-06-30,120`). An omitted part "
            + "(`2023-06-30`, `,120`) defaults to asOf or knownAt; the day may be `latest`.")] ClocksParameter? from,
        [FromQuery, Description("Both clocks of the second answer, in the same form. Default: asOf and knownAt.")] ClocksParameter? to,
        KnownAt knownAt,
        AsOf asOf,
        TimeResolver moments,
        ActorQueries actors,
        PairQueries pairs,
        AddressTimeline timeline,
        LedgerReader ledger,
        CancellationToken cancel)
    {
        if (from is null or { Text: "" }) return Problems.Invalid("from", "", "both clocks as asOf,knownAt, such as 2023-06-30,120");
        var asked = await StanceQuery.ReadAsync(parameters, knownAt, asOf, cancel);
        var first = await moments.FindAsync(from, asked, cancel);
        var second = await moments.FindAsync(to, asked, cancel);
        var head = await ledger.HeadAsync(cancel);
        var (before, after) = (first.KnownAt ?? head, second.KnownAt ?? head);

        if (!(await PairRoute.ReadAsync(context, holder, target, after, actors)).TryGet(out var pair, out var elsewhere)) return elsewhere;
        var known = await actors.ResolveAsync([pair.Holder, pair.Target], before, cancel);
        var (formerHolder, formerTarget) = (known[pair.Holder].Survivor, known[pair.Target].Survivor);
        if (formerHolder == formerTarget)
            return Problems.Problem(Problems.SameActor, $"'{holder}' and '{target}' are the same actor as known at {before}.", "from");
        var former = new PairId(formerHolder, formerTarget);

        var (one, other) = (
            await ExplainAsync(pairs, former, first, before, cancel), await ExplainAsync(pairs, pair, second, after, cancel));
        var difference = Difference.Between(one, other);
        var change = StanceChange.Between(one.Estimate, other.Estimate);
        var parts = await PartsAsync(difference, pair, before, after, timeline, ledger, cancel);
        second.Name(context, after);
        context.Response.Headers["From-As-Of"] = Domain.Day.Format(first.AsOf);
        context.Response.Headers["From-Known-At"] = before.ToString();
        return Formats.Negotiate(context, Format.Json, Format.Csv, Format.Ndjson) switch
        {
            Format.Csv => ListResult.Csv(ChangedPart.Table, parts.ToAsyncEnumerable()),
            Format.Ndjson => ListResult.Ndjson(parts.ToAsyncEnumerable()),
            _ => TypedResults.Json(new ChangesAnswer(
                pair.Holder,
                pair.Target,
                new ComparedStance(former, first, before, one.Estimate),
                new ComparedStance(pair, second, after, other.Estimate),
                difference.Stance,
                change?.Low,
                change?.High,
                difference.MostTelling()?.Statement,
                parts).To<ChangesAnswer>(second, after)),
        };
    }

    private static async Task<Explanation<StatementId>> ExplainAsync(
        PairQueries pairs, PairId pair, StanceQuery question, LedgerPosition knownAt, CancellationToken cancel)
    {
        var (_, counting) = await pairs.CountingAsync(pair, knownAt, cancel);
        return question.Explain(counting);
    }

    private static async Task<IReadOnlyList<ChangedPart>> PartsAsync(
        Difference<StatementId> difference,
        PairId pair,
        LedgerPosition before,
        LedgerPosition after,
        AddressTimeline timeline,
        LedgerReader ledger,
        CancellationToken cancel)
    {
        var (earlier, later) = before.Value <= after.Value ? (before, after) : (after, before);
        var changed = await timeline.ReadAsync(pair, earlier, later, cancel);
        var headers = await ledger.HeadersAsync([.. difference.Parts.SelectMany(part => changed[part.Statement]).Distinct()], cancel);
        return [.. difference.Parts
            .OrderByDescending(part => Math.Abs(part.Share)).ThenBy(part => part.Statement.Value, StringComparer.Ordinal)
            .Select(part => ChangedPart.Create(part, changed[part.Statement].Select(position => headers[position])))];
    }
}
