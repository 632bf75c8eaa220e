using StanceTracker.Domain.Acts;
using StanceTracker.Domain.Stances.Method;

namespace StanceTracker.Domain.Tests.Stances.Method;

public class DiscountedTests
{
    private static readonly DateOnly Today = new(2023, 6, 30);

    [Fact]
    public void The_worked_example_of_the_design_comes_out()
    {
        var confidence = Confidence.Combine(Confidence.ActualOrAnnounced, [Confidence.Strength('B', 2)]);
        confidence.ShouldBe(0.64, 1e-15);

        var position = Discounted.Position(
            [new(new(2023, 1, 1), ActCode.Of("111"), confidence), new(new(2023, 6, 30), ActCode.Of("057"), confidence)],
            Today,
            StanceSettings.Default);

        Discounted.Kappa.ShouldBe(0.831315, 5e-7);
        position.Evidence.ShouldBe(0.96, 1e-12);
        (position.Mean!.Value * position.Evidence).ShouldBe(4.48, 1e-12);
        position.Stance!.Value.ShouldBe(2.500956, 5e-7);
        (position.High!.Value - position.Stance.Value).ShouldBe(4.539749, 5e-7);
        (position.Stance.Value - position.Low!.Value).ShouldBe(4.539749, 5e-7);
        position.Label.ShouldBe(StanceLabel.Favourable);
        (position.Statements, position.Unscored, position.LastDay, position.Quad).ShouldBe((2L, 0L, Today, new QuadCounts(1, 0, 1, 0)));
    }

    [Fact]
    public void No_statement_by_the_day_is_unknown_which_is_not_zero()
    {
        Discounted.Position([], Today, StanceSettings.Default).ShouldBe(Position.Unknown);
        Discounted.Position([new(Today.AddDays(1), ActCode.Of("111"), 1)], Today, StanceSettings.Default).ShouldBe(Position.Unknown);
        Position.Unknown.Stance.ShouldBeNull();
        Position.Unknown.Label.ShouldBe(StanceLabel.Unknown);
    }

    [Fact]
    public void Statements_without_a_score_leave_a_stance_unknown_but_are_counted()
    {
        var plover = new StanceSettings(ScoreTable.Plover, 180);
        var position = Discounted.Position([new(Today.AddDays(-3), ActCode.Of("012"), 4, 2.5), new(Today.AddDays(-9), ActCode.Of("13"), 1)], Today, plover);
        position.ShouldBe(Position.Unknown with { Statements = 5, Unscored = 5, LastDay = Today.AddDays(-3), Quad = new(4, 0, 1, 0) });
    }

    [Fact]
    public void An_unscored_statement_changes_no_sum()
    {
        var plover = new StanceSettings(ScoreTable.Plover, 180);
        var scored = new Observation(Today.AddDays(-30), ActCode.Of("111"), 1);
        var alone = Discounted.Position([scored], Today, plover);
        var together = Discounted.Position([scored, new(Today, ActCode.Of("02"), 1)], Today, plover);
        together.ShouldBe(alone with { Statements = 2, Unscored = 1, LastDay = Today, Quad = new(1, 0, 1, 0) });
    }

