namespace StanceTracker.Domain.Stances.Method;

/// <summary>A position and the statements that it rests on.</summary>
/// <typeparam name="TId">What names a statement.</typeparam>
/// <param name="Estimate">The position that is explained.</param>
/// <param name="Contributions">One for each statement whose span has begun by the day, in the order in which they came. Their shares sum to the stance, and the
/// weights of those with an intensity to the evidence, but for rounding.</param>
public sealed record Explanation<TId>(StanceEstimate Estimate, IReadOnlyList<Contribution<TId>> Contributions)
    where TId : notnull
{
    /// <summary>
    /// What speaks most for the label: the largest share on its side, or on either side where it takes none. Null where nothing does: nothing has a share, or the number alone is on that side.
    /// </summary>
    public Contribution<TId>? MostTelling() => Estimate.Label switch
    {
        StanceLabel.Hostile or StanceLabel.Critical => Largest(contribution => -contribution.Share),
        StanceLabel.Favourable or StanceLabel.Aligned => Largest(contribution => contribution.Share),
        _ => Largest(contribution => Math.Abs(contribution.Share)),
    };

    private Contribution<TId>? Largest(Func<Contribution<TId>, double> weight) =>
        Contributions.MaxBy(weight) is { } largest && weight(largest) > 0 ? largest : null;
}

/// <summary>What one statement contributes to a stance.</summary>
/// <typeparam name="TId">What names a statement.</typeparam>
/// <param name="Statement">The statement.</param>
/// <param name="Observation">What it comes to: its days, its act, its confidence c.</param>
/// <param name="Intensity">x, its act's score, −10 … +10, of what is announced seven tenths; null if the table has none.</param>
/// <param name="Weight">w, what its days have made of the confidence. An unscored statement has one too, though it enters no sum.</param>
/// <param name="Share">w·x/(E + κ), in points of the stance; 0 for an unscored statement.</param>
public sealed record Contribution<TId>(TId Statement, Observation Observation, double? Intensity, double Weight, double Share)
    where TId : notnull;
