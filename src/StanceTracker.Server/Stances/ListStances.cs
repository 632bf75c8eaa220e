using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Stances;
using StanceTracker.Domain.Stances.Method;
using StanceTracker.Projections.Actors;
using StanceTracker.Projections.Pairs;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;

namespace StanceTracker.Server.Stances;

/// <summary>The order of a list of stances.</summary>
internal enum StanceOrder
{
    /// <summary>By holder and target.</summary>
    Pair,

    /// <summary>By stance, the most hostile first; unknown last.</summary>
    Stance,

    /// <summary>By evidence, the most first.</summary>
    Evidence,

    /// <summary>By the day of the newest statement, the newest first.</summary>
    LastDay,
}

/// <summary>An order other than that by holder and target.</summary>
internal sealed class StanceOrderParameter : QueryParameter<StanceOrderParameter, StanceOrder?>
{
    /// <inheritdoc/>
    protected override string Expected => "one of stance, evidence, lastDay";

    /// <inheritdoc/>
    protected override StanceOrder? Parse(string text) => text switch
    {
        "stance" => StanceOrder.Stance,
        "evidence" => StanceOrder.Evidence,
        "lastDay" => StanceOrder.LastDay,
        _ => null,
    };
}

/// <summary><c>GET /api/stances</c>: current stances, a row per pair with a statement by asOf.</summary>
internal static class ListStances
{
    private static readonly Example Example = Example.Read($$"""
        {"items": [{{{Examples.Row}}}], "next": null, {{Examples.Context}}}
        """);

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/stances", HandleAsync)
        .WithListMetadata<StanceListAnswer>("List current stances: one row per pair with a statement by asOf.", Example);

    public static async Task<IResult> HandleAsync(
        HttpContext context,
        [AsParameters] StanceParameters parameters,
        [FromQuery, Description("Only this holder.")] IdParameter<ActorId>? holder,
        [FromQuery, Description("Only this target.")] IdParameter<ActorId>? target,
        [FromQuery, Description("Only holders of this kind: state, organization, armed-group, bloc or person.")]
        NameParameter<ActorKind>? kind,
        [FromQuery, Description("Only pairs with at least this much evidence (E).")] AmountParameter? minEvidence,
        [FromQuery, Description("Only pairs with this label: unknown, faded, hostile, critical, neutral, favourable, aligned or mixed.")]
        NameParameter<StanceLabel>? label,
        [FromQuery, Description("Only pairs with this certainty: thin, leaning or clear.")] NameParameter<Certainty>? certainty,
        [FromQuery, Description("`stance`, `evidence` or `lastDay`; requires holder or target. Default: by holder and target.")]
        StanceOrderParameter? order,
        [AsParameters] PageParameters page,
        KnownAt knownAt,
        AsOf asOf,
        ActorQueries actors,
        PairQueries pairs,
        CancellationToken cancel)
    {
        var question = await StanceQuery.ReadAsync(parameters, knownAt, asOf, cancel);
        if (order?.Text is { } text && holder?.Value is null && target?.Value is null)
            return Problems.Invalid("order", text, "holder or target as well");
        var sorting = order?.Value ?? StanceOrder.Pair;
        var keyLength = sorting == StanceOrder.Pair ? 2 : 3;
        if (page.ProblemOf(keys => keys.Length == keyLength && Slug.IsValid(keys[^2]) && Slug.IsValid(keys[^1])) is { } problem)
            return problem;
        if (!(await PairRoute.SurvivorAsync(holder?.Value, "holder", question.KnownAt, actors, cancel)).TryGet(out var h, out var answer))
            return answer;
        if (!(await PairRoute.SurvivorAsync(target?.Value, "target", question.KnownAt, actors, cancel)).TryGet(out var t, out answer))
            return answer;

        var list = new StanceList(pairs, actors, question, h, t)
        {
            Kind = kind?.Value,
            MinEvidence = minEvidence?.Value ?? 0,
            Label = label?.Value,
            Certainty = certainty?.Value,
        };

        // Ordered by values that change, or as rows that cannot state a position, all pages must reflect one position.
        var isWhole = page.Limit?.Value is null && Formats.Negotiate(context, Format.Json, Format.Csv, Format.Ndjson) != Format.Json;
        if (sorting != StanceOrder.Pair || isWhole) list = await list.PinnedAsync(cancel);
        if (list.Query.KnownAt is { } reflected) list.Query.Name(context, reflected);
        var pinned = new Dictionary<string, string?> { ["asOf"] = Day.Format(question.AsOf) };
        if (list.Query.KnownAt is { } position) pinned["knownAt"] = position.ToString();
        return await ListResult.AnswerAsync(
            context,
            page,
            StanceRow.Table,
            (keys, count) =>
                sorting == StanceOrder.Pair ? list.ByPairAsync(keys, count, cancel) : list.ByValueAsync(sorting, keys, count, cancel),
            (part, next) => new StanceListAnswer(part.Items, next).To<StanceListAnswer>(list.Query, new LedgerPosition(part.Position)),
            pinned);
    }
}

/// <summary>Reads a list of stances page by page.</summary>
internal sealed record StanceList(PairQueries Pairs, ActorQueries Actors, StanceQuery Query, ActorId? Holder, ActorId? Target)
{
    /// <summary>Only holders of this kind.</summary>
    public ActorKind? Kind { get; init; }

