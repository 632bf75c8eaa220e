namespace StanceTracker.Domain.Stances.Method;

/// <summary>Where a holder stood on the last day on which that had not faded.</summary>
/// <param name="AsOf">The day.</param>
/// <param name="Stance">The stance on it.</param>
/// <param name="Low">The lower end of its 95 % interval.</param>
/// <param name="High">The upper end.</param>
/// <param name="Label">What the evidence said then.</param>
/// <param name="Certainty">How much there was of it.</param>
public sealed record LastKnown(DateOnly AsOf, double Stance, double Low, double High, StanceLabel Label, Certainty Certainty)
{
    internal static LastKnown From(DateOnly day, in Sums sums)
    {
        var (stance, low, high) = DiscountedStanceModel.Interval(sums);
        return new(day, stance, low, high, LabelRules.Label(sums), LabelRules.Certainty(sums.Evidence, low, high));
    }
}

/// <summary>Finds the last day, up to days that ascend, on which a stance had not faded: on which E ≥ κ/4.</summary>
/// <remarks>
/// E jumps up where a span begins; it rises, or falls, while one goes on, and falls behind it. But from one day on which a span begins or ends to
/// the day before the next, E = C + K·u^t, t the days since, whatever is open and whatever has ended: it rises or falls, and not both. So a stretch
/// has such a day if one of its ends is one, and the last is found by bisection. On the way between both ends all sums take the same course, s(t) =
/// s(0) + (s(n) − s(0)) · (1 − u^t)/(1 − u^n).
/// </remarks>
internal sealed class LastKnownSearch
{
    private readonly StanceSettings _settings;
    private readonly Observation[] _arriving;
    private readonly DateOnly[] _turns;
    private readonly StanceTimeline _carried;
    private int _arrived, _turned;
    private (DateOnly Day, Sums Sums)? _from;
    private LastKnown? _found;

    /// <summary>Begins before all observations.</summary>
    /// <param name="observations">In any order. Those without a score bear on nothing.</param>
    /// <param name="settings">The score table and the half-life.</param>
    public LastKnownSearch(IEnumerable<Observation> observations, StanceSettings settings)
    {
        _settings = settings;
        _carried = new StanceTimeline(settings);
        _arriving = [.. observations.Where(observation => settings.Intensity(observation) is not null).OrderBy(observation => observation.Span.First)];
        _turns = [.. _arriving.SelectMany(observation => new[] { observation.Span.First, observation.Span.Last }).Distinct().Order()];
    }

    /// <summary>The last one up to a day, not before the day asked for last; null if there was none.</summary>
    public LastKnown? UpTo(DateOnly day)
    {
        while (_turned < _turns.Length && _turns[_turned] <= day)
        {
            var turn = _turns[_turned++];
            if (_from is { } from && from.Day < turn) Close(from, turn.AddDays(-1));
            while (_arrived < _arriving.Length && _arriving[_arrived].Span.First <= turn) _carried.Add(_arriving[_arrived++]);
            _from = (turn, _carried.SumsAt(turn));
        }

        if (_from is { } open) _from = Close(open, day);
        return _found;
    }

    /// <summary>The last one of a stretch of days, within which no span begins or ends; null if there is none.</summary>
    public static LastKnown? Within((DateOnly Day, Sums Sums) from, (DateOnly Day, Sums Sums) to, StanceSettings settings)
    {
        if (to.Sums.Evidence >= LabelRules.MinEvidence) return LastKnown.From(to.Day, to.Sums);
        if (from.Sums.Evidence < LabelRules.MinEvidence) return null;
        var (known, faded) = (0, to.Day.DayNumber - from.Day.DayNumber);
        var sums = from.Sums;
        for (var lost = settings.Lost(faded); faded - known > 1;)
        {
            var middle = known + ((faded - known) / 2);
            var way = settings.Lost(middle) / lost;
            var then = (from.Sums * (1 - way)) + (to.Sums * way);
            if (then.Evidence >= LabelRules.MinEvidence) (known, sums) = (middle, then);
            else faded = middle;
        }

        return LastKnown.From(from.Day.AddDays(known), sums);
    }

    private (DateOnly Day, Sums Sums) Close((DateOnly Day, Sums Sums) from, DateOnly day)
    {
        var to = (day, _carried.SumsAt(day));
        _found = Within(from, to, _settings) ?? _found;
        return to;
    }
}
