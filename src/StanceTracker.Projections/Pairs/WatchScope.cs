using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Stances;
using StanceTracker.Projections.Actors;

namespace StanceTracker.Projections.Pairs;

/// <summary>The stances that an observer follows, by name: at each position, a name means its survivor as of that position.</summary>
public abstract record WatchScope
{
    private WatchScope()
    {
    }

    /// <summary>The actors named.</summary>
    public abstract IReadOnlyList<ActorId> Actors { get; }

    /// <summary>Whether the scope includes a pair at a position.</summary>
    public abstract bool Includes(PairId pair, Survivors survivors, LedgerPosition position);

    /// <summary>All pairs included at any position after one, up to another.</summary>
    public abstract PairScope Within(Survivors survivors, LedgerPosition after, LedgerPosition upTo);

    /// <summary>One pair. While both names mean the same actor, it includes none.</summary>
    public sealed record Pair(ActorId Holder, ActorId Target) : WatchScope
    {
        /// <inheritdoc/>
        public override IReadOnlyList<ActorId> Actors => [Holder, Target];

        /// <inheritdoc/>
        public override bool Includes(PairId pair, Survivors survivors, LedgerPosition position) =>
            survivors.At(Holder, position) == pair.Holder && survivors.At(Target, position) == pair.Target;

        /// <inheritdoc/>
        public override PairScope Within(Survivors survivors, LedgerPosition after, LedgerPosition upTo)
        {
            var pairs = from holder in survivors.Within(Holder, after, upTo)
                        from target in survivors.Within(Target, after, upTo)
                        where holder != target
                        select new PairId(holder, target);
            return new PairScope(pairs.ToHashSet(), new HashSet<ActorId>());
        }
    }

    /// <summary>Every pair in which an actor is holder or target.</summary>
    public sealed record Actor(ActorId Id) : WatchScope
    {
        /// <inheritdoc/>
        public override IReadOnlyList<ActorId> Actors => [Id];

        /// <inheritdoc/>
        public override bool Includes(PairId pair, Survivors survivors, LedgerPosition position) =>
            survivors.At(Id, position) is var survivor && (pair.Holder == survivor || pair.Target == survivor);

        /// <inheritdoc/>
        public override PairScope Within(Survivors survivors, LedgerPosition after, LedgerPosition upTo) =>
            new(new HashSet<PairId>(), survivors.Within(Id, after, upTo).ToHashSet());
    }
}
