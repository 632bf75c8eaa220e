using System.Collections.Concurrent;
using System.Collections.Immutable;
using StanceTracker.Domain.Actors;

namespace StanceTracker.Domain.Stances;

/// <summary>The days on which an actor, as named, speaks for a party.</summary>
/// <param name="Party">The actor it speaks for, which is not merged.</param>
/// <param name="Days">The days.</param>
/// <param name="Self">Whether the party is the actor itself, or the survivor that it was merged into.</param>
public readonly record struct Representation(ActorId Party, DaySpan Days, bool Self);

/// <summary>
/// Who speaks for whom: <c>speaks(a, d)</c> contains the actor a and every actor reachable from it over affiliations active on day d
/// (see the stance method, "Which pairs a statement counts for"). Merged actors are first replaced by their survivor. Cycles are allowed.
/// </summary>
public sealed class SpeaksFor
{
    private readonly ImmutableDictionary<ActorId, ActorState> _actors;
    private readonly ImmutableDictionary<ActorId, ImmutableHashSet<ActorId>> _affiliatedTo;
    private readonly ImmutableDictionary<ActorId, ImmutableHashSet<ActorId>> _mergedInto;
    private readonly ConcurrentDictionary<ActorId, IReadOnlyList<Representation>> _computed = new();

    private SpeaksFor(
        ImmutableDictionary<ActorId, ActorState> actors,
        ImmutableDictionary<ActorId, ImmutableHashSet<ActorId>> affiliatedTo,
        ImmutableDictionary<ActorId, ImmutableHashSet<ActorId>> mergedInto) =>
        (_actors, _affiliatedTo, _mergedInto) = (actors, affiliatedTo, mergedInto);

    /// <summary>The graph without any actors.</summary>
    public static SpeaksFor None { get; } = new(
        ImmutableDictionary<ActorId, ActorState>.Empty,
        ImmutableDictionary<ActorId, ImmutableHashSet<ActorId>>.Empty,
        ImmutableDictionary<ActorId, ImmutableHashSet<ActorId>>.Empty);

    /// <summary>An actor's state; the initial state if the actor is unknown.</summary>
    public ActorState this[ActorId actor] => _actors.GetValueOrDefault(actor, ActorState.Initial);

    /// <summary>The graph of these actors and their affiliations.</summary>
    public static SpeaksFor Among(IEnumerable<KeyValuePair<ActorId, ActorState>> actors) =>
        actors.Aggregate(None, (ties, actor) => ties.With(actor.Key, actor.Value));

    /// <summary>The graph with one actor's state replaced.</summary>
    public SpeaksFor With(ActorId actor, ActorState state)
    {
        var before = this[actor];
        var affiliatedTo = _affiliatedTo;
        foreach (var with in Ties(before).Except(Ties(state))) affiliatedTo = Unlink(affiliatedTo, with, actor);
        foreach (var with in Ties(state).Except(Ties(before))) affiliatedTo = Link(affiliatedTo, with, actor);
        var mergedInto = _mergedInto;
        if (before.MergedInto is { } old) mergedInto = Unlink(mergedInto, old, actor);
        if (state.MergedInto is { } survivor) mergedInto = Link(mergedInto, survivor, actor);
        return new SpeaksFor(_actors.SetItem(actor, state), affiliatedTo, mergedInto);
    }

    /// <summary>Resolves a reference: the end of the actor's chain of merges.</summary>
    public ActorId Survivor(ActorId actor)
    {
        while (this[actor].MergedInto is { } into) actor = into;
        return actor;
    }

    /// <summary>The parties that an actor speaks for, each with its maximal disjoint spans, ordered by party and day.</summary>
    public IReadOnlyList<Representation> RepresentedBy(ActorId actor) => _computed.GetOrAdd(actor, Compute);

    private IReadOnlyList<Representation> Compute(ActorId actor)
    {
        var self = Survivor(actor);
        var reached = new Dictionary<ActorId, DaySet>();
        var waiting = new Queue<(ActorId Party, DaySpan Days)>();
        waiting.Enqueue((self, DaySpan.Always));
        while (waiting.TryDequeue(out var next))
        {
            if (!reached.TryGetValue(next.Party, out var days)) reached[next.Party] = days = new DaySet();
            if (!days.Add(next.Days)) continue;
            foreach (var tie in Members(next.Party).SelectMany(member => this[member].Affiliations.Values).Where(tie => !tie.Withdrawn))
            {
                var active = new DaySpan(tie.From ?? DateOnly.MinValue, tie.To ?? DateOnly.MaxValue);
                if (active.Intersect(next.Days) is { } both) waiting.Enqueue((Survivor(tie.With), both));
            }
        }

        return [.. reached
            .OrderBy(party => party.Key.Value, StringComparer.Ordinal)
            .SelectMany(party => party.Value.Spans.Select(span => new Representation(party.Key, span, party.Key == self)))];
    }

    /// <summary>
    /// All actors whose parties may depend on one of these actors: the actors that reach it over affiliations and merges, and itself.
    /// </summary>
    public IReadOnlySet<ActorId> Reaching(IEnumerable<ActorId> actors)
    {
        var found = new HashSet<ActorId>();
        var waiting = new Queue<ActorId>(actors);
        while (waiting.TryDequeue(out var actor))
        {
            if (!found.Add(actor)) continue;
            foreach (var member in Members(Survivor(actor)))
            {
                waiting.Enqueue(member);
                foreach (var tied in _affiliatedTo.GetValueOrDefault(member, [])) waiting.Enqueue(tied);
            }
        }

        return found;
    }

    /// <summary>A survivor and all actors merged into it, directly or indirectly.</summary>
    private IEnumerable<ActorId> Members(ActorId survivor)
    {
        yield return survivor;
        foreach (var member in _mergedInto.GetValueOrDefault(survivor, []))
        {
            foreach (var deeper in Members(member)) yield return deeper;
        }
    }

    private static IEnumerable<ActorId> Ties(ActorState state) =>
        state.Affiliations.Values.Where(tie => !tie.Withdrawn).Select(tie => tie.With).Distinct();

    private static ImmutableDictionary<ActorId, ImmutableHashSet<ActorId>> Link(
        ImmutableDictionary<ActorId, ImmutableHashSet<ActorId>> links, ActorId to, ActorId from) =>
        links.SetItem(to, links.GetValueOrDefault(to, []).Add(from));

    private static ImmutableDictionary<ActorId, ImmutableHashSet<ActorId>> Unlink(
        ImmutableDictionary<ActorId, ImmutableHashSet<ActorId>> links, ActorId to, ActorId from) =>
        links.SetItem(to, links.GetValueOrDefault(to, []).Remove(from));
}