    /// <summary>Only pairs with at least this much evidence.</summary>
    public double MinEvidence { get; init; }

    /// <summary>Only pairs with this label.</summary>
    public StanceLabel? Label { get; init; }

    /// <summary>Only pairs with this certainty.</summary>
    public Certainty? Certainty { get; init; }

    /// <summary>How many holders are read at once when listing past knowledge.</summary>
    private const int HoldersAtOnce = 25;

    /// <summary>The same list pinned to the newest position.</summary>
    public async Task<StanceList> PinnedAsync(CancellationToken cancel) => Query.KnownAt is not null
        ? this
        : this with { Query = Query with { KnownAt = (await Pairs.ObservedAsync([], [], null, cancel)).Position } };

    /// <summary>A page in order of holder and target.</summary>
    public async Task<Page<StanceRow>> ByPairAsync(string[]? keys, int count, CancellationToken cancel)
    {
        PairId? after = keys is null ? null : new PairId(ActorId.Parse(keys[0]), ActorId.Parse(keys[1]));
        var observed = Query.KnownAt is { } knownAt
            ? await KnownThenAsync(after, knownAt, count + 1, cancel)
            : await Pairs.NextAsync(after, Holder, Target, count + 1, cancel);
        var part = observed with { Pairs = [.. observed.Pairs.Take(count)] };
        var last = observed.Pairs.Count > count ? part.Pairs[^1].Pair : (PairId?)null;
        return new Page<StanceRow>(
            await RowsAsync(part, cancel), last is { } l ? [l.Holder.Value, l.Target.Value] : null, observed.Position.Value);
    }

    /// <summary>A page in order of a value. All pairs of the holder or target are computed, since values have no index.</summary>
    public async Task<Page<StanceRow>> ByValueAsync(StanceOrder order, string[]? keys, int count, CancellationToken cancel)
    {
        var observed = await Pairs.ObservedAsync(Holder is { } h ? [h] : null, Target is { } t ? [t] : null, Query.KnownAt, cancel);
        var sorted = (await RowsAsync(observed, cancel))
            .Select(row => (Row: row, Key: (Value: Value(order, row), row.Holder.Value, row.Target.Value)))
            .OrderBy(row => row.Key.Item1).ThenBy(row => row.Key.Item2, StringComparer.Ordinal).ThenBy(
                row => row.Key.Item3, StringComparer.Ordinal);
        var rest = keys is null ? sorted : sorted.SkipWhile(row => row.Key.Item2 != keys[1] || row.Key.Item3 != keys[2]).Skip(1);
        var part = rest.Take(count + 1).ToArray();
        var next = part.Length > count ? part[count - 1].Key : default;
        return new Page<StanceRow>(
            [.. part.Take(count).Select(row => row.Row)],
            part.Length > count ? [next.Item1.ToString("R", CultureInfo.InvariantCulture), next.Item2, next.Item3] : null,
            observed.Position.Value);
    }

    private static double Value(StanceOrder order, StanceRow row) => order switch
    {
        StanceOrder.Stance => row.Stance ?? double.PositiveInfinity,
        StanceOrder.Evidence => -row.Evidence,
        _ => -(row.LastDay?.DayNumber ?? 0),
    };

    private async Task<IReadOnlyList<StanceRow>> RowsAsync(Observed observed, CancellationToken cancel)
    {
        var rows = observed.Pairs
            .Select(pair => new StanceRow(pair.Pair, DiscountedStanceModel.Estimate(pair.Observations, Query.AsOf, Query.Settings)))
            .Where(row => row.Statements > 0 && row.Evidence >= MinEvidence)
            .Where(row => (Label is null || row.Label == Label) && (Certainty is null || row.Certainty == Certainty))
            .ToArray();
        if (Kind is not { } kind || rows.Length == 0) return rows;
        var known = await Actors.ResolveAsync(rows.Select(row => row.Holder).Distinct().ToArray(), Query.KnownAt, cancel);
        return rows.Where(row => known[row.Holder].Kind == kind).ToArray();
    }

    /// <summary>The next pairs as known at a position: holder by holder, until there are enough.</summary>
    private async Task<Observed> KnownThenAsync(PairId? after, LedgerPosition knownAt, int count, CancellationToken cancel)
    {
        var found = new List<PairObservations>();
        var from = Holder ?? after?.Holder;
        for (var included = true; found.Count < count; included = false)
        {
            var holders = Holder is { } only
                ? (included ? [only] : [])
                : await Actors.SpokenForAsync(from, included, knownAt, HoldersAtOnce, cancel);
            if (holders.Count == 0) break;
            var observed = await Pairs.ObservedAsync(holders, Target is { } target ? [target] : null, knownAt, cancel);
            found.AddRange(observed.Pairs.Where(pair => after is not { } last || IsAfter(pair.Pair, last)));
            from = holders[^1];
        }

        return new Observed(knownAt, found.Take(count).ToArray());
    }

    private static bool IsAfter(PairId pair, PairId last) =>
        (
            string.CompareOrdinal(pair.Holder.Value, last.Holder.Value),
            string.CompareOrdinal(pair.Target.Value, last.Target.Value)) is ( > 0, _) or (0, > 0);
}
