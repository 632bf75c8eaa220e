using StanceTracker.Domain;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Events;
using StanceTracker.Projections.Actors;
using StanceTracker.Server.Http;
using StanceTracker.Server.OpenApi;
using StanceTracker.Server.Trails;

namespace StanceTracker.Server.Actors;

/// <summary>
/// <c>GET /api/actors/{id}/trail</c>: every event that affected an actor: its own, and the merges and unmerges of others with it. A merged
/// actor keeps its own history.
/// </summary>
internal static class GetActorTrail
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/actors/{id}/trail", HandleAsync)
        .WithListMetadata<ListAnswer<TrailEntry>>(
            "Get an actor's history: every event that affected it, who recorded it, when and why, and what it changed. A merged actor "
                + "keeps its own.")
        .ProducesProblem(404);

    public static async Task<IResult> HandleAsync(
        HttpContext context, string id, HistoryReader trails, ActorQueries actors, CancellationToken cancel)
    {
        if (!Slug.IsValid(id)) return Problems.NotFound("actor", id);
        var actor = ActorId.Parse(id);
        return await trails.AnswerAsync(context, StreamId.From(actor), async _ => (await actors.EverMergedIntoAsync(actor, cancel))
            .Select(merged => new RelatedStream(StreamId.From(merged), body => body is ActorMerged or ActorUnmerged)));
    }
}
