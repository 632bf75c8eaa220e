using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Events;
using StanceTracker.Ledger.Reading;
using StanceTracker.Projections.Actors;
using StanceTracker.Projections.Pairs;
using StanceTracker.Server.Http;
using StanceTracker.Server.Stances;

namespace StanceTracker.Server.Ledger;

/// <summary><c>GET /api/stream</c>: every event as it is committed, as server-sent events.</summary>
internal static class FollowEvents
{
    private const string LastEventId = "Last-Event-ID";

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/stream", HandleAsync)
        .WithSummary("Stream every event as it is committed, as server-sent events; resumes after Last-Event-ID.")
        .Produces<LedgerEntry>(200, Formats.EventStream)
        .ProducesProblem(404);

    public static async Task<IResult> HandleAsync(
        HttpContext context,
        [FromQuery, Description("Start after this position. Default: the newest.")] PositionParameter? after,
        [FromQuery, Description("Only events that change what counts for this pair: `iran,taliban`.")] PairParameter? pair,
        [FromQuery, Description("Only events that change what counts for any pair of this actor, are in its stream, or merge or unmerge "
            + "another actor with it.")] IdParameter<ActorId>? actor,
        [AsParameters] EventParameters events,
        [FromHeader(Name = LastEventId), Description("Resume after this position: the id of the last event received.")] string? lastEventId,
        LedgerReader ledger,
        ActorQueries actors,
        LiveWriter live,
        CancellationToken cancel)
    {
        var head = await ledger.HeadAsync(cancel);
        var start = after?.Value;
        if (start > head.Value) return Problems.Invalid("after", $"{start}", $"an integer from 0 to {head}");

        // A position beyond the head comes from another ledger; waiting for it would skip the events before it.
        if (lastEventId is { Length: > 0 })
        {
            if (!long.TryParse(lastEventId, NumberStyles.None, CultureInfo.InvariantCulture, out var last) || last > head.Value)
                return Problems.Problem(
                    Problems.InvalidHeader,
                    $"Last-Event-ID is '{lastEventId}': expected a position in this ledger, 0 to {head}.",
                    LastEventId);
            start = last;
        }

        var scopes = new List<WatchScope>();
        if (pair?.Value is { } both)
        {
            if (!(await PairRoute.SurvivorAsync(both.Holder, "pair", null, actors, cancel)).TryGet(out var h, out var answer))
                return answer;
            if (!(await PairRoute.SurvivorAsync(both.Target, "pair", null, actors, cancel)).TryGet(out var t, out answer)) return answer;
            if (h == t) return Problems.Problem(Problems.SameActor, $"'{both.Holder}' and '{both.Target}' are the same actor.", "pair");
            scopes.Add(new WatchScope.Pair(both.Holder, both.Target));
        }

        if (actor?.Value is { } one)
        {
            if (!(await PairRoute.SurvivorAsync(one, "actor", null, actors, cancel)).TryGet(out _, out var answer)) return answer;
            scopes.Add(new WatchScope.Actor(one));
        }

        var from = start is { } position ? new LedgerPosition(position) : head;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        context.Response.Headers["Ledger-Position"] = from.ToString();
        var filter = new LiveFilter(events.Stream?.Value, events.Type?.Value, scopes);
        return new StreamedResult(Formats.EventStream, (_, _) => live.WriteAsync(context, filter, from));
    }
}
