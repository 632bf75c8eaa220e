namespace StanceTracker.Domain.Stances.Method;

/// <summary>A statement's observation and the sources that report it.</summary>
/// <param name="Observation">What was observed.</param>
/// <param name="Sources">The names of its publishers, each once.</param>
public sealed record SourcedObservation(Observation Observation, IReadOnlyCollection<string> Sources);

/// <summary>What one actor said and did toward another within a period, in the usual form of aggregated event data.</summary>
/// <remarks>
/// Counts and intensities cover only the period's own statements, unweighted, as is usual for event data (Goldstein 1992; Schrodt, <i>Event
/// Data in Foreign Policy Analysis</i>). The stance is the method's estimate at the end of the period, over everything up to then.
/// </remarks>
/// <param name="Start">The period's first day.</param>
/// <param name="End">Its last day, or the last requested day if that is earlier.</param>
/// <param name="Statements">The number of statements.</param>
/// <param name="Sources">The number of sources that report them.</param>
/// <param name="Quad">The statements by quad class.</param>
/// <param name="Sum">The sum of the known intensities, −10 … +10 each; 0 if there are none.</param>
/// <param name="Mean">Their mean; null if there are none.</param>
/// <param name="Deviation">Their sample standard deviation (of n − 1); null for fewer than two.</param>
/// <param name="Estimate">The stance estimate at <paramref name="End"/>.</param>
public sealed record DyadPeriod(
    DateOnly Start,
    DateOnly End,
    long Statements,
    int Sources,
    QuadCounts Quad,
    double Sum,
    double? Mean,
    double? Deviation,
    StanceEstimate Estimate)
{
    /// <summary>The periods of a pair, in chronological order.</summary>
    /// <param name="observations">A pair's statements, in any order.</param>
    /// <param name="length">The length of the periods.</param>
    /// <param name="from">Only periods that end on this day or later; null for all. The stance still counts earlier statements.</param>
    /// <param name="last">The last day that counts.</param>
    /// <param name="gaps">
    /// Whether to include periods without statements: from the first one with a statement, or from <paramref name="from"/>, to the one with
    /// <paramref name="last"/>.
    /// </param>
    /// <param name="settings">The score table and the half-life.</param>
    public static IReadOnlyList<DyadPeriod> Summarize(
        IReadOnlyCollection<SourcedObservation> observations,
        PeriodLength length,
        DateOnly? from,
        DateOnly last,
        bool gaps,
        StanceSettings settings)
    {
        var within = observations.Where(o => o.Observation.Day <= last).ToArray();
        if (within.Length == 0) return [];
        var begin = Periods.First(length, from ?? DateOnly.MinValue);
        var byStart = within.GroupBy(o => Periods.First(length, o.Observation.Day))
            .ToDictionary(group => group.Key, group => group.ToArray());
        var starts = (gaps ? Every(length, byStart.Keys.Min(), last) : byStart.Keys.Order()).Where(start => start >= begin).ToArray();
        var ends = starts.Select(start => Periods.Last(length, start) is var end && end < last ? end : last).ToArray();
        var positions = DiscountedStanceModel.History(observations.Select(o => o.Observation), ends, settings);
        return [.. starts.Select((start, i) => Summarize(start, ends[i], byStart.GetValueOrDefault(start, []), positions[i], settings))];
    }

    private static IEnumerable<DateOnly> Every(PeriodLength length, DateOnly first, DateOnly last)
    {
        for (var start = first; start <= last; start = Periods.Last(length, start).AddDays(1)) yield return start;
    }

    private static DyadPeriod Summarize(
        DateOnly start, DateOnly end, IReadOnlyCollection<SourcedObservation> statements, StanceEstimate position, StanceSettings settings)
    {
        var quad = default(QuadCounts);
        var (n, scored, sum, squares) = (0L, 0L, 0.0, 0.0);
        foreach (var observation in statements.Select(s => s.Observation))
        {
            n += observation.Statements;
            quad = quad.With(observation.Act.Quad, observation.Statements);
            if (settings.Intensity(observation) is not { } intensity) continue;
            scored += observation.Statements;
            sum += observation.Statements * intensity;
        }

        double? mean = scored == 0 ? null : sum / scored;
        foreach (var observation in statements.Select(s => s.Observation))
        {
            if (settings.Intensity(observation) is { } intensity)
                squares += observation.Statements * (intensity - mean!.Value) * (intensity - mean.Value);
        }

        var sources = statements.SelectMany(s => s.Sources).Distinct(StringComparer.Ordinal).Count();
        return new DyadPeriod(start, end, n, sources, quad, sum, mean, scored < 2 ? null : Math.Sqrt(squares / (scored - 1)), position);
    }
}
