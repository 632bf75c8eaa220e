using StanceTracker.Domain.Actors;

namespace StanceTracker.Domain.Stances;

/// <summary>An actor and those who speak for it.</summary>
/// <param name="Actor">The actor.</param>
/// <param name="Represented">Those that speak for it, directly or through others, in order of their ids.</param>
public sealed record Level(ActorId Actor, IReadOnlyList<ActorId> Represented);

/// <summary>Reports a finding that holds at many levels (a spokesperson, a ministry, a state) once, at the highest one.</summary>
public static class Levels
{
    /// <summary>
    /// The actors that speak for no other one in the list, in order of their IDs. If two actors speak for each other, like a state and its
    /// government, the result has only the government, because that is the one that acts.
    /// </summary>
    /// <param name="actors">The actors, each once.</param>
    /// <param name="spokenFor">The actors that each one speaks for. May include the actor itself and actors outside the list.</param>
    /// <param name="isState">Whether an actor is a state.</param>
    public static IReadOnlyList<Level> Highest(
        IReadOnlyCollection<ActorId> actors, ILookup<ActorId, ActorId> spokenFor, Predicate<ActorId> isState)
    {
        var all = actors.ToHashSet();
        var above = actors.ToDictionary(actor => actor, actor => Reached(actor, spokenFor, all));
        return
        [
            .. actors.Where(IsHighest).OrderBy(actor => actor.Value, StringComparer.Ordinal)
                .Select(
                    actor =>
                        new Level(
                            actor,
                            [.. actors.Where(other => above[other].Contains(actor))
                                .OrderBy(other => other.Value, StringComparer.Ordinal)])),
        ];

        bool IsHighest(ActorId actor) => above[actor].All(other => above[other].Contains(actor) && Precedes(actor, other));

        bool Precedes(ActorId actor, ActorId other) =>
            isState(actor) == isState(other) ? string.CompareOrdinal(actor.Value, other.Value) < 0 : isState(other);
    }

    private static HashSet<ActorId> Reached(ActorId from, ILookup<ActorId, ActorId> spokenFor, HashSet<ActorId> among)
    {
        var reached = new HashSet<ActorId>();
        var waiting = new Queue<ActorId>([from]);
        while (waiting.TryDequeue(out var next))
        {
            foreach (var party in spokenFor[next].Where(party => party != from && among.Contains(party) && reached.Add(party)).ToArray())
                waiting.Enqueue(party);
        }

        return reached;
    }
}
