using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Codebook;
using StanceTracker.Domain.Stances;

namespace StanceTracker.Domain.Statements;

/// <summary>By what a statement may look like another: who spoke, toward whom, both as named, and the root of what was done.</summary>
public readonly record struct Trait(ActorId Speaker, ActorId Target, ActCode Root);

/// <summary>
/// When two statements look like one that was recorded twice: they have the same speaker and share a target, named or inferred, by what actors are merged; their acts are of the same root (the first two
/// digits of the code); the spans in which they were said overlap, or one begins on the day after the other ends; and neither is retracted. Whether they are the same is for people to say.
/// </summary>
public static class Likeness
{
    /// <summary>The traits of a statement, one per target; none if it is retracted, or not recorded.</summary>
    public static IReadOnlyList<Trait> Traits(StatementState statement) => statement is { Content: { } content, Retracted: false }
        ? [.. content.Targets.Select(target => new Trait(content.Speaker, target, content.Act.Code.Root))]
        : [];

    /// <summary>The targets that the two share if they look like one, as their survivors; none if they do not.</summary>
    /// <param name="one">A statement.</param>
    /// <param name="other">Another statement.</param>
    /// <param name="survivor">The actor that a reference means.</param>
    public static IReadOnlyList<ActorId> SharedTargets(StatementState one, StatementState other, Func<ActorId, ActorId> survivor)
    {
        return Touch(one, other) ? [.. Meant(one).Intersect(Meant(other)).Select(trait => trait.Target)] : [];

        IEnumerable<Trait> Meant(StatementState statement) =>
            Traits(statement).Select(trait => trait with { Speaker = survivor(trait.Speaker), Target = survivor(trait.Target) });
    }

    private static bool Touch(StatementState one, StatementState other) =>
        one.Content?.SaidOn is { } a && other.Content?.SaidOn is { } b && new DaySpan(a.Earliest, a.Latest).Touches(new DaySpan(b.Earliest, b.Latest));
}
