using StanceTracker.Domain.Codebook;
using StanceTracker.Domain.Stances.Method;

namespace StanceTracker.Domain.Tests.Stances.Method;

/// <summary>How far a stance moved, and what is never told as a move.</summary>
public sealed class StanceChangeTests
{
    private static readonly DateOnly Day = new(2023, 6, 30);

    [Fact]
    public void A_change_is_the_later_stance_less_the_earlier()
    {
        var (before, after) = (At(Day, Said(Day, "111")), At(Day, Said(Day, "111"), Said(Day, "057")));
        var change = StanceChange.Between(before, after)!;
        change.Value.ShouldBe(after.Stance!.Value - before.Stance!.Value, 1e-12);
        change.Direction.ShouldBe(StanceDirection.Warmer);
        StanceChange.Between(after, before)!.Direction.ShouldBe(StanceDirection.Colder);
        StanceChange.Between(after, before)!.Value.ShouldBe(-change.Value, 1e-12);
    }

    [Fact]
    public void Its_interval_is_as_wide_as_both_intervals_taken_as_independent()
    {
        var (before, after) = (At(Day, Said(Day, "111")), At(Day, Said(Day, "111"), Said(Day, "057")));
        var change = StanceChange.Between(before, after)!;
        var (one, other) = ((before.High - before.Low)!.Value / 2, (after.High - after.Low)!.Value / 2);
        ((change.High - change.Low) / 2).ShouldBe(Math.Sqrt(one * one + other * other), 1e-12);
        ((change.High + change.Low) / 2).ShouldBe(change.Value, 1e-12);
    }

    [Fact]
    public void What_hardly_moved_is_steady()
    {
        var (before, after) = (At(Day, Said(Day, "057")), At(Day.AddDays(7), Said(Day, "057")));
        var change = StanceChange.Between(before, after)!;
        change.Value.ShouldBeInRange(-0.499, -0.001);
        change.Direction.ShouldBe(StanceDirection.Steady);
    }

    [Fact]
    public void There_is_no_change_from_or_to_a_position_that_is_unknown_or_faded()
    {
        var held = At(Day, Said(Day, "057"));
        var faded = At(Day.AddYears(5), Said(Day, "057"));
        faded.Label.ShouldBe(StanceLabel.Faded);
        StanceChange.Between(held, faded).ShouldBeNull();
        StanceChange.Between(faded, held).ShouldBeNull();
        StanceChange.Between(StanceEstimate.Unknown, held).ShouldBeNull();
        StanceChange.Between(held, StanceEstimate.Unknown).ShouldBeNull();
    }

    private static StanceEstimate At(DateOnly asOf, params Observation[] observations) => DiscountedStanceModel.Estimate(observations, asOf, StanceSettings.Default);

    private static Observation Said(DateOnly day, string act) => new(day, ActCode.Parse(act), 0.64);
}
