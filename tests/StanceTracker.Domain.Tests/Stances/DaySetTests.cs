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
    public void A_span_holds_its_first_and_its_last_day_and_neither_the_day_before_nor_the_day_after()
    {
        var span = Span(3, 5);
        Enumerable.Range(1, 6).Where(day => span.Holds(Start.AddDays(day))).ShouldBe([3, 4, 5]);
        Span(4, 4).Holds(Start.AddDays(4)).ShouldBeTrue();
    }

    [Theory]
    [InlineData(1, 5, 3, 9, 3, 5)]
    [InlineData(3, 9, 1, 5, 3, 5)]
    [InlineData(1, 9, 3, 5, 3, 5)]
    [InlineData(5, 9, 1, 5, 5, 5)]
    [InlineData(4, 4, 4, 4, 4, 4)]
    public void Spans_that_share_days_meet_in_just_those(int first, int last, int otherFirst, int otherLast, int sharedFirst, int sharedLast) =>
        Span(first, last).Intersect(Span(otherFirst, otherLast)).ShouldBe(Span(sharedFirst, sharedLast));

    [Fact]
    public void Spans_touch_where_one_lies_in_the_other_or_is_the_other()
    {
        Span(1, 9).Touches(Span(3, 4)).ShouldBeTrue();
        Span(3, 4).Touches(Span(1, 9)).ShouldBeTrue();
        Span(4, 4).Touches(Span(4, 4)).ShouldBeTrue();
    }

    [Fact]
    public void A_span_that_joins_two_others_takes_their_place_among_the_rest()
    {
        var set = new DaySet();
        foreach (var span in new[] { Span(20, 21), Span(4, 5), Span(0, 1), Span(8, 9) }) set.Add(span).ShouldBeTrue();
        set.Spans.ShouldBe([Span(0, 1), Span(4, 5), Span(8, 9), Span(20, 21)]);
        set.Add(Span(6, 7)).ShouldBeTrue();
        set.Spans.ShouldBe([Span(0, 1), Span(4, 9), Span(20, 21)]);
        set.Add(Span(4, 9)).ShouldBeFalse();
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
