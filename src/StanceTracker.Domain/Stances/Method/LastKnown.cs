namespace StanceTracker.Domain.Stances.Method;

/// <summary>The stance on the last day before it faded.</summary>
/// <param name="AsOf">The day.</param>
/// <param name="Stance">The stance on it.</param>
/// <param name="Low">The lower end of its 95 % interval.</param>
/// <param name="High">The upper end.</param>
/// <param name="Label">Its label on that day.</param>
/// <param name="Certainty">Its certainty on that day.</param>
public sealed record LastKnown(DateOnly AsOf, double Stance, double Low, double High, StanceLabel Label, Certainty Certainty)
{
    internal static LastKnown From(DateOnly day, in Sums sums)
    {
        var (stance, low, high) = DiscountedStanceModel.Interval(sums);
        return new(day, stance, low, high, LabelRules.Label(sums), LabelRules.Certainty(sums.Evidence, low, high));
    }
}

/// <summary>For ascending days, finds the last day up to each on which the stance had not faded, that is, E ≥ κ/4.</summary>
/// <remarks>
/// E jumps up when a span begins, rises or falls while it is open, and falls after its end. But between two consecutive days on which spans
/// begin or end, E = C + K·u^t, with t the days since the first of them, whichever spans are open or ended. So E is monotonic within such
/// an interval: it contains a day that has not faded if and only if one of its ends has not faded, and bisection finds the last one. Within
/// the interval, all sums follow the same curve, s(t) = s(0) + (s(n) − s(0)) · (1 − u^t)/(1 − u^n).
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

    /// <summary>Starts before all observations.</summary>
    /// <param name="observations">The observations, in any order. Those without a score have no effect.</param>
    /// <param name="settings">The score table and the half-life.</param>
    public LastKnownSearch(IEnumerable<Observation> observations, StanceSettings settings)
    {
        _settings = settings;
        _carried = new StanceTimeline(settings);
        _arriving =
            [.. observations.Where(observation => settings.Intensity(observation) is not null)
                .OrderBy(observation => observation.Span.First)];
        _turns = [.. _arriving.SelectMany(observation => new[] { observation.Span.First, observation.Span.Last }).Distinct().Order()];
    }

    /// <summary>The last such day up to a day, which must not be before the previously queried one; null if there was none.</summary>
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

    /// <summary>The last such day of an interval within which no span begins or ends; null if there is none.</summary>
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
