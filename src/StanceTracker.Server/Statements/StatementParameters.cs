using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
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
    public ContextParameter? Context { get; init; }

    [FromQuery(Name = "document"), Description("Only statements that cite this document.")]
    public IdParameter<DocumentId>? Document { get; init; }

    [FromQuery(Name = "claim"), Description("Only statements that take a stand on this claim.")]
    public IdParameter<ClaimId>? Claim { get; init; }

    [FromQuery(Name = "from"), Description("Only from this day on.")]
    public DayParameter? From { get; init; }

    [FromQuery(Name = "to"), Description("Only up to this day.")]
    public DayParameter? To { get; init; }

    [FromQuery(Name = "q"), Description("Only statements with these words in paraphrase or quote; supports \"phrases\", or, and -not.")]
    public TextParameter? Q { get; init; }

    /// <summary>The filter that they ask for.</summary>
    public StatementFilter ToFilter() => new(
        Speaker?.Value,
        Target?.Value,
        Pair?.Value,
        Act?.Value,
        Context?.Value,
        Document?.Value,
        Claim?.Value,
        From?.Value,
        To?.Value,
        Q?.Value);

    /// <summary>The filter that they ask for, with the survivors of its actors; or the answer if an actor is unknown.</summary>
    public async Task<Found<StatementFilter>> FindAsync(ActorQueries actors, CancellationToken cancel)
    {
        var filter = ToFilter();
        if (!(await PairRoute.SurvivorAsync(filter.Speaker, "speaker", null, actors, cancel)).TryGet(out var said, out var answer))
            return new(answer);
        if (!(await PairRoute.SurvivorAsync(filter.Target, "target", null, actors, cancel)).TryGet(out var meant, out answer))
            return new(answer);
        if (!(await PairRoute.SurvivorAsync(filter.Pair?.Holder, "pair", null, actors, cancel)).TryGet(out var h, out answer))
            return new(answer);
        if (!(await PairRoute.SurvivorAsync(filter.Pair?.Target, "pair", null, actors, cancel)).TryGet(out var t, out answer))
            return new(answer);
        if (filter.Pair is not null && h == t)
            return new(
                Problems.Problem(Problems.SameActor, $"'{filter.Pair?.Holder}' and '{filter.Pair?.Target}' are the same actor.", "pair"));
        return filter with { Speaker = said, Target = meant, Pair = h is { } holder && t is { } other ? new PairId(holder, other) : null };
    }
}
