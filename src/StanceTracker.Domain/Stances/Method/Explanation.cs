using StanceTracker.Domain.Acts;

namespace StanceTracker.Domain.Stances.Method;

/// <summary>A position and the statements that it rests on.</summary>
/// <typeparam name="TId">What names a statement.</typeparam>
/// <param name="Position">The position that is explained.</param>
/// <param name="Contributions">One for each statement on or before the day, in the order in which they came. Their shares sum to the stance, and the
/// weights of those with an intensity to the evidence, but for rounding.</param>
public sealed record Explanation<TId>(Position Position, IReadOnlyList<Contribution<TId>> Contributions)
    where TId : notnull;

/// <summary>What one statement contributes to a stance.</summary>
/// <typeparam name="TId">What names a statement.</typeparam>
/// <param name="Statement">The statement.</param>
/// <param name="Day">The day it was said or done.</param>
/// <param name="Intensity">x, its act's score, −10 … +10; null if the table has none.</param>
/// <param name="Confidence">c, 0 … 1.</param>
/// <param name="Weight">w, what age has left of the confidence. An unscored statement has one too, though it enters no sum.</param>
/// <param name="Share">w·x/(E + κ), in points of the stance; 0 for an unscored statement.</param>
public sealed record Contribution<TId>(TId Statement, DateOnly Day, double? Intensity, double Confidence, double Weight, double Share)
    where TId : notnull
{
    /// <summary>The act. It is not shown: two acts may have one intensity, and a <see cref="Difference{TId}"/> has to tell them apart.</summary>
    internal ActCode Act { get; init; }
}
