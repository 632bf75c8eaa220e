using Microsoft.AspNetCore.Http.HttpResults;
using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Stances;
using StanceTracker.Projections.Actors;
using StanceTracker.Projections.Pairs;
using StanceTracker.Server.Http;

namespace StanceTracker.Server.Stances;

/// <summary>Finds the actors that a path names.</summary>
internal static class PairRoute
{
    private const string Collection = "/api/stances";

    /// <summary>
    /// The pair of a path; or the answer if there is none: 404 for an unknown actor, 307 for one merged by then, 400 for an actor with
    /// itself.
    /// </summary>
    public static async Task<Found<PairId>> ReadAsync(
        HttpContext context, string holder, string target, LedgerPosition? knownAt, ActorQueries actors)
    {
        if (Unreadable(holder, target) is { } unreadable) return new(unreadable);
        var (h, t) = (ActorId.Parse(holder), ActorId.Parse(target));
        var known = await actors.ResolveAsync([h, t], knownAt, context.RequestAborted);
        var (holding, targeted) = (known.GetValueOrDefault(h)?.Survivor, known.GetValueOrDefault(t)?.Survivor);
        if (Elsewhere(context, h, t, holding, targeted) is { } elsewhere) return new(elsewhere);
        return new PairId(h, t);
    }

    /// <summary>The same, with what is asked about the pair, in a single query or from the cache.</summary>
    public static async Task<Found<(PairId Pair, TAbout About)>> QueryAsync<TAbout>(
        HttpContext context, string holder, string target, Func<ActorId, ActorId, Task<TAbout>> ask)
        where TAbout : class, IPairRow
    {
        if (Unreadable(holder, target) is { } unreadable) return new(unreadable);
        var (h, t) = (ActorId.Parse(holder), ActorId.Parse(target));
        var about = await ask(h, t);
        if (Elsewhere(context, h, t, about.Holder, about.Target) is { } elsewhere) return new(elsewhere);
        return (new PairId(h, t), about);
    }

    private static ProblemHttpResult? Unreadable(string holder, string target) =>
        !Slug.IsValid(holder) ? UnknownActor(holder, "holder")
        : !Slug.IsValid(target) ? UnknownActor(target, "target")
        : null;

    /// <summary>The answer if the ids do not name two unmerged actors; null if they do.</summary>
    private static IResult? Elsewhere(HttpContext context, ActorId holder, ActorId target, ActorId? holding, ActorId? targeted)
    {
        if (holding is not { } survivor) return UnknownActor(holder.Value, "holder");
        if (targeted is not { } other) return UnknownActor(target.Value, "target");
        if (survivor == other) return Problems.Problem(Problems.SameActor, $"'{holder}' and '{target}' are the same actor.", "target");
        if (survivor == holder && other == target) return null;
        var suffix = context.Request.Path.Value![$"{Collection}/{holder}/{target}".Length..];
        return Redirects.ToSurvivor(context, $"{Collection}/{survivor}/{other}{suffix}");
    }

    /// <summary>404 for an actor that was never introduced.</summary>
    public static ProblemHttpResult UnknownActor(string id, string field) => Problems.NotFound("actor", id, field);

    /// <summary>The actor that a parameter names: the survivor, if it is merged by then.</summary>
    public static async Task<Found<ActorId?>> SurvivorAsync(
        ActorId? actor, string field, LedgerPosition? knownAt, ActorQueries actors, CancellationToken cancel)
    {
        if (actor is not { } id) return actor;
        var known = await actors.ResolveAsync([id], knownAt, cancel);
        return known.TryGetValue(id, out var found) ? found.Survivor : new Found<ActorId?>(UnknownActor(id.Value, field));
    }
}
