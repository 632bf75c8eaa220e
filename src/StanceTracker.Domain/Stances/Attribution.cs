using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Statements;

namespace StanceTracker.Domain.Stances;

/// <summary>A directed pair of actors: a holder and a target.</summary>
public readonly record struct PairId
{
    /// <summary>A pair of two different actors.</summary>
    /// <exception cref="ArgumentException">Both actors are the same.</exception>
    public PairId(ActorId holder, ActorId target)
    {
        if (holder == target) throw new ArgumentException("An actor has no stance toward itself.", nameof(target));
        (Holder, Target) = (holder, target);
    }

    /// <summary>The actor whose stance it is.</summary>
    public ActorId Holder { get; }

    /// <summary>The actor it is directed at.</summary>
    public ActorId Target { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Holder} → {Target}";
}

/// <summary>The pairs that a statement counts for (see the stance method).</summary>
public static class Attribution
{
    /// <summary>
    /// The pairs h → t with h in S = speaks(speaker, d) and t in T = speaks(target, d), for each weighed target, where h ≠ t, h is not in T
    /// and t is not in S. Targets are always resolved as official; in a personal capacity, S is only the speaker. Each pair is returned
    /// once, even if several targets lead to it.
    /// </summary>
    /// <param name="capacity">The capacity in which the speaker spoke.</param>
    /// <param name="day">The statement's day, dᵢ.</param>
    /// <param name="speaker">Whom the speaker speaks for: <see cref="SpeaksFor.RepresentedBy"/>.</param>
    /// <param name="targets">The same for each weighed target.</param>
    public static IReadOnlySet<PairId> Pairs(
        Capacity capacity, DateOnly day, IReadOnlyList<Representation> speaker, IEnumerable<IReadOnlyList<Representation>> targets)
    {
        var holders = speaker.Where(s => s.Days.Holds(day) && (capacity == Capacity.Official || s.Self)).Select(s => s.Party).ToHashSet();
        var pairs = new HashSet<PairId>();
        foreach (var target in targets)
        {
            var parties = target.Where(t => t.Days.Holds(day)).Select(t => t.Party).ToHashSet();
            foreach (var holder in holders.Where(holder => !parties.Contains(holder)))
            {
                foreach (var party in parties.Where(party => !holders.Contains(party))) pairs.Add(new PairId(holder, party));
            }
        }

        return pairs;
    }
}
