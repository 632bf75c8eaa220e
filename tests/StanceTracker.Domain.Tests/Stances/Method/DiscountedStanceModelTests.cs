using StanceTracker.Domain.Codebook;
using StanceTracker.Domain.Stances;
using StanceTracker.Domain.Stances.Method;
using StanceTracker.Domain.Statements;

namespace StanceTracker.Domain.Tests.Stances.Method;

public class DiscountedStanceModelTests
{
    private static readonly DateOnly Today = new(2023, 6, 30);

    [Fact]
    public void The_worked_example_of_the_design_comes_out()
    {
        var confidence = Confidence.Combine(Confidence.ActualOrAnnounced, [Confidence.Strength('B', 2)]);
        confidence.ShouldBe(0.64, 1e-15);

        var position = DiscountedStanceModel.Estimate(
            [new(new(2023, 1, 1), ActCode.Parse("111"), confidence), new(new(2023, 6, 30), ActCode.Parse("057"), confidence)],
            Today,
            StanceSettings.Default);

        DiscountedStanceModel.Kappa.ShouldBe(0.831315, 5e-7);
        position.Evidence.ShouldBe(0.96, 1e-12);
        (position.Mean!.Value * position.Evidence).ShouldBe(4.48, 1e-12);
        position.Stance!.Value.ShouldBe(2.500956, 5e-7);
        (position.High!.Value - position.Stance.Value).ShouldBe(4.539749, 5e-7);
        (position.Stance.Value - position.Low!.Value).ShouldBe(4.539749, 5e-7);
        position.Mean.Value.ShouldBe(4.666667, 5e-7);
        (position.Label, position.Certainty, position.LastKnown).ShouldBe((StanceLabel.Favourable, Certainty.Thin, null));
        (position.Statements, position.Unscored, position.LastDay, position.Quad).ShouldBe((2L, 0L, Today, new QuadCounts(1, 0, 1, 0)));
    }

    [Theory]
    [InlineData(Extent.Within, 15, 0.301483, -2.661402, 5.708757)]
    [InlineData(Extent.Throughout, 15, 0.64, -4.349851, double.NaN)]
    [InlineData(Extent.Within, 61, 0.538493, -3.931157, double.NaN)]
    [InlineData(Extent.Throughout, 61, 0.570175, -4.068350, double.NaN)]
    public void The_worked_examples_of_a_month_of_fighting_come_out(Extent extent, int day, double weight, double stance, double half)
    {
        var fighting = new Observation(new DaySpan(new(2023, 5, 1), new(2023, 5, 31)), extent, ActCode.Parse("190"), announced: false, 1, 0.64);
        var position = DiscountedStanceModel.Estimate([fighting], new DateOnly(2023, 4, 30).AddDays(day), StanceSettings.Default);
        position.Evidence.ShouldBe(weight, 5e-7);
        position.Stance!.Value.ShouldBe(stance, 5e-7);
        if (!double.IsNaN(half)) (position.High!.Value - position.Stance.Value).ShouldBe(half, 5e-7);
    }

    [Fact]
    public void The_worked_example_of_an_announcement_comes_out()
    {
        var explained = DiscountedStanceModel.Explain([(1, new Observation(new DaySpan(Today, Today), Extent.Within, ActCode.Parse("191"), announced: true, 1, 0.64))], Today, StanceSettings.Default);
        explained.Contributions.Single().Intensity!.Value.ShouldBe(-6.65, 1e-12);
        explained.Estimate.Stance!.Value.ShouldBe(-2.892651, 5e-7);
        (explained.Estimate.Label, explained.Estimate.Certainty).ShouldBe((StanceLabel.Hostile, Certainty.Thin));
    }

    [Fact]
    public void A_span_counts_from_its_first_day_though_its_day_lies_later()
    {
        var month = new DaySpan(Today, Today.AddDays(29));
        foreach (var extent in Enum.GetValues<Extent>())
        {
            Observation[] fighting = [new(month, extent, ActCode.Parse("190"), announced: false, 1, 1)];
            DiscountedStanceModel.Estimate(fighting, Today.AddDays(-1), StanceSettings.Default).ShouldBe(StanceEstimate.Unknown);
            var first = DiscountedStanceModel.Estimate(fighting, Today, StanceSettings.Default);
            first.Evidence.ShouldBe(extent == Extent.Within ? 1 / 30.0 : 1, 1e-15);
            first.Statements.ShouldBe(1);
        }
    }

