namespace StanceTracker.Imports.Generating;

/// <summary>What a generated corpus is like. The same plan gives the same corpus, event for event.</summary>
/// <param name="Statements">How many statements, 0 or more; the other events come beside them.</param>
/// <param name="Pairs">How many directed pairs of states they are about, 1 … 1,000,000: a few of them are about most (Zipf's law).</param>
/// <param name="Seed">What chance is drawn from. Corpora of different seeds share their actors and nothing else, so that they can lie in one ledger.</param>
public sealed record GenerationPlan(long Statements, int Pairs, int Seed)
{
    /// <summary>The most pairs.</summary>
    public const int MaxPairs = 1_000_000;

    /// <summary>The first and the last day on which anything is said.</summary>
    public static readonly DateOnly FirstDay = new(2000, 1, 1), LastDay = new(2024, 12, 31);

    /// <summary>How many states it takes: the fewest that have so many directed pairs.</summary>
    public int States
    {
        get
        {
            var states = 2;
            while ((long)states * (states - 1) < Pairs) states++;
            return states;
        }
    }
}
