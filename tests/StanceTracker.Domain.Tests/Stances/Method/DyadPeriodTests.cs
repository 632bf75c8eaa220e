using StanceTracker.Domain.Codebook;
using StanceTracker.Domain.Stances.Method;

namespace StanceTracker.Domain.Tests.Stances.Method;

public sealed class DyadPeriodTests
{
    private static readonly SourcedObservation[] Statements =
    [
        Said(2023, 1, 30, "111", "The Paper"),        // −2, a Monday
        Said(2023, 2, 5, "057", "The Paper", "Wire"), // +8, the Sunday of the same week
        Said(2023, 2, 6, "190", "Wire"),              // −10, the Monday behind it
        Said(2023, 5, 1, "057", "The Paper"),         // +8
    ];

    [Fact]
    public void A_month_counts_its_own_statements_and_the_stance_everything_up_to_its_end()
    {
        var months = DyadPeriod.Summarize(Statements, PeriodLength.Month, from: null, Day(2023, 5, 10), gaps: false, StanceSettings.Default);

        months.Select(month => (month.Start, month.End, month.Statements, month.Sources)).ShouldBe(
        [
            (Day(2023, 1, 1), Day(2023, 1, 31), 1, 1),
            (Day(2023, 2, 1), Day(2023, 2, 28), 2, 2),
            (Day(2023, 5, 1), Day(2023, 5, 10), 1, 1),
        ]);
        var february = months[1];
        february.Quad.ShouldBe(new QuadCounts(1, 0, 0, 1));
        february.Sum.ShouldBe(-2);
        february.Mean.ShouldBe(-1);
        february.Deviation!.Value.ShouldBe(Math.Sqrt(((9 * 9) + (9 * 9)) / 1.0), 1e-12);
        months[0].Deviation.ShouldBeNull();
        var position = DiscountedStanceModel.Estimate(Statements[..3].Select(s => s.Observation), Day(2023, 2, 28), StanceSettings.Default);
        february.Estimate.Stance!.Value.ShouldBe(position.Stance!.Value, 1e-12);
        february.Estimate.High!.Value.ShouldBe(position.High!.Value, 1e-12);
        february.Estimate.Statements.ShouldBe(3);
    }

    [Fact]
    public void A_week_is_from_Monday_to_Sunday() => DyadPeriod.Summarize(Statements, PeriodLength.Week, from: null, Day(2023, 2, 28), gaps: false, StanceSettings.Default)
        .Select(week => (week.Start, week.End, week.Statements)).ShouldBe([(Day(2023, 1, 30), Day(2023, 2, 5), 2), (Day(2023, 2, 6), Day(2023, 2, 12), 1)]);

    [Fact]
    public void Gaps_have_rows_of_nothing_where_the_stance_goes_on()
    {
        var months = DyadPeriod.Summarize(Statements, PeriodLength.Month, from: null, Day(2023, 6, 30), gaps: true, StanceSettings.Default);

        months.Select(month => month.Statements).ShouldBe([1, 2, 0, 0, 1, 0]);
        var march = months[2];
        (march.Sum, march.Mean, march.Deviation, march.Sources).ShouldBe((0, null, null, 0));
        march.Estimate.Stance.ShouldNotBeNull();
        march.Estimate.Stance!.Value.ShouldNotBe(months[1].Estimate.Stance!.Value);
    }

    [Fact]
    public void Periods_before_the_first_day_asked_for_are_left_out_and_count_for_the_stance_all_the_same()
    {
        var all = DyadPeriod.Summarize(Statements, PeriodLength.Year, from: null, Day(2023, 12, 31), gaps: false, StanceSettings.Default);
        var months = DyadPeriod.Summarize(Statements, PeriodLength.Month, Day(2023, 5, 20), Day(2023, 12, 31), gaps: false, StanceSettings.Default);

        months.ShouldHaveSingleItem().Start.ShouldBe(Day(2023, 5, 1));
        all.ShouldHaveSingleItem().Statements.ShouldBe(4);
        months[0].Estimate.Statements.ShouldBe(4);
    }