    [Fact]
    public void No_statement_by_the_day_is_unknown_which_is_not_zero()
    {
        DiscountedStanceModel.Estimate([], Today, StanceSettings.Default).ShouldBe(StanceEstimate.Unknown);
        DiscountedStanceModel.Estimate([new(Today.AddDays(1), ActCode.Parse("111"), 1)], Today, StanceSettings.Default).ShouldBe(StanceEstimate.Unknown);
        StanceEstimate.Unknown.Stance.ShouldBeNull();
        StanceEstimate.Unknown.Label.ShouldBe(StanceLabel.Unknown);
    }

    [Fact]
    public void Statements_without_a_score_leave_a_stance_unknown_but_are_counted()
    {
        var plover = new StanceSettings(ScoreTable.Plover, 180);
        var position = DiscountedStanceModel.Estimate([new(Today.AddDays(-3), ActCode.Parse("012"), 4, 2.5), new(Today.AddDays(-9), ActCode.Parse("13"), 1)], Today, plover);
        position.ShouldBe(StanceEstimate.Unknown with { Statements = 5, Unscored = 5, LastDay = Today.AddDays(-3), Quad = new(4, 0, 1, 0) });
    }

    [Fact]
    public void An_unscored_statement_changes_no_sum()
    {
        var plover = new StanceSettings(ScoreTable.Plover, 180);
        var scored = new Observation(Today.AddDays(-30), ActCode.Parse("111"), 1);
        var alone = DiscountedStanceModel.Estimate([scored], Today, plover);
        var together = DiscountedStanceModel.Estimate([scored, new(Today, ActCode.Parse("02"), 1)], Today, plover);
        together.ShouldBe(alone with { Statements = 2, Unscored = 1, LastDay = Today, Quad = new(1, 0, 1, 0) });
    }

    [Fact]
    public void A_statement_counts_on_its_own_day_and_not_before()
    {
        Observation[] rebuke = [new(Today, ActCode.Parse("111"), 1)];
        DiscountedStanceModel.Estimate(rebuke, Today, StanceSettings.Default).Evidence.ShouldBe(1);
        DiscountedStanceModel.Estimate(rebuke, Today.AddDays(-1), StanceSettings.Default).Statements.ShouldBe(0);
        DiscountedStanceModel.Estimate(rebuke, Today.AddDays(180), StanceSettings.Default).Evidence.ShouldBe(0.5);
        DiscountedStanceModel.Estimate(rebuke, Today.AddDays(360), StanceSettings.Default).Evidence.ShouldBe(0.25);
    }

    [Theory]
    [InlineData("190", StanceLabel.Hostile)]
    [InlineData("111", StanceLabel.Critical)]
    [InlineData("012", StanceLabel.Neutral)]
    [InlineData("010", StanceLabel.Neutral)]
    [InlineData("041", StanceLabel.Neutral)]
    [InlineData("051", StanceLabel.Favourable)]
    [InlineData("057", StanceLabel.Aligned)]
    public void Much_evidence_of_one_act_is_labelled_by_its_intensity(string act, StanceLabel label) =>
        DiscountedStanceModel.Estimate([new(Today, ActCode.Parse(act), 100, 100)], Today, StanceSettings.Default).Label.ShouldBe(label);

    // Of weights a and b of the intensities x and y the mean is m where a·(x − m) = b·(m − y).
    [Theory]
    [InlineData("190", "111", -5, StanceLabel.Hostile, StanceLabel.Hostile, StanceLabel.Critical)]
    [InlineData("111", "010", -1.5, StanceLabel.Critical, StanceLabel.Critical, StanceLabel.Neutral)]
    [InlineData("010", "051", 1.5, StanceLabel.Neutral, StanceLabel.Favourable, StanceLabel.Favourable)]
    [InlineData("051", "057", 5, StanceLabel.Favourable, StanceLabel.Aligned, StanceLabel.Aligned)]
    public void A_label_changes_at_its_threshold_of_the_mean(string lower, string upper, double threshold, StanceLabel below, StanceLabel at, StanceLabel above)
    {
        double Intensity(string act) => ScoreTable.Icews.Intensity(ActCode.Parse(act))!.Value;
        var (x, y) = (Intensity(lower), Intensity(upper));
        StanceLabel Label(double more) => DiscountedStanceModel.Estimate(
            [new(Today, ActCode.Parse(lower), 100, (y - threshold) / 3), new(Today, ActCode.Parse(upper), 100, (threshold - x) / 3 * (1 + more))], Today, StanceSettings.Default).Label;

        (Label(-1e-9), Label(0), Label(1e-9)).ShouldBe((below, at, above));
    }

