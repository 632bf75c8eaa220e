using Microsoft.AspNetCore.Http.HttpResults;
using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Codebook;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Stances;
using StanceTracker.Domain.Stances.Method;
using StanceTracker.Domain.Statements;
using StanceTracker.Projections.Actors;
using StanceTracker.Projections.Pairs;
using StanceTracker.Server.Http;

namespace StanceTracker.Server.Stances;

/// <summary>A query about stances: both clocks and the settings of the method.</summary>
/// <param name="AsOf">The day in the world.</param>
/// <param name="KnownAt">The ledger position; null is now.</param>
/// <param name="Settings">Score table and half-life.</param>
internal sealed record StanceQuery(DateOnly AsOf, LedgerPosition? KnownAt, StanceSettings Settings)
{
    /// <summary>A pair's stance on the day, and what each of its statements contributes.</summary>
    public Explanation<StatementId> Explain(IEnumerable<CountingStatement> counting) =>
        DiscountedStanceModel.Explain(counting.Select(c => (c.Statement, c.Observation)), AsOf, Settings);

    /// <summary>States in headers what a JSON answer states in its fields, for answers that are only rows.</summary>
    public void Name(HttpContext context, LedgerPosition reflected)
    {
        var headers = context.Response.Headers;
        headers["As-Of"] = Day.Format(AsOf);
        headers["Known-At"] = reflected.ToString();
        headers["Stance-Method"] = DiscountedStanceModel.Name;
        headers["Stance-Scores"] = Settings.Scores.Name;
        headers["Half-Life-Days"] = Settings.HalfLifeDays.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        headers["Ledger-Position"] = reflected.ToString();
    }

    /// <summary>The query that parameters ask for.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="knownAt">Finds positions.</param>
    /// <param name="asOf">Finds days.</param>
    /// <param name="cancel">Stops it.</param>
    /// <param name="usualDay">The default for asOf; null is today.</param>
    public static async Task<StanceQuery> ReadAsync(
        StanceParameters parameters, KnownAt knownAt, AsOf asOf, CancellationToken cancel, AskedDay? usualDay = null)
    {
        var position = await knownAt.FindAsync(parameters.KnownAt?.Value, cancel);
        var day = await asOf.FindAsync(parameters.AsOf?.Value ?? usualDay, position, cancel) ?? asOf.Today;
        return new StanceQuery(
            day,
            position,
            new StanceSettings(
                parameters.Scores?.Value ?? ScoreTable.Icews,
                parameters.HalfLifeDays?.Value ?? DiscountedStanceModel.DefaultHalfLifeDays));
    }
}

/// <summary>Finds the actors that a path names.</summary>
internal static class PairRoute
{
    private const string Collection = "/api/stances";

    /// <summary>
    /// The pair of a path; or the answer if there is none: 404 for an unknown actor, 307 for one merged by then, 400 for an actor with
    /// itself.
    /// </summary>
    public static async Task<(PairId? Pair, IResult? Answer)> ReadAsync(
        HttpContext context, string holder, string target, LedgerPosition? knownAt, ActorQueries actors)
    {
        if (Unreadable(holder, target) is { } unreadable) return (null, unreadable);
        var (h, t) = (ActorId.Parse(holder), ActorId.Parse(target));
        var known = await actors.ResolveAsync([h, t], knownAt, context.RequestAborted);
        return Elsewhere(context, h, t, known.GetValueOrDefault(h)?.Survivor, known.GetValueOrDefault(t)?.Survivor) is { } elsewhere
            ? (null, elsewhere)
            : (new PairId(h, t), null);
    }

    /// <summary>The same, with what is asked about the pair, in a single query or from the cache.</summary>
    public static async Task<(PairId? Pair, TAbout? About, IResult? Answer)> QueryAsync<TAbout>(
        HttpContext context, string holder, string target, Func<ActorId, ActorId, Task<TAbout>> ask)
        where TAbout : class, IPairRow
    {
        if (Unreadable(holder, target) is { } unreadable) return (null, null, unreadable);
        var (h, t) = (ActorId.Parse(holder), ActorId.Parse(target));
        var about = await ask(h, t);
        return Elsewhere(context, h, t, about.Holder, about.Target) is { } elsewhere
            ? (null, null, elsewhere)
            : (new PairId(h, t), about, null);
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
    public static async Task<(ActorId? Actor, IResult? Answer)> SurvivorAsync(
        ActorId? actor, string field, LedgerPosition? knownAt, ActorQueries actors, CancellationToken cancel)
    {
        if (actor is not { } id) return (null, null);
        var known = await actors.ResolveAsync([id], knownAt, cancel);
        return known.TryGetValue(id, out var found) ? (found.Survivor, null) : (null, UnknownActor(id.Value, field));
    }
}
