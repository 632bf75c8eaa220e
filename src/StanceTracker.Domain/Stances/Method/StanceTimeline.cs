using System.Runtime.InteropServices;

namespace StanceTracker.Domain.Stances.Method;

/// <summary>A stance that is carried forward through time: statements join it, and it can be asked on any day from the newest of them on.</summary>
/// <remarks>
/// What has ended costs the same on each day, however much it is, for it only ages: its weights are taken as of an anchor day and brought to the
/// asked day by one factor. Were they carried day by day, a rounding error for each day would come with them; were the anchor never moved, weights
/// would overflow. So it moves when the newest end is sixteen half-lives beyond it. What goes on is weighed anew once a day that is asked.
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

    /// <summary>Takes an observation in, of any days: the order does not matter.</summary>
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

    /// <summary>The position at the end of a day, but for when it was last known.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The span of an observation that was taken in begins later, or it was asked on a later day
    /// already.</exception>
    public StanceEstimate At(DateOnly day) => _counts.Close(SumsAt(day));

    /// <summary>The same with some more observations whose spans have begun, which are not taken in.</summary>
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
            throw new ArgumentOutOfRangeException(nameof(day), day, $"The stance was carried to {(_begun > _day ? _begun : _day):O} already and cannot be asked on an earlier day.");
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