    [Fact]
    public void The_mean_of_one_act_is_its_intensity_however_its_weights_are_rounded()
    {
        var onTheBound = ScoreTable.Icews.Listed.First(score => score.Value == 5).Key;
        var random = new Random(5);
        for (var i = 0; i < 2_000; i++)
        {
            var said = Enumerable.Range(0, random.Next(1, 9)).Select(_ => new Observation(Today.AddDays(-random.Next(30)), ActCode.Parse(onTheBound), 1 - (random.NextDouble() / 2)));
            DiscountedStanceModel.Estimate(said, Today, StanceSettings.Default).Label.ShouldBe(StanceLabel.Aligned);
        }
    }

    [Theory]
    [InlineData(0.30, 0.70, StanceLabel.Mixed)]      // 3 against 5.6: at least a third
    [InlineData(0.18, 0.75, StanceLabel.Favourable)] // 1.8 against 6: less than a third
    [InlineData(0.80, 0.20, StanceLabel.Hostile)]    // 8 against 1.6
    public void Much_for_and_much_against_is_mixed(double against, double @for, StanceLabel label) =>
        DiscountedStanceModel.Estimate([new(Today, ActCode.Parse("190"), against), new(Today, ActCode.Parse("057"), @for)], Today, StanceSettings.Default).Label.ShouldBe(label);

    [Fact]
    public void Little_for_and_little_against_is_neutral()
    {
        var (mild, cool) = (ScoreTable.Icews.Listed.First(score => score.Value is > 0 and < 1).Key, ScoreTable.Icews.Listed.First(score => score.Value is < 0 and > -1).Key);
        DiscountedStanceModel.Estimate([new(Today, ActCode.Parse(mild), 1), new(Today, ActCode.Parse(cool), 1)], Today, StanceSettings.Default).Label.ShouldBe(StanceLabel.Neutral);
    }

    [Fact]
    public void Certainty_says_how_much_evidence_there_is()
    {
        Certainty? Of(long statements, double confidence, string act) => DiscountedStanceModel.Estimate([new(Today, ActCode.Parse(act), statements, confidence)], Today, StanceSettings.Default).Certainty;

        Of(2, 0.99, "190").ShouldBe(Certainty.Thin);
        Of(2, 1, "190").ShouldBe(Certainty.Clear);
        Of(2, 1, "111").ShouldBe(Certainty.Leaning);
        Of(100, 100, "111").ShouldBe(Certainty.Clear);
        Of(1, 0.1, "190").ShouldBe(Certainty.Thin, "faded");
        StanceEstimate.Unknown.Certainty.ShouldBeNull();
    }

    [Fact]
    public void Thin_evidence_is_labelled_by_what_it_says() =>
        DiscountedStanceModel.Estimate([new(Today, ActCode.Parse("112"), 0.64)], Today, StanceSettings.Default).Label.ShouldBe(StanceLabel.Critical);

    [Fact]
    public void What_has_faded_is_told_of_its_last_day()
    {
        // c·u^t ≥ κ/4 up to t = H·log2(4c/κ) = 292.1 days.
        Observation[] condemned = [new(Today, ActCode.Parse("111"), 0.64)];
        var known = DiscountedStanceModel.Estimate(condemned, Today.AddDays(2_000), StanceSettings.Default).LastKnown.ShouldNotBeNull();
        known.AsOf.ShouldBe(Today.AddDays((int)Math.Floor(180 * Math.Log2(4 * 0.64 / DiscountedStanceModel.Kappa))));
        var then = DiscountedStanceModel.Estimate(condemned, known.AsOf, StanceSettings.Default);
        then.Label.ShouldBe(StanceLabel.Critical);
        (known.Label, known.Certainty).ShouldBe((StanceLabel.Critical, Certainty.Thin));
        known.Stance.ShouldBe(then.Stance!.Value, 1e-12);
        DiscountedStanceModel.Estimate(condemned, known.AsOf.AddDays(1), StanceSettings.Default).Label.ShouldBe(StanceLabel.Faded);

        DiscountedStanceModel.Estimate([new(Today, ActCode.Parse("111"), 0.1)], Today, StanceSettings.Default).LastKnown.ShouldBeNull("there never was enough");
    }

