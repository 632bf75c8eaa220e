using StanceTracker.Domain.Codebook;
using StanceTracker.Domain.Stances.Method;

namespace StanceTracker.Domain.Tests.Stances.Method;

/// <summary>Which statement explains a stance, or its change, best.</summary>
public sealed class MostTellingTests
{
    private static readonly DateOnly Day = new(2023, 6, 30);

    [Fact]
    public void A_critical_stance_is_explained_by_what_was_said_against_and_not_by_a_larger_word_for()
    {
        var explained = Explained([(1, "057", 0.3), .. Enumerable.Range(2, 6).Select(id => (id, "111", 1.0))]);
        explained.Estimate.Label.ShouldBe(StanceLabel.Critical);
        explained.Contributions.MaxBy(c => Math.Abs(c.Share))!.Statement.ShouldBe(1);
        explained.MostTelling()!.Share.ShouldBeLessThan(0);
    }

    [Fact]
    public void A_favourable_one_by_the_largest_share_in_favour() => Explained((1, "057", 0.6), (2, "112", 0.3), (3, "036", 0.6)).MostTelling()!.Statement.ShouldBe(1);

    [Fact]
    public void Nothing_explains_what_nothing_has_a_share_in()
    {
        Explained().MostTelling().ShouldBeNull();
        Explained((1, "010", 1)).MostTelling().ShouldBeNull();
    }

    [Fact]
    public void A_change_is_explained_by_the_largest_part_on_its_side()
    {
        var (before, after) = (Explained((1, "057", 0.6)), Explained((1, "057", 0.6), (2, "190", 0.3), (3, "111", 1), (4, "036", 0.2)));
        var difference = Difference.Between(before, after);
        difference.Stance!.Value.ShouldBeLessThan(0);
        difference.MostTelling()!.Statement.ShouldBe(2);
        Difference.Between(after, before).MostTelling()!.Statement.ShouldBe(2);
        Difference.Between(before, before).MostTelling().ShouldBeNull();
    }

    [Fact]
    public void What_came_explains_a_change_before_what_only_lost_weight_by_it()
    {
        var before = Explained((1, "0871", 1), (2, "057", 1));
        var after = Explained((1, "0871", 1), (2, "057", 1), (3, "111", 1), (4, "111", 1), (5, "111", 1));
        var difference = Difference.Between(before, after);
        difference.Parts.MinBy(part => part.Share)!.Statement.ShouldBeOneOf(1, 2);
        difference.MostTelling()!.Statement.ShouldBe(3);

        var later = DiscountedStanceModel.Explain([(1, new Observation(Day, ActCode.Parse("057"), 1))], Day.AddDays(90), StanceSettings.Default);
        Difference.Between(Explained((1, "057", 1)), later).MostTelling()!.Change.ShouldBe(ContributionChange.Aged);
    }

    private static Explanation<int> Explained(params (int Id, string Act, double Confidence)[] said) =>
        DiscountedStanceModel.Explain(said.Select(s => (s.Id, new Observation(Day, ActCode.Parse(s.Act), s.Confidence))), Day, StanceSettings.Default);
}
