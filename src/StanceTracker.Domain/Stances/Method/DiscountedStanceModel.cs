namespace StanceTracker.Domain.Stances.Method;

/// <summary>The method <c>discounted</c>: a Bayesian normal–normal mean over exponentially discounted evidence.</summary>
/// <remarks>
/// <para>A statement with intensity x (its act's score, times 0.7 if it was only announced) and confidence c, made on day d, has the weight
/// w = c · 2^(−(T − d)/H) on a day T ≥ d. If it was made within a span of days, its weight is the mean over those days; if it held
/// throughout the span, it does not age before the last day. With E = Σ w and M = Σ w·x over the scored statements, the stance is M/(E +
/// κ), and its 95 % interval is ± 1.96·σ/√(E + κ), with κ = (σ/σ₀)².</para>
/// <para>After West &amp; Harrison, <i>Bayesian Forecasting and Dynamic Models</i> (discount factors). σ, σ₀ and H were measured on ICEWS
/// 2014.</para>
/// <para>E and M are sums, so observations may come in any order and grouping. Nothing is rounded.</para>
/// </remarks>
public static class DiscountedStanceModel
{
    /// <summary>The value of <c>method</c> in answers.</summary>
    public const string Name = "discounted";

    /// <summary>σ, the standard deviation of intensities within a pair of actors, in points of the scale (ICEWS 2014).</summary>
    public const double Sigma = 3.1;

    /// <summary>σ₀, the standard deviation of mean intensities between pairs, in points of the scale (ICEWS 2014).</summary>
    public const double Sigma0 = 3.4;

    /// <summary>
    /// κ = (σ/σ₀)², about 0.831315: the weight of the prior "neutral", as a number of fully believed statements of today.
    /// </summary>
    public const double Kappa = Sigma / Sigma0 * (Sigma / Sigma0);

    /// <summary>z, the standard normal quantile of 97.5 %, to two decimals.</summary>
    public const double Z = 1.96;

    /// <summary>
    /// The fraction of its score that an announced act has. The score tables themselves put intents and threats at 0.7 to 0.87 of the
    /// deeds.
    /// </summary>
    public const double Announced = 0.7;

    /// <summary>The default H; see <see cref="HalfLifeReason"/>.</summary>
    public const double DefaultHalfLifeDays = 180;

    /// <summary>Why this is the default H, for readers.</summary>
    public const string HalfLifeReason =
        "On ICEWS 2014, 180 days predicted the next statement best, compared with 7 to 365 days and with no discounting.";

    /// <summary>The maximum half-life, about 2,700 years: practically no discounting.</summary>
    public const double MaxHalfLifeDays = 1_000_000;

    /// <summary>The stance estimate at the end of a day. Takes one pass, or two or three if the stance has faded.</summary>
    /// <param name="observations">What the holder said or did toward the target, in any order. Those whose span begins after
    /// <paramref name="asOf"/> do not count.</param>
    /// <param name="asOf">The day T.</param>
    /// <param name="settings">The score table and the half-life.</param>
    public static StanceEstimate Estimate(IEnumerable<Observation> observations, DateOnly asOf, StanceSettings settings)
    {
        var all = observations as IReadOnlyCollection<Observation> ?? [.. observations];
        var (sums, counts) = (default(Sums), default(StatementCounts));
        foreach (var observation in all)
        {
            if (observation.Span.First > asOf) continue;
            var intensity = settings.Intensity(observation);
            counts.Add(observation, scored: intensity is not null);
            if (intensity is { } x) sums += Sums.From(settings.Weight(observation, asOf), x);
        }

        var position = counts.Close(sums);
        return position.Label == StanceLabel.Faded ? position with { LastKnown = LastKnown(all, asOf, sums, settings) } : position;
    }

