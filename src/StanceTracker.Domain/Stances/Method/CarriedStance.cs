namespace StanceTracker.Domain.Stances.Method;

/// <summary>A stance that is carried forward through time: statements join it, and it can be asked on any day from the newest of them on.</summary>
/// <remarks>
/// Each step costs the same, however much came before; so a history or a replay in the order of days takes one pass. Weights are taken as of an
/// anchor day and brought to the asked day by one factor. Were they carried day by day, a rounding error for each day would come with them; were
/// the anchor never moved, weights would overflow. So it moves when the newest statement is sixteen half-lives beyond it.
/// </remarks>
public sealed class CarriedStance(StanceSettings settings)
{
    private const int HalfLivesFromAnchor = 16;

    private Tally _tally = new(settings, DateOnly.MinValue);

    /// <summary>Takes an observation in, of any day: the order does not matter.</summary>
    public void Add(in Observation observation)
    {
        if (_tally.LastDay is null || (observation.Day.DayNumber - _tally.Anchor.DayNumber) / settings.HalfLifeDays > HalfLivesFromAnchor)
            _tally.MoveTo(observation.Day);
        _tally.Add(observation);
    }

    /// <summary>The position at the end of a day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An observation of a later day was taken in already.</exception>
    public Position At(DateOnly day)
    {
        if (_tally.LastDay is { } last && day < last)
            throw new ArgumentOutOfRangeException(nameof(day), day, $"The stance was carried to {last:O} already and cannot be asked on an earlier day.");
        return _tally.At(day);
    }
}
