using FsCheck;
using FsCheck.Fluent;
using StanceTracker.Domain.Stances;

namespace StanceTracker.Domain.Tests.Stances;

public class DaySetTests
{
    private static readonly DateOnly Start = new(2023, 1, 1);

    [Fact]
    public void Spans_meet_where_they_share_days()
    {
        Span(1, 5).Intersect(Span(5, 9)).ShouldBe(Span(5, 5));
        Span(1, 9).Intersect(Span(3, 4)).ShouldBe(Span(3, 4));
        Span(1, 5).Intersect(Span(6, 9)).ShouldBeNull();
        DaySpan.Always.Intersect(Span(1, 2)).ShouldBe(Span(1, 2));
    }

    [Fact]
    public void Spans_touch_where_no_day_lies_between_them()
    {
        Span(1, 5).Touches(Span(6, 9)).ShouldBeTrue();
        Span(6, 9).Touches(Span(1, 5)).ShouldBeTrue();
        Span(1, 5).Touches(Span(7, 9)).ShouldBeFalse();
        Span(7, 9).Touches(Span(1, 5)).ShouldBeFalse();
        DaySpan.Always.Touches(new DaySpan(DateOnly.MaxValue, DateOnly.MaxValue)).ShouldBeTrue();
        new DaySpan(DateOnly.MinValue, DateOnly.MinValue).Touches(new DaySpan(DateOnly.MaxValue, DateOnly.MaxValue)).ShouldBeFalse();
    }

    [Fact]
    public void It_holds_the_days_that_were_added_in_spans_as_long_as_can_be() => Prop.ForAll(
        (from first in Gen.Choose(0, 40) from length in Gen.Choose(0, 6) select Span(first, first + length)).ListOf().ToArbitrary(),
        added =>
        {
            var set = new DaySet();
            var naive = new HashSet<DateOnly>();
            foreach (var span in added)
            {
                var grew = false;
                for (var day = span.First; day <= span.Last; day = day.AddDays(1)) grew |= naive.Add(day);
                set.Add(span).ShouldBe(grew);
            }

            for (var i = -1; i < 50; i++) set.Spans.Count(span => span.Holds(Start.AddDays(i))).ShouldBe(naive.Contains(Start.AddDays(i)) ? 1 : 0);
            foreach (var (one, next) in set.Spans.Zip(set.Spans.Skip(1))) next.First.ShouldBeGreaterThan(one.Last.AddDays(1));
            set.Spans.ShouldAllBe(span => span.First <= span.Last);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Every_day_takes_in_all_others()
    {
        var set = new DaySet();
        set.Add(new DaySpan(DateOnly.MinValue, Start)).ShouldBeTrue();
        set.Add(new DaySpan(Start.AddDays(1), DateOnly.MaxValue)).ShouldBeTrue();
        set.Spans.ShouldBe([DaySpan.Always]);
        set.Add(Span(1, 2)).ShouldBeFalse();
    }

    private static DaySpan Span(int first, int last) => new(Start.AddDays(first), Start.AddDays(last));
}