    [Fact]
    public void Evidence_below_a_quarter_of_kappa_has_faded_and_still_gives_its_number()
    {
        const double quarter = DiscountedStanceModel.Kappa / 4;
        var enough = DiscountedStanceModel.Estimate([new(Today, ActCode.Parse("190"), quarter)], Today, StanceSettings.Default);
        enough.Label.ShouldBe(StanceLabel.Hostile);

        var faded = DiscountedStanceModel.Estimate([new(Today, ActCode.Parse("190"), Math.BitDecrement(quarter))], Today, StanceSettings.Default);
        faded.Label.ShouldBe(StanceLabel.Faded);
        faded.Stance!.Value.ShouldBe(enough.Stance!.Value, 1e-12);
        faded.Mean!.Value.ShouldBe(-10, 1e-12);
    }

    [Theory]
    [InlineData(0.01, 1)]
    [InlineData(1e-300, 1)]
    [InlineData(180, 0)]
    public void Where_no_evidence_is_left_the_stance_is_zero_and_faded_and_the_mean_is_null(double halfLife, double confidence)
    {
        var position = DiscountedStanceModel.Estimate([new(Today.AddDays(-400), ActCode.Parse("111"), confidence)], Today, new(ScoreTable.Icews, halfLife));
        position.Label.ShouldBe(StanceLabel.Faded);
        position.Evidence.ShouldBe(0);
        position.Mean.ShouldBeNull();
        position.Stance.ShouldBe(0);
        double.IsNegative(position.Stance!.Value).ShouldBeFalse();
        position.High!.Value.ShouldBe(1.96 * 3.4, 1e-12);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1_000_001)]
    public void A_half_life_is_above_zero_and_finite(double days)
    {
        StanceSettings.IsHalfLife(days).ShouldBeFalse();
        Should.Throw<ArgumentOutOfRangeException>(() => new StanceSettings(ScoreTable.Icews, days));
        Should.Throw<ArgumentOutOfRangeException>(() => StanceSettings.Default with { HalfLifeDays = days });
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1.1)]
    [InlineData(1, -0.1)]
    [InlineData(3, double.NaN)]
    public void An_observation_has_statements_and_a_confidence_that_they_can_sum_to(long statements, double confidence) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new Observation(Today, ActCode.Parse("111"), statements, confidence));

    [Fact]
    public void A_history_is_asked_for_in_ascending_days() =>
        Should.Throw<ArgumentException>(() => DiscountedStanceModel.History([], [Today, Today.AddDays(-1)], StanceSettings.Default));

    [Fact]
    public void A_stance_that_was_carried_on_cannot_be_asked_of_the_past()
    {
        var stance = new StanceTimeline(StanceSettings.Default);
        stance.Add(new(Today, ActCode.Parse("111"), 1));
        Should.Throw<ArgumentOutOfRangeException>(() => stance.At(Today.AddDays(-1)));
    }

    [Fact]
    public void A_long_gap_or_a_short_half_life_loses_nothing_of_what_comes_after()
    {
        Observation[] observations =
        [
            new(new(1, 1, 1), ActCode.Parse("057"), 1),
            new(new(1979, 1, 1), ActCode.Parse("190"), 7, 6.5),
            new(new(1979, 1, 9), ActCode.Parse("111"), 0),
            new(new(9999, 12, 31), ActCode.Parse("051"), 1),
        ];
        DateOnly[] days = [new(1, 1, 1), new(1500, 1, 1), new(1979, 1, 2), new(1979, 3, 1), new(1981, 1, 1), new(2024, 1, 1), new(9999, 12, 31)];
        foreach (var halfLife in (double[])[1e-9, 0.1, 1, 180, 1_000_000])
        {
            var settings = new StanceSettings(ScoreTable.Icews, halfLife);
            var history = DiscountedStanceModel.History(observations, days, settings);
            for (var i = 0; i < days.Length; i++) history[i].ShouldBeCloseTo(DiscountedStanceModel.Estimate(observations, days[i], settings));
        }
    }
}
