namespace StanceTracker.Domain.Stances.Method;

/// <summary>The method <c>discounted</c>: a Bayesian normal–normal mean over exponentially discounted evidence.</summary>
/// <remarks>
/// <para>A statement of intensity x (its act's score, of what is announced seven tenths) and confidence c, made on day d, weighs w = c · 2^(−(T −
/// d)/H) on a day T ≥ d. Where it was made within a span of days it weighs the mean of what each of them would give it; where it held throughout
/// them it does not age before the last. With E = Σ w and M = Σ w·x over the scored statements, the stance is M/(E + κ) and its 95 % interval ±
/// 1.96·σ/√(E + κ), κ = (σ/σ₀)².</para>
/// <para>After West &amp; Harrison, <i>Bayesian Forecasting and Dynamic Models</i> (discount factors). σ, σ₀ and H were measured on ICEWS 2014.</para>
/// <para>E and M are sums, so observations may come in any order and in any grouping. Nothing is rounded.</para>
/// </remarks>
public static class DiscountedStanceModel
{
    /// <summary>The name that answers carry as their <c>method</c>.</summary>
    public const string Name = "discounted";

    /// <summary>σ, the standard deviation of intensities within a pair of actors, in points of the scale (ICEWS 2014).</summary>
    public const double Sigma = 3.1;

    /// <summary>σ₀, the standard deviation of mean intensities between pairs, in points of the scale (ICEWS 2014).</summary>
    public const double Sigma0 = 3.4;

    /// <summary>κ = (σ/σ₀)², some 0.831315: how many statements of today the prior "nothing between them" is worth.</summary>
    public const double Kappa = Sigma / Sigma0 * (Sigma / Sigma0);

    /// <summary>z, the standard normal quantile of 97.5 %, to two decimals.</summary>
    public const double Z = 1.96;

    /// <summary>What an announced act has of its score: the score tables themselves put intents and threats at seven to eight tenths of the deeds.</summary>
    public const double Announced = 0.7;

    /// <summary>H unless a question says otherwise: the smallest one-step-ahead error on ICEWS 2014 among 7 … 365 days and no discount.</summary>
    public const double DefaultHalfLifeDays = 180;

    /// <summary>The longest half-life that may be asked for, some 2,700 years: as good as no discount at all.</summary>
    public const double MaxHalfLifeDays = 1_000_000;

    /// <summary>Where the holder stands at the end of a day, in one pass; or two or three, where it has faded.</summary>
    /// <param name="observations">What the holder said or did toward the target, in any order; those whose span begins after <paramref name="asOf"/>
    /// do not count.</param>
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

    /// <summary>The position at the end of each of these days, in one pass over the observations; or two, where it has faded.</summary>
    /// <param name="observations">What the holder said or did toward the target, in any order.</param>
    /// <param name="days">The days asked for, none before the one ahead of it.</param>
    /// <param name="settings">The score table and the half-life.</param>
    /// <returns>A position for each day, in their order: what <see cref="Estimate"/> gives for it, but for rounding.</returns>
    /// <exception cref="ArgumentException">The days are not in ascending order.</exception>
    public static IReadOnlyList<StanceEstimate> History(IEnumerable<Observation> observations, IReadOnlyList<DateOnly> days, StanceSettings settings)
    {
        var arriving = observations.ToArray();
        Array.Sort(arriving, static (one, other) => one.Span.First.CompareTo(other.Span.First));

        var stance = new StanceTimeline(settings);
        LastKnownSearch? known = null;
        var history = new StanceEstimate[days.Count];
        var next = 0;
        for (var i = 0; i < days.Count; i++)
        {
            if (i > 0 && days[i] < days[i - 1]) throw new ArgumentException($"{days[i]:O} comes after {days[i - 1]:O}: the days must ascend.", nameof(days));
            while (next < arriving.Length && arriving[next].Span.First <= days[i]) stance.Add(arriving[next++]);
            history[i] = stance.At(days[i]);
            if (history[i].Label == StanceLabel.Faded) history[i] = history[i] with { LastKnown = (known ??= new LastKnownSearch(arriving, settings)).UpTo(days[i]) };
        }

        return history;
    }

    /// <summary>The position at the end of a day, and what each statement contributes to it.</summary>
    /// <typeparam name="TId">What names a statement.</typeparam>
    /// <param name="statements">The statements with their ids, in any order. A statement that comes twice is once.</param>
    /// <param name="asOf">The day T; statements whose span begins after it neither count nor are listed.</param>
    /// <param name="settings">The score table and the half-life.</param>
    /// <exception cref="ArgumentException">One id comes with two different observations.</exception>
    public static Explanation<TId> Explain<TId>(IEnumerable<(TId Id, Observation Observation)> statements, DateOnly asOf, StanceSettings settings)
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

    /// <summary>The stance that sums come to, and its 95 % interval. Adding 0 turns a negative zero, which an underflow may leave, into zero.</summary>
    internal static (double Stance, double Low, double High) Interval(in Sums sums)
    {
        var stance = sums.Moment / (sums.Evidence + Kappa) + 0.0;
        var halfWidth = Z * Sigma / Math.Sqrt(sums.Evidence + Kappa);
        return (stance, stance - halfWidth, stance + halfWidth);
    }

    /// <summary>The last day on which a stance that has faded had not. Nearly always that is behind the last span's end, from where on E only falls.</summary>
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
