namespace StanceTracker.Domain.Stances.Method;

/// <summary>How what a statement is in one answer compares with what it is in another. In answers it is the name in lower case.</summary>
public enum ContributionChange
{
    /// <summary>It is in the second alone.</summary>
    Came,

    /// <summary>It is in the first alone.</summary>
    Went,

    /// <summary>It is in both, of other days, another act or another confidence.</summary>
    Moved,

    /// <summary>It is in both, unchanged but for its age, and so for its weight.</summary>
    Aged,

    /// <summary>It is in both and weighs the same. Its share may differ all the same, since the evidence of the others does.</summary>
    Stayed,
}

/// <summary>Why one stance is not another: what part each statement has in it.</summary>
/// <remarks>
/// A stance is the sum of its statements' shares, sᵢ = wᵢxᵢ/(E + κ). So the difference of two, S″ − S′ = Σ (sᵢ″ − sᵢ′) over the statements of either, where the share of a statement
/// that is not in an answer is 0, and so is a stance that is unknown.
/// </remarks>
/// <typeparam name="TId">What names a statement.</typeparam>
/// <param name="Stance">S″ − S′; null where both are unknown. The parts sum to it, but for rounding.</param>
/// <param name="Parts">One for each statement of either: those of the first in their order, then those of the second alone in theirs.</param>
public sealed record Difference<TId>(double? Stance, IReadOnlyList<DifferencePart<TId>> Parts)
    where TId : notnull
{
    /// <summary>
    /// What moved the stance most: the largest part on the side of the difference, of what came, went or moved; where nothing of these is on that side, of what only aged. Null where there is no
    /// difference. (What only aged loses a part to whatever comes, and would be named in its stead.)
    /// </summary>
    public DifferencePart<TId>? MostTelling()
    {
        var side = Math.Sign(Stance ?? 0);
        var onIt = Parts.Where(part => part.Share * side > 0).ToArray();
        return onIt.Where(part => part.Change is ContributionChange.Came or ContributionChange.Went or ContributionChange.Moved).MaxBy(part => part.Share * side) ?? onIt.MaxBy(part => part.Share * side);
    }
}

/// <summary>What part one statement has in a difference.</summary>
/// <typeparam name="TId">What names a statement.</typeparam>
/// <param name="Statement">The statement.</param>
/// <param name="From">What it contributes to the first answer; null if it does not.</param>
/// <param name="To">What it contributes to the second; null if it does not.</param>
public sealed record DifferencePart<TId>(TId Statement, Contribution<TId>? From, Contribution<TId>? To)
    where TId : notnull
{
    /// <summary>Its share in the second less its share in the first, in points of the stance.</summary>
    public double Share => (To?.Share ?? 0) - (From?.Share ?? 0);

    /// <summary>How it compares.</summary>
    public ContributionChange Change => (From, To) switch
    {
        (null, _) => ContributionChange.Came,
        (_, null) => ContributionChange.Went,
        var (from, to) when from.Observation != to.Observation => ContributionChange.Moved,
        var (from, to) => from.Weight == to.Weight ? ContributionChange.Stayed : ContributionChange.Aged,
    };
}

/// <summary>Compares two answers.</summary>
public static class Difference
{
    /// <summary>Why the second is not the first. Both are of one score table and half-life; pair and both clocks may differ.</summary>
    /// <typeparam name="TId">What names a statement.</typeparam>
    public static Difference<TId> Between<TId>(Explanation<TId> from, Explanation<TId> to)
        where TId : notnull
    {
        var first = from.Contributions.ToDictionary(contribution => contribution.Statement);
        var second = to.Contributions.ToDictionary(contribution => contribution.Statement);
        var statements = from.Contributions.Concat(to.Contributions).Select(contribution => contribution.Statement).Distinct();
        double? stance = (from.Estimate.Stance, to.Estimate.Stance) is (null, null) ? null : (to.Estimate.Stance ?? 0) - (from.Estimate.Stance ?? 0);
        return new(stance, [.. statements.Select(id => new DifferencePart<TId>(id, first.GetValueOrDefault(id), second.GetValueOrDefault(id)))]);
    }
}
