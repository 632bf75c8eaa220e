namespace StanceTracker.Projections.Rebuilding;

/// <summary>The projections that can be rebuilt, each a table of the schema <c>read</c>.</summary>
public static class Projection
{
    /// <summary>The only one that is not folded from events: it is summed from the two below.</summary>
    internal const string PairDay = "pair_day";

    /// <summary>What statements contribute.</summary>
    internal const string Evidence = "evidence";

    /// <summary>Who speaks for whom.</summary>
    internal const string SpeaksFor = "speaks_for";

    /// <summary>The names of all.</summary>
    public static IReadOnlyList<string> All { get; } = [.. ReadSchema.FoldedTables.Select(table => table.Name), PairDay];
}
