namespace StanceTracker.Domain.Stances.Method;

/// <summary>A statement's observation, and the sources that report it.</summary>
/// <param name="Observation">What was observed.</param>
/// <param name="Sources">The names of those who published it, each once.</param>
public sealed record SourcedObservation(Observation Observation, IReadOnlyCollection<string> Sources);

/// <summary>What one actor said and did toward another within a period, in the form that event data are aggregated to.</summary>
/// <remarks>
/// Counts and intensities are of the period's own statements, unweighted, as in the literature of event data (Goldstein 1992; Schrodt, <i>Event Data in Foreign Policy Analysis</i>);
/// the stance is the method's, at the period's end, over everything up to it.
/// </remarks>
/// <param name="Start">The period's first day.</param>
/// <param name="End">Its last day, or the last day asked for if that is before.</param>
/// <param name="Statements">How many statements there are.</param>
/// <param name="Sources">How many sources report them.</param>
/// <param name="Quad">The statements by quad class.</param>
/// <param name="Sum">The sum of the intensities of those that have one, −10 … +10 each; 0 where none has.</param>
/// <param name="Mean">Their mean; null where none has an intensity.</param>
/// <param name="Deviation">Their sample standard deviation (of n − 1); null for fewer than two.</param>
/// <param name="Estimate">Where the one stands toward the other at <paramref name="End"/>.</param>
public sealed record DyadPeriod(
    DateOnly Start, DateOnly End, long Statements, int Sources, QuadCounts Quad, double Sum, double? Mean, double? Deviation, StanceEstimate Estimate)
{
    /// <summary>The periods of a pair, in order of time.</summary>
    /// <param name="observations">A pair's statements, in any order.</param>
    /// <param name="length">How long the periods are.</param>
    /// <param name="from">Only periods that end on this day or later; null is any. The stance counts what was before all the same.</param>
    /// <param name="last">The last day that counts.</param>
    /// <param name="gaps">Whether periods without a statement have a row too: from the first with one, or from <paramref name="from"/>, to the one of <paramref name="last"/>.</param>
    /// <param name="settings">The score table and the half-life.</param>
    public static IReadOnlyList<DyadPeriod> Summarize(
        IReadOnlyCollection<SourcedObservation> observations, PeriodLength length, DateOnly? from, DateOnly last, bool gaps, StanceSettings settings)
    {
        var within = observations.Where(o => o.Observation.Day <= last).ToArray();
        if (within.Length == 0) return [];
        var begin = Periods.First(length, from ?? DateOnly.MinValue);
        var byStart = within.GroupBy(o => Periods.First(length, o.Observation.Day)).ToDictionary(group => group.Key, group => group.ToArray());
        var starts = (gaps ? Every(length, byStart.Keys.Min(), last) : byStart.Keys.Order()).Where(start => start >= begin).ToArray();
        var ends = starts.Select(start => Periods.Last(length, start) is var end && end < last ? end : last).ToArray();
        var positions = DiscountedStanceModel.History(observations.Select(o => o.Observation), ends, settings);
        return [.. starts.Select((start, i) => Summarize(start, ends[i], byStart.GetValueOrDefault(start, []), positions[i], settings))];
    }

    private static IEnumerable<DateOnly> Every(PeriodLength length, DateOnly first, DateOnly last)
    {
        for (var start = first; start <= last; start = Periods.Last(length, start).AddDays(1)) yield return start;
    }

    private static DyadPeriod Summarize(DateOnly start, DateOnly end, IReadOnlyCollection<SourcedObservation> statements, StanceEstimate position, StanceSettings settings)
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
            if (settings.Intensity(observation) is { } intensity) squares += observation.Statements * (intensity - mean!.Value) * (intensity - mean.Value);
        }

        var sources = statements.SelectMany(s => s.Sources).Distinct(StringComparer.Ordinal).Count();
        return new DyadPeriod(start, end, n, sources, quad, sum, mean, scored < 2 ? null : Math.Sqrt(squares / (scored - 1)), position);
    }
}