    [Fact]
    public void A_statement_counts_on_its_own_day_and_not_before()
    {
        Observation[] rebuke = [new(Today, ActCode.Of("111"), 1)];
        Discounted.Position(rebuke, Today, StanceSettings.Default).Evidence.ShouldBe(1);
        Discounted.Position(rebuke, Today.AddDays(-1), StanceSettings.Default).Statements.ShouldBe(0);
        Discounted.Position(rebuke, Today.AddDays(180), StanceSettings.Default).Evidence.ShouldBe(0.5);
        Discounted.Position(rebuke, Today.AddDays(360), StanceSettings.Default).Evidence.ShouldBe(0.25);
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
        Discounted.Position([new(Today, ActCode.Of(act), 100, 100)], Today, StanceSettings.Default).Label.ShouldBe(label);

    // One act of intensity x that weighs E has the stance x·E/(E + κ), which is s at E = κ·s/(x − s). The doubles about this E lie to both sides of s.
    [Theory]
    [InlineData("190", -5, StanceLabel.Hostile, StanceLabel.Hostile, StanceLabel.Critical)]
    [InlineData("111", -1.5, StanceLabel.Critical, StanceLabel.Critical, StanceLabel.Neutral)]
    [InlineData("036", 1.5, StanceLabel.Neutral, StanceLabel.Favourable, StanceLabel.Favourable)]
    [InlineData("057", 5, StanceLabel.Favourable, StanceLabel.Aligned, StanceLabel.Aligned)]
    public void A_label_changes_exactly_at_its_threshold(string act, double threshold, StanceLabel below, StanceLabel at, StanceLabel above)
    {
        var x = ScoreTable.Icews.Intensity(ActCode.Of(act))!.Value;
        var evidence = Discounted.Kappa * threshold / (x - threshold) * (1 - 1e-14);
        var seen = new HashSet<int>();
        for (var i = 0; i < 300; i++, evidence = Math.BitIncrement(evidence))
        {
            var position = Discounted.Position([new(Today, ActCode.Of(act), 10, evidence)], Today, StanceSettings.Default);
            var side = position.Stance!.Value.CompareTo(threshold);
            position.Label.ShouldBe(side < 0 ? below : side > 0 ? above : at);
            seen.Add(side);
        }

        seen.ShouldBe([-1, 0, 1], ignoreOrder: true);
    }

    [Fact]
    public void Evidence_below_a_quarter_of_kappa_has_faded_and_still_gives_its_number()
    {
        const double quarter = Discounted.Kappa / 4;
        var enough = Discounted.Position([new(Today, ActCode.Of("190"), quarter)], Today, StanceSettings.Default);
        enough.Label.ShouldBe(StanceLabel.Critical);

        var faded = Discounted.Position([new(Today, ActCode.Of("190"), Math.BitDecrement(quarter))], Today, StanceSettings.Default);
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
        var position = Discounted.Position([new(Today.AddDays(-400), ActCode.Of("111"), confidence)], Today, new(ScoreTable.Icews, halfLife));
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
        Should.Throw<ArgumentOutOfRangeException>(() => new Observation(Today, ActCode.Of("111"), statements, confidence));

    [Fact]
    public void A_history_is_asked_for_in_ascending_days() =>
        Should.Throw<ArgumentException>(() => Discounted.History([], [Today, Today.AddDays(-1)], StanceSettings.Default));

    [Fact]
    public void A_stance_that_was_carried_on_cannot_be_asked_of_the_past()
    {
        var stance = new CarriedStance(StanceSettings.Default);
        stance.Add(new(Today, ActCode.Of("111"), 1));
        Should.Throw<ArgumentOutOfRangeException>(() => stance.At(Today.AddDays(-1)));
    }

    [Fact]
    public void A_long_gap_or_a_short_half_life_loses_nothing_of_what_comes_after()
    {
        Observation[] observations =
        [
            new(new(1, 1, 1), ActCode.Of("057"), 1),
            new(new(1979, 1, 1), ActCode.Of("190"), 7, 6.5),
            new(new(1979, 1, 9), ActCode.Of("111"), 0),
            new(new(9999, 12, 31), ActCode.Of("051"), 1),
        ];
        DateOnly[] days = [new(1, 1, 1), new(1500, 1, 1), new(1979, 1, 2), new(1979, 3, 1), new(1981, 1, 1), new(2024, 1, 1), new(9999, 12, 31)];
        foreach (var halfLife in (double[])[1e-9, 0.1, 1, 180, 1_000_000])
        {
            var settings = new StanceSettings(ScoreTable.Icews, halfLife);
            var history = Discounted.History(observations, days, settings);
            for (var i = 0; i < days.Length; i++) history[i].ShouldBeCloseTo(Discounted.Position(observations, days[i], settings));
        }
    }
}
