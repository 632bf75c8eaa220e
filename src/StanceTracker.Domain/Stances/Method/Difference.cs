namespace StanceTracker.Domain.Stances.Method;

/// <summary>How a statement's contribution differs between two answers. Answers use the name in lower case.</summary>
public enum ContributionChange
{
    /// <summary>It is only in the second answer.</summary>
    Came,

    /// <summary>It is only in the first answer.</summary>
    Went,

    /// <summary>It is in both, with different days, a different act or a different confidence.</summary>
    Moved,

    /// <summary>It is in both, and only its age, and therefore its weight, differs.</summary>
    Aged,

    /// <summary>It is in both and has the same weight. Its share may still differ, because the evidence of other statements does.</summary>
    Stayed,
}

/// <summary>Explains the difference of two stances by the part of each statement.</summary>
/// <remarks>
/// A stance is the sum of its statements' shares, sᵢ = wᵢxᵢ/(E + κ). The difference of two stances is therefore S″ − S′ = Σ (sᵢ″ − sᵢ′)
/// over the statements of either one. The share of a statement missing from an answer counts as 0, and so does an unknown stance.
/// </remarks>
/// <typeparam name="TId">What names a statement.</typeparam>
/// <param name="Stance">S″ − S′; null if both are unknown. The parts add up to it, except for rounding.</param>
/// <param name="Parts">
/// One for each statement of either answer: first those of the first answer in their order, then the others in theirs.
/// </param>
public sealed record Difference<TId>(double? Stance, IReadOnlyList<DifferencePart<TId>> Parts)
    where TId : notnull
{
    /// <summary>
    /// The statement that moved the stance most: the one with the largest part in the direction of the difference, among those that came,
    /// went or moved; if there are none in that direction, among those that only aged. Null if there is no difference. Statements that only
    /// aged come last because they lose share to every new statement and would otherwise be named instead of it.
    /// </summary>
    public DifferencePart<TId>? MostTelling()
    {
        var side = Math.Sign(Stance ?? 0);
        var onIt = Parts.Where(part => part.Share * side > 0).ToArray();
        return onIt.Where(part => part.Change is ContributionChange.Came or ContributionChange.Went or ContributionChange.Moved)
            .MaxBy(part => part.Share * side) ?? onIt.MaxBy(part => part.Share * side);
    }
}

/// <summary>The part of one statement in a difference.</summary>
/// <typeparam name="TId">What names a statement.</typeparam>
/// <param name="Statement">The statement.</param>
/// <param name="From">Its contribution to the first answer; null if there is none.</param>
/// <param name="To">Its contribution to the second answer; null if there is none.</param>
public sealed record DifferencePart<TId>(TId Statement, Contribution<TId>? From, Contribution<TId>? To)
    where TId : notnull
{
    /// <summary>Its share in the second answer minus its share in the first, in points of the scale.</summary>
    public double Share => (To?.Share ?? 0) - (From?.Share ?? 0);

    /// <summary>How its contribution differs.</summary>
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
    /// <summary>
    /// Explains the difference of two answers. Both must use the same score table and half-life; the pair and both clocks may differ.
    /// </summary>
    /// <typeparam name="TId">What names a statement.</typeparam>
    public static Difference<TId> Between<TId>(Explanation<TId> from, Explanation<TId> to)
        where TId : notnull
    {
        var first = from.Contributions.ToDictionary(contribution => contribution.Statement);
        var second = to.Contributions.ToDictionary(contribution => contribution.Statement);
        var statements = from.Contributions.Concat(to.Contributions).Select(contribution => contribution.Statement).Distinct();
        double? stance = (from.Estimate.Stance, to.Estimate.Stance) is (null, null)
            ? null
            : (to.Estimate.Stance ?? 0) - (from.Estimate.Stance ?? 0);
        return new(
            stance, [.. statements.Select(id => new DifferencePart<TId>(id, first.GetValueOrDefault(id), second.GetValueOrDefault(id)))]);
    }
}
