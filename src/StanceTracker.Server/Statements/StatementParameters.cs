using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Codebook;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Stances;
using StanceTracker.Projections.Actors;
using StanceTracker.Projections.Statements;
using StanceTracker.Server.Http;
using StanceTracker.Server.Stances;

namespace StanceTracker.Server.Statements;

/// <summary>The parameters that select statements.</summary>
internal sealed class StatementParameters
{
    [FromQuery(Name = "speaker"), Description("Only statements by this speaker, as named.")]
    public IdParameter<ActorId>? Speaker { get; init; }

    [FromQuery(Name = "target"), Description("Only statements toward this actor, as named; inferred targets count.")]
    public IdParameter<ActorId>? Target { get; init; }

    [FromQuery(Name = "pair"), Description("Only statements that now count for this pair, at any level: `iran,taliban`.")]
    public PairParameter? Pair { get; init; }

    [FromQuery(Name = "act"), Description("Only this CAMEO code and its subcodes.")]
    public ActParameter? Act { get; init; }

    [FromQuery(Name = "context"), Description("Only this PLOVER context.")]
    public string? Context { get; init; }

    [FromQuery(Name = "document"), Description("Only statements that cite this document.")]
    public IdParameter<DocumentId>? Document { get; init; }

    [FromQuery(Name = "claim"), Description("Only statements that take a standpoint on this claim.")]
    public IdParameter<ClaimId>? Claim { get; init; }

    [FromQuery(Name = "from"), Description("Only from this day on.")]
    public DayParameter? From { get; init; }

    [FromQuery(Name = "to"), Description("Only up to this day.")]
    public DayParameter? To { get; init; }

    [FromQuery(Name = "q"), Description("Only statements with these words in paraphrase or quote; supports \"phrases\", or, and -not.")]
    public string? Q { get; init; }

    /// <summary>Reads them and reports the first invalid one to <paramref name="query"/>.</summary>
    public StatementFilter Read(QueryReader query) => new(
        Speaker?.Value,
        Target?.Value,
        Pair?.Value,
        Act?.Value,
        Context is { Length: > 0 } && !PloverContexts.Contains(Context)
            ? query.Fail<string>("context", Context, "a PLOVER context")
            : QueryReader.NullIfEmpty(Context),
        Document?.Value,
        Claim?.Value,
        From?.Value,
        To?.Value,
        query.Text("q", Q));

    /// <summary>The same filter with the survivors of its actors; or the answer if an actor is unknown.</summary>
    public static async Task<(StatementFilter Filter, IResult? Answer)> SurvivorsAsync(
        StatementFilter filter, ActorQueries actors, CancellationToken cancel)
    {
        if (await PairRoute.SurvivorAsync(filter.Speaker, "speaker", null, actors, cancel) is var (said, noSpeaker)
            && noSpeaker is not null) return (filter, noSpeaker);
        if (await PairRoute.SurvivorAsync(filter.Target, "target", null, actors, cancel) is var (meant, noTarget) && noTarget is not null)
            return (filter, noTarget);
        if (await PairRoute.SurvivorAsync(filter.Pair?.Holder, "pair", null, actors, cancel) is var (h, noHolder) && noHolder is not null)
            return (filter, noHolder);
        if (await PairRoute.SurvivorAsync(filter.Pair?.Target, "pair", null, actors, cancel) is var (t, noOther) && noOther is not null)
            return (filter, noOther);
        if (filter.Pair is not null && h == t)
            return (
                filter,
                Problems.Problem(Problems.SameActor, $"'{filter.Pair?.Holder}' and '{filter.Pair?.Target}' are the same actor.", "pair"));
        return (
            filter with { Speaker = said, Target = meant, Pair = h is { } holder && t is { } other ? new PairId(holder, other) : null },
            null);
    }
}
