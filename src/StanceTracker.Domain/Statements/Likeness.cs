using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Codebook;
using StanceTracker.Domain.Stances;

namespace StanceTracker.Domain.Statements;

/// <summary>The key for finding possible duplicates: speaker and target, both as named, and the root of the act.</summary>
public readonly record struct Trait(ActorId Speaker, ActorId Target, ActCode Root);

/// <summary>
/// Defines when two statements are possible duplicates: they have the same speaker and share a target, named or inferred, after merges;
/// their acts have the same root (the first two digits of the code); their spans overlap or are adjacent; and neither is retracted.
/// Analysts decide whether they are duplicates.
/// </summary>
public static class Likeness
{
    /// <summary>The traits of a statement, one per target; none if it is retracted or was never recorded.</summary>
    public static IReadOnlyList<Trait> Traits(StatementState statement) => statement is { Content: { } content, Retracted: false }
        ? [.. content.Targets.Select(target => new Trait(content.Speaker, target, content.Act.Code.Root))]
        : [];

    /// <summary>The shared targets of two possible duplicates, after merges; empty if they are not possible duplicates.</summary>
    /// <param name="one">A statement.</param>
    /// <param name="other">Another statement.</param>
    /// <param name="survivor">Resolves merged actors to their survivor.</param>
    public static IReadOnlyList<ActorId> SharedTargets(StatementState one, StatementState other, Func<ActorId, ActorId> survivor)
    {
        return Touch(one, other) ? [.. Meant(one).Intersect(Meant(other)).Select(trait => trait.Target)] : [];

        IEnumerable<Trait> Meant(StatementState statement) =>
            Traits(statement).Select(trait => trait with { Speaker = survivor(trait.Speaker), Target = survivor(trait.Target) });
    }

    private static bool Touch(StatementState one, StatementState other) =>
        one.Content?.SaidOn is { } a
            && other.Content?.SaidOn is { } b
            && new DaySpan(a.Earliest, a.Latest).Touches(new DaySpan(b.Earliest, b.Latest));
}
