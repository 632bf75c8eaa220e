using System.Runtime.InteropServices;

namespace StanceTracker.Domain.Stances.Method;

/// <summary>A stance estimate that advances through time: add observations, then query it for any day from the newest of them on.</summary>
/// <remarks>
/// Spans that have ended only age, so they take constant time per query, however many there are: their weights are stored as of an anchor
/// day and scaled to the queried day by one factor. Scaling them day by day would add a rounding error for each day; never moving the
/// anchor would make weights overflow. So the anchor moves when the newest end is sixteen half-lives after it. Spans that are still open
/// are weighed again for each queried day.
/// </remarks>
public sealed class StanceTimeline(StanceSettings settings)
{
    private const int HalfLivesFromAnchor = 16;

    private readonly List<Observation> _open = [];
    private Sums _ended;
    private Sums _going;
    private StatementCounts _counts;
    private DateOnly? _anchor;
    private DateOnly _begun = DateOnly.MinValue;
    private DateOnly _day = DateOnly.MinValue;

    /// <summary>Adds an observation. Observations may come in any order.</summary>
    public void Add(in Observation observation)
    {
        _counts.Add(observation, scored: settings.Intensity(observation) is not null);
        if (observation.Span.First > _begun) _begun = observation.Span.First;
        if (observation.Span.Last <= _day)
        {
            End(observation);
            return;
        }

        _open.Add(observation);
        if (observation.Span.First <= _day) _going += settings.Weigh(observation, _day);
    }

    /// <summary>The estimate at the end of a day, without <c>lastKnown</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The span of an added observation begins later, or a later day has already been
    /// queried.</exception>
    public StanceEstimate At(DateOnly day) => _counts.Close(SumsAt(day));

    /// <summary>The same with additional observations whose spans have begun, without adding them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">As above.</exception>
    public StanceEstimate At(DateOnly day, IEnumerable<Observation> with)
    {
        var (sums, counts) = (SumsAt(day), _counts);
        foreach (var observation in with)
        {
            counts.Add(observation, scored: settings.Intensity(observation) is not null);
            sums += settings.Weigh(observation, day);
        }

        return counts.Close(sums);
    }

    /// <summary>The sums at the end of a day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">As above.</exception>
    internal Sums SumsAt(DateOnly day)
    {
        if (day < _begun || day < _day)
            throw new ArgumentOutOfRangeException(
                nameof(day),
                day,
                $"The stance was carried to {(_begun > _day ? _begun : _day):O} already and cannot be asked on an earlier day.");
        if (day > _day) MoveTo(day);
        return _anchor is { } anchor ? (_ended * settings.Decay(day.DayNumber - anchor.DayNumber)) + _going : _going;
    }

    private void MoveTo(DateOnly day)
    {
        (_day, _going) = (day, default);
        var left = 0;
        foreach (ref readonly var observation in CollectionsMarshal.AsSpan(_open))
        {
            if (observation.Span.Last <= day) End(observation);
            else
            {
                _going += settings.Weigh(observation, day);
                _open[left++] = observation;
            }
        }

        _open.RemoveRange(left, _open.Count - left);
    }

    private void End(in Observation observation)
    {
        var last = observation.Span.Last;
        if (_anchor is not { } anchor || (last.DayNumber - anchor.DayNumber) / settings.HalfLifeDays > HalfLivesFromAnchor)
        {
            if (_anchor is { } before) _ended *= settings.Decay(last.DayNumber - before.DayNumber);
            _anchor = anchor = last;
        }

        _ended += settings.Weigh(observation, last) * settings.Decay(anchor.DayNumber - last.DayNumber);
    }
}
