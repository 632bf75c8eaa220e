namespace StanceTracker.Domain.Stances;

/// <summary>A span of days, both ends included.</summary>
/// <param name="First">The first day; <see cref="DateOnly.MinValue"/> if unbounded.</param>
/// <param name="Last">The last day, not before the first; <see cref="DateOnly.MaxValue"/> if unbounded.</param>
public readonly record struct DaySpan(DateOnly First, DateOnly Last)
{
    /// <summary>Every day.</summary>
    public static readonly DaySpan Always = new(DateOnly.MinValue, DateOnly.MaxValue);

    /// <summary>Whether the span contains a day.</summary>
    public bool Holds(DateOnly day) => First <= day && day <= Last;

    /// <summary>The intersection of two spans; null if it is empty.</summary>
    public DaySpan? Intersect(DaySpan other)
    {
        var first = First > other.First ? First : other.First;
        var last = Last < other.Last ? Last : other.Last;
        return first <= last ? new DaySpan(first, last) : null;
    }

    /// <summary>Whether the spans overlap or are adjacent.</summary>
    public bool Touches(DaySpan other) =>
        First.DayNumber <= other.Last.DayNumber + 1L && other.First.DayNumber <= Last.DayNumber + 1L;
}

/// <summary>A set of days, as maximal disjoint spans in ascending order. The representation of a set is unique.</summary>
public sealed class DaySet
{
    private readonly List<DaySpan> _spans = [];

    /// <summary>The spans, in order.</summary>
    public IReadOnlyList<DaySpan> Spans => _spans;

    /// <summary>Adds days. Returns whether the set grew.</summary>
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
