namespace StanceTracker.Domain.Stances.Method;

/// <summary>The sums that a position is made from, with every weight taken as of one day, the anchor.</summary>
/// <remarks>As of another day all weights differ by one and the same factor, so the sums move there by a single multiplication.</remarks>
internal struct Tally(StanceSettings settings, DateOnly anchor)
{
    private double _evidence;
    private double _moment;
    private Counts _counts;

    /// <summary>The day that the weights are as of.</summary>
    public DateOnly Anchor { get; private set; } = anchor;

    /// <summary>The day of the newest observation; null before the first.</summary>
    public readonly DateOnly? LastDay => _counts.LastDay;

    /// <summary>Takes an observation in. One of a day after the anchor weighs more than its confidence.</summary>
    public void Add(in Observation observation)
    {
        var intensity = settings.Scores.Intensity(observation.Act);
        _counts.Add(observation, scored: intensity is not null);
        if (intensity is not { } x) return;

        var weight = observation.Confidence * settings.Decay(Anchor.DayNumber - observation.Day.DayNumber);
        _evidence += weight;
        _moment += weight * x;
    }

    /// <summary>Takes the weights as of another day from now on.</summary>
    public void MoveTo(DateOnly day)
    {
        var decay = settings.Decay(day.DayNumber - Anchor.DayNumber);
        _evidence *= decay;
        _moment *= decay;
        Anchor = day;
    }

    /// <summary>The position at the end of a day that no observation lies after.</summary>
    public readonly Position At(DateOnly day)
    {
        var decay = settings.Decay(day.DayNumber - Anchor.DayNumber);
        return _counts.Close(_evidence * decay, _moment * decay);
    }
}
