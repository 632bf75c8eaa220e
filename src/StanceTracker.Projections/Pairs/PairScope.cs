using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Stances;

namespace StanceTracker.Projections.Pairs;

/// <summary>A set of pairs: those listed, and all in which one of the actors is holder or target.</summary>
public sealed record PairScope(IReadOnlySet<PairId> Pairs, IReadOnlySet<ActorId> Actors)
{
    /// <summary>One pair.</summary>
    public static PairScope From(PairId pair) => new(new HashSet<PairId> { pair }, new HashSet<ActorId>());

    /// <summary>Whether a pair is in the set.</summary>
    public bool Has(PairId pair) => Pairs.Contains(pair) || Actors.Contains(pair.Holder) || Actors.Contains(pair.Target);

    /// <summary>The actors whose representatives decide what counts; null if any actor may be on the other side.</summary>
    internal string[]? Parties =>
        Actors.Count > 0 ? null : [.. Pairs.SelectMany(pair => new[] { pair.Holder.Value, pair.Target.Value }).Distinct()];
}
