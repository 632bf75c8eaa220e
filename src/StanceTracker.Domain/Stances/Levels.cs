using StanceTracker.Domain.Actors;

namespace StanceTracker.Domain.Stances;

/// <summary>An actor, and who speaks for it.</summary>
/// <param name="Actor">The actor.</param>
/// <param name="Represented">Those that speak for it, directly or through others, in order of their ids.</param>
public sealed record Level(ActorId Actor, IReadOnlyList<ActorId> Represented);

/// <summary>What counts at many levels, a spokesman's, a ministry's, a state's, is told once, at the highest.</summary>
public static class Levels
{
    /// <summary>
    /// Those of some actors that speak for no other of them, in order of their ids. Of actors that speak for each other, as a state and its government do, there is one: the government, since it is who acts.
    /// </summary>
    /// <param name="actors">The actors, each once.</param>
    /// <param name="spokenFor">Whom each speaks for; itself and others than these may be among them.</param>
    /// <param name="isState">Whether an actor is a state.</param>
    public static IReadOnlyList<Level> Highest(IReadOnlyCollection<ActorId> actors, ILookup<ActorId, ActorId> spokenFor, Predicate<ActorId> isState)
    {
        var all = actors.ToHashSet();
        var above = actors.ToDictionary(actor => actor, actor => Reached(actor, spokenFor, all));
        return
        [
            .. actors.Where(IsHighest).OrderBy(actor => actor.Value, StringComparer.Ordinal)
                .Select(actor => new Level(actor, [.. actors.Where(other => above[other].Contains(actor)).OrderBy(other => other.Value, StringComparer.Ordinal)])),
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
            foreach (var party in spokenFor[next].Where(party => party != from && among.Contains(party) && reached.Add(party)).ToArray()) waiting.Enqueue(party);
        }

        return reached;
    }
}
