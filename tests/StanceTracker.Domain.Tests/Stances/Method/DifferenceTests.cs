using FsCheck;
using FsCheck.Fluent;
using StanceTracker.Domain.Codebook;
using StanceTracker.Domain.Stances;
using StanceTracker.Domain.Stances.Method;
using StanceTracker.Domain.Statements;

namespace StanceTracker.Domain.Tests.Stances.Method;

public class DifferenceTests
{
    private static readonly DateOnly Today = new(2023, 6, 30);

    private static readonly Observation Rebuke = new(Today.AddDays(-10), ActCode.Parse("111"), 0.8);

    [Fact]
    public void A_statement_of_one_answer_alone_came_or_went_with_its_whole_share()
    {
        var came = Difference.Between(Explained(Today), Explained(Today, Rebuke));
        came.Parts.ShouldHaveSingleItem().Change.ShouldBe(ContributionChange.Came);
        came.Parts[0].From.ShouldBeNull();
        came.Parts[0].Share.ShouldBe(came.Parts[0].To!.Share);

        var went = Difference.Between(Explained(Today, Rebuke), Explained(Today));
        went.Parts.ShouldHaveSingleItem().Change.ShouldBe(ContributionChange.Went);
        went.Parts[0].To.ShouldBeNull();
        went.Stance.ShouldBe(-came.Stance);
    }

    [Fact]
    public void Dated_behind_the_day_it_is_not_there()
    {
        Difference.Between(Explained(Rebuke.Day.AddDays(-1), Rebuke), Explained(Today, Rebuke)).Parts.Single().Change.ShouldBe(ContributionChange.Came);
        Difference.Between(Explained(Today, Rebuke), Explained(Rebuke.Day.AddDays(-1), Rebuke)).Parts.Single().Change.ShouldBe(ContributionChange.Went);
    }

    public static TheoryData<Observation> Otherwise =>
    [
        new Observation(Rebuke.Day.AddDays(-1), Rebuke.Act, Rebuke.Confidence),
        new Observation(Rebuke.Day, ActCode.Parse("190"), Rebuke.Confidence),
        new Observation(Rebuke.Day, Rebuke.Act, 0.6),
        new Observation(new DaySpan(Rebuke.Day.AddDays(-1), Rebuke.Day.AddDays(1)), Extent.Within, Rebuke.Act, announced: false, 1, Rebuke.Confidence),
        new Observation(new DaySpan(Rebuke.Day, Rebuke.Day), Extent.Within, Rebuke.Act, announced: true, 1, Rebuke.Confidence),
    ];

    [Theory]
    [MemberData(nameof(Otherwise))]
    public void Of_another_day_act_or_confidence_it_moved_on_whatever_day_it_is_asked(Observation otherwise)
    {
        Difference.Between(Explained(Today, Rebuke), Explained(Today, otherwise)).Parts.Single().Change.ShouldBe(ContributionChange.Moved);
        Difference.Between(Explained(Today, Rebuke), Explained(Today.AddDays(1), otherwise)).Parts.Single().Change.ShouldBe(ContributionChange.Moved);
    }

    [Fact]
    public void Another_act_of_the_same_intensity_moved_too_though_it_has_no_part()
    {
        var other = new Observation(Rebuke.Day, ActCode.Parse("110"), Rebuke.Confidence);
        ScoreTable.Icews.Intensity(other.Act).ShouldBe(ScoreTable.Icews.Intensity(Rebuke.Act));

        var part = Difference.Between(Explained(Today, Rebuke), Explained(Today, other)).Parts.Single();
        part.Change.ShouldBe(ContributionChange.Moved);
        part.Share.ShouldBe(0);
    }

    [Fact]
    public void The_same_of_another_day_asked_aged() =>
        Difference.Between(Explained(Today, Rebuke), Explained(Today.AddDays(30), Rebuke)).Parts.Single().Change.ShouldBe(ContributionChange.Aged);

    [Fact]
    public void The_same_on_the_same_day_stayed_and_has_a_part_where_the_others_evidence_changed()
    {
        Difference.Between(Explained(Today, Rebuke), Explained(Today, Rebuke)).Parts.Single().ShouldSatisfyAllConditions(part => part.Change.ShouldBe(ContributionChange.Stayed), part => part.Share.ShouldBe(0));

        // Its weight is w: −2w/(w + κ) alone, −2w/(w + 1 + κ) beside another that weighs 1.
        var weight = 0.8 * Math.Pow(2, -10 / 180.0);
        var crowded = Difference.Between(Explained(Today, Rebuke), Explained(Today, Rebuke, new Observation(Today, ActCode.Parse("057"), 1)));
        crowded.Parts[0].Change.ShouldBe(ContributionChange.Stayed);
        crowded.Parts[0].Share.ShouldBe(-2 * weight / (weight + 1 + 0.8313148788927336) + 2 * weight / (weight + 0.8313148788927336), 1e-12);
    }

    [Fact]
    public void Between_two_unknown_stances_there_is_no_difference_and_an_unknown_one_counts_as_none()
    {
        Difference.Between(Explained(Today), Explained(Today)).Stance.ShouldBeNull();
        var known = Explained(Today, Rebuke);
        Difference.Between(Explained(Today), known).Stance.ShouldBe(known.Estimate.Stance);
        Difference.Between(known, Explained(Today)).Stance.ShouldBe(-known.Estimate.Stance);

        // ICEWS scores all; of PLOVER's table 012 has none.
        var unscored = DiscountedStanceModel.Explain([(1, new Observation(Today, ActCode.Parse("012"), 1))], Today, new StanceSettings(ScoreTable.Plover, 180));
        var came = Difference.Between(Explained(Today), unscored);
        came.Stance.ShouldBeNull();
        came.Parts.Single().Share.ShouldBe(0);
    }

    [Fact]
    public void The_parts_sum_to_the_difference_and_each_statement_of_either_has_one() => Prop.ForAll(Given.AnyQuestion, Gen.Choose(0, int.MaxValue).ToArbitrary(), (question, seed) =>
    {
        var random = new Random(seed);
        var statements = question.Statements.Select(statement => (statement.Id, Given.Observed(statement))).ToArray();
        var (from, to) = (Side(), Side());
        var difference = Difference.Between(from, to);

        difference.Parts.Sum(part => part.Share).ShouldBe(difference.Stance ?? 0, 1e-9);
        (difference.Stance ?? 0).ShouldBe((to.Estimate.Stance ?? 0) - (from.Estimate.Stance ?? 0));
        difference.Parts.Select(part => part.Statement).Order().ShouldBe(from.Contributions.Concat(to.Contributions).Select(c => c.Statement).Distinct().Order());

        var back = Difference.Between(to, from).Parts.ToDictionary(part => part.Statement);
        difference.Parts.ShouldAllBe(part => back[part.Statement].Share == -part.Share);

        Explanation<int> Side() => DiscountedStanceModel.Explain(statements.Where(_ => random.Next(4) > 0), question.AsOf.AddDays(random.Next(200)), question.Settings);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static Explanation<int> Explained(DateOnly asOf, params Observation[] observations) =>
        DiscountedStanceModel.Explain(observations.Select((observation, i) => (i, observation)), asOf, StanceSettings.Default);
}