    [Fact]
    public void A_statement_without_a_score_is_counted_and_not_summed()
    {
        var act = ActCodebook.Cameo.All.Select(entry => entry.Code).First(code => ScoreTable.Plover.Intensity(code) is null);
        var unscored = new SourcedObservation(new Observation(Day(2023, 1, 1), act, 0.5), ["The Paper"]);

        var year = DyadPeriod.Summarize([unscored], PeriodLength.Year, from: null, Day(2023, 12, 31), gaps: false, new StanceSettings(ScoreTable.Plover, 180)).ShouldHaveSingleItem();

        (year.Statements, year.Sum, year.Mean).ShouldBe((1, 0, null));
        year.Estimate.Stance.ShouldBeNull();
    }

    [Fact]
    public void A_pair_without_a_statement_has_no_period() =>
        DyadPeriod.Summarize(Statements, PeriodLength.Month, from: null, Day(2022, 12, 31), gaps: true, StanceSettings.Default).ShouldBeEmpty();

    [Fact]
    public void The_last_day_counts_and_the_day_after_it_does_not()
    {
        DyadPeriod.Summarize(Statements, PeriodLength.Day, from: null, Day(2023, 2, 6), gaps: false, StanceSettings.Default)
            .Select(day => day.Start).ShouldBe([Day(2023, 1, 30), Day(2023, 2, 5), Day(2023, 2, 6)]);

        var cut = DyadPeriod.Summarize(Statements, PeriodLength.Week, from: null, Day(2023, 2, 5), gaps: false, StanceSettings.Default).ShouldHaveSingleItem();
        (cut.End, cut.Statements, cut.Estimate.Statements).ShouldBe((Day(2023, 2, 5), 2, 2));
    }

    [Fact]
    public void A_period_that_begins_on_the_first_day_asked_for_is_in_and_the_one_before_it_is_out() =>
        DyadPeriod.Summarize(Statements, PeriodLength.Week, Day(2023, 2, 6), Day(2023, 2, 28), gaps: false, StanceSettings.Default)
            .ShouldHaveSingleItem().Start.ShouldBe(Day(2023, 2, 6));

    [Theory]
    [InlineData(3, 31, 3)]
    [InlineData(4, 1, 4)]
    public void Gaps_reach_to_the_period_of_the_last_day_even_if_it_has_just_begun(int month, int day, int months)
    {
        var last = Day(2023, month, day);
        var rows = DyadPeriod.Summarize(Statements, PeriodLength.Month, from: null, last, gaps: true, StanceSettings.Default);

        rows.Count.ShouldBe(months);
        rows[^1].End.ShouldBe(last);
    }

    [Fact]
    public void Statements_in_any_order_give_periods_in_order_of_time()
    {
        var backward = DyadPeriod.Summarize([.. Enumerable.Reverse(Statements)], PeriodLength.Month, from: null, Day(2023, 6, 30), gaps: false, StanceSettings.Default);
        backward.Select(month => month.Start).ShouldBe([Day(2023, 1, 1), Day(2023, 2, 1), Day(2023, 5, 1)]);
    }

    [Fact]
    public void A_sum_of_several_statements_weighs_in_the_deviation_as_each_of_them_would()
    {
        SourcedObservation[] one = [Said(2023, 1, 30, "111", "The Paper"), Said(2023, 1, 30, "111", "The Paper"), Said(2023, 2, 5, "057", "The Paper")];
        SourcedObservation[] summed = [new(new Observation(Day(2023, 1, 30), ActCode.Parse("111"), 2, 1.28), ["The Paper"]), one[2]];

        var apart = DyadPeriod.Summarize(one, PeriodLength.Week, from: null, Day(2023, 2, 5), gaps: false, StanceSettings.Default).ShouldHaveSingleItem();
        var together = DyadPeriod.Summarize(summed, PeriodLength.Week, from: null, Day(2023, 2, 5), gaps: false, StanceSettings.Default).ShouldHaveSingleItem();

        (together.Statements, together.Sum, together.Quad).ShouldBe((3, 4, apart.Quad));
        together.Deviation!.Value.ShouldBe(apart.Deviation!.Value, 1e-12);
        together.Deviation!.Value.ShouldBe(Math.Sqrt(200 / 3.0 / 2), 1e-12);
    }

    private static DateOnly Day(int year, int month, int day) => new(year, month, day);

    private static SourcedObservation Said(int year, int month, int day, string act, params string[] sources) =>
        new(new Observation(Day(year, month, day), ActCode.Parse(act), 0.64), sources);
}
