namespace StanceTracker.Imports.Generating;

/// <summary>Parameters of a generated corpus. The same plan gives the same corpus, event for event.</summary>
/// <param name="Statements">The number of statements, 0 or more; other events are in addition.</param>
/// <param name="Pairs">The number of directed pairs of states, 1 … 1,000,000. A few have most of the statements (Zipf's law).</param>
/// <param name="Seed">The random seed. Corpora with different seeds share only their actors, so one ledger can hold several.</param>
public sealed record GenerationPlan(long Statements, int Pairs, int Seed)
{
    /// <summary>The maximum number of pairs.</summary>
    public const int MaxPairs = 1_000_000;

    /// <summary>The first and last day of the statements.</summary>
    public static readonly DateOnly FirstDay = new(2000, 1, 1), LastDay = new(2024, 12, 31);

    /// <summary>The smallest number of states with that many directed pairs.</summary>
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