    /// <summary>
    /// The stance estimate at the end of each of these days. Takes one pass over the observations, or two if the stance has faded.
    /// </summary>
    /// <param name="observations">What the holder said or did toward the target, in any order.</param>
    /// <param name="days">The days, in ascending order.</param>
    /// <param name="settings">The score table and the half-life.</param>
    /// <returns>One estimate per day, in order: the result of <see cref="Estimate"/>, except for rounding.</returns>
    /// <exception cref="ArgumentException">The days are not in ascending order.</exception>
    public static IReadOnlyList<StanceEstimate> History(
        IEnumerable<Observation> observations, IReadOnlyList<DateOnly> days, StanceSettings settings)
    {
        var arriving = observations.ToArray();
        Array.Sort(arriving, static (one, other) => one.Span.First.CompareTo(other.Span.First));

        var stance = new StanceTimeline(settings);
        LastKnownSearch? known = null;
        var history = new StanceEstimate[days.Count];
        var next = 0;
        for (var i = 0; i < days.Count; i++)
        {
            if (i > 0 && days[i] < days[i - 1])
                throw new ArgumentException($"{days[i]:O} comes after {days[i - 1]:O}: the days must ascend.", nameof(days));
            while (next < arriving.Length && arriving[next].Span.First <= days[i]) stance.Add(arriving[next++]);
            history[i] = stance.At(days[i]);
            if (history[i].Label == StanceLabel.Faded)
                history[i] = history[i] with { LastKnown = (known ??= new LastKnownSearch(arriving, settings)).UpTo(days[i]) };
        }

        return history;
    }

    /// <summary>The stance estimate at the end of a day, and each statement's contribution to it.</summary>
    /// <typeparam name="TId">What names a statement.</typeparam>
    /// <param name="statements">The statements with their IDs, in any order. A statement that occurs twice counts once.</param>
    /// <param name="asOf">The day T. Statements whose span begins after it do not count and are not listed.</param>
    /// <param name="settings">The score table and the half-life.</param>
    /// <exception cref="ArgumentException">One ID has two different observations.</exception>
    public static Explanation<TId> Explain<TId>(
        IEnumerable<(TId Id, Observation Observation)> statements, DateOnly asOf, StanceSettings settings)
        where TId : notnull
    {
        var once = new OrderedDictionary<TId, Observation>();
        foreach (var (id, observation) in statements)
        {
            if (!once.TryAdd(id, observation) && once[id] != observation)
                throw new ArgumentException($"The statement {id} comes with two different observations.", nameof(statements));
        }

        var position = Estimate(once.Values, asOf, settings);
        var contributions = new List<Contribution<TId>>(once.Count);
        foreach (var (id, observation) in once)
        {
            if (observation.Span.First > asOf) continue;
            var weight = settings.Weight(observation, asOf);
            var intensity = settings.Intensity(observation);
            var share = weight * (intensity ?? 0) / (position.Evidence + Kappa) + 0.0;
            contributions.Add(new(id, observation, intensity, weight, share));
        }

        return new(position, contributions);
    }

    /// <summary>
    /// The stance for these sums, and its 95 % interval. Adding 0 turns a negative zero, which can result from underflow, into zero.
    /// </summary>
    internal static (double Stance, double Low, double High) Interval(in Sums sums)
    {
        var stance = sums.Moment / (sums.Evidence + Kappa) + 0.0;
        var halfWidth = Z * Sigma / Math.Sqrt(sums.Evidence + Kappa);
        return (stance, stance - halfWidth, stance + halfWidth);
    }

    /// <summary>
    /// The last day before a stance faded. Nearly always, that is after the end of the last span, from which E only falls.
    /// </summary>
    private static LastKnown? LastKnown(IReadOnlyCollection<Observation> observations, DateOnly asOf, in Sums sums, StanceSettings settings)
    {
        var end = DateOnly.MinValue;
        foreach (var observation in observations)
        {
            var until = observation.Span.Last < asOf ? observation.Span.Last : asOf;
            if (observation.Span.First <= asOf && until > end && settings.Intensity(observation) is not null) end = until;
        }

        var then = default(Sums);
        foreach (var observation in observations)
        {
            if (observation.Span.First <= end) then += settings.Weigh(observation, end);
        }

        return then.Evidence >= LabelRules.MinEvidence
            ? LastKnownSearch.Within((end, then), (asOf, sums), settings)
            : new LastKnownSearch(observations.Where(observation => observation.Span.First <= asOf), settings).UpTo(asOf);
    }
}
