namespace StanceTracker.Domain.Stances;

/// <summary>Days from the first to the last, both included.</summary>
/// <param name="First">The first day; <see cref="DateOnly.MinValue"/> is since ever.</param>
/// <param name="Last">The last day, not before the first; <see cref="DateOnly.MaxValue"/> is for ever.</param>
public readonly record struct DaySpan(DateOnly First, DateOnly Last)
{
    /// <summary>Every day.</summary>
    public static readonly DaySpan Always = new(DateOnly.MinValue, DateOnly.MaxValue);

    /// <summary>Whether a day lies in it.</summary>
    public bool Holds(DateOnly day) => First <= day && day <= Last;

    /// <summary>The days that both have, or null where they share none.</summary>
    public DaySpan? Intersect(DaySpan other)
    {
        var first = First > other.First ? First : other.First;
        var last = Last < other.Last ? Last : other.Last;
        return first <= last ? new DaySpan(first, last) : null;
    }

    /// <summary>Whether the two overlap, or one begins on the day after the other ends.</summary>
    public bool Touches(DaySpan other) =>
        First.DayNumber <= other.Last.DayNumber + 1L && other.First.DayNumber <= Last.DayNumber + 1L;
}

/// <summary>A set of days as disjoint spans that are as long as can be, in order. Two sets of the same days are written alike.</summary>
public sealed class DaySet
{
    private readonly List<DaySpan> _spans = [];

    /// <summary>The spans, in order.</summary>
    public IReadOnlyList<DaySpan> Spans => _spans;

    /// <summary>Adds days; tells whether the set grew.</summary>
    public bool Add(DaySpan span)
    {
        if (_spans.Exists(s => s.First <= span.First && span.Last <= s.Last)) return false;
        var first = span.First;
        var last = span.Last;
        foreach (var touching in _spans.Where(s => s.Touches(span)))
        {
            if (touching.First < first) first = touching.First;
            if (touching.Last > last) last = touching.Last;
        }

        _spans.RemoveAll(s => s.Touches(span));
        var at = _spans.FindIndex(s => s.First > first);
        _spans.Insert(at < 0 ? _spans.Count : at, new DaySpan(first, last));
        return true;
    }
}
