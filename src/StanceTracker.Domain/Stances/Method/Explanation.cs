namespace StanceTracker.Domain.Stances.Method;

/// <summary>A stance estimate and the statements it rests on.</summary>
/// <typeparam name="TId">What names a statement.</typeparam>
/// <param name="Estimate">The estimate.</param>
/// <param name="Contributions">One for each statement whose span has begun by the day, in their order. Except for rounding, their shares
/// add up to the stance, and the weights of those with an intensity to the evidence.</param>
public sealed record Explanation<TId>(StanceEstimate Estimate, IReadOnlyList<Contribution<TId>> Contributions)
    where TId : notnull
{
    /// <summary>The sums of the contributions, from which the estimate follows.</summary>
    public Sums Sums => Contributions
        .Where(contribution => contribution.Intensity is not null)
        .Aggregate(default(Sums), (sums, contribution) => sums + Sums.From(contribution.Weight, contribution.Intensity!.Value));

    /// <summary>
    /// The statement that best explains the label: the one with the largest share on the label's side, or on either side if the label has
    /// no side. Null if there is no such statement: none has a share, or none is on that side.
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

/// <summary>The contribution of one statement to a stance.</summary>
/// <typeparam name="TId">What names a statement.</typeparam>
/// <param name="Statement">The statement.</param>
/// <param name="Observation">Its span, its act and its confidence c.</param>
/// <param name="Intensity">
/// x: its act's score, −10 … +10, times 0.7 if it was only announced; null if the table has no score for it.
/// </param>
/// <param name="Weight">w: its confidence, reduced by age. An unscored statement has a weight too, but enters no sum.</param>
/// <param name="Share">w·x/(E + κ), in points of the scale; 0 for an unscored statement.</param>
public sealed record Contribution<TId>(TId Statement, Observation Observation, double? Intensity, double Weight, double Share)
    where TId : notnull;
