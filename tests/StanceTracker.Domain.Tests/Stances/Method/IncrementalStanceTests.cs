using FsCheck;
using FsCheck.Fluent;
using StanceTracker.Domain.Codebook;
using StanceTracker.Domain.Stances.Method;

namespace StanceTracker.Domain.Tests.Stances.Method;

public class IncrementalStanceTests
{
    private static readonly DateOnly Today = new(2023, 6, 30);

    [Fact]
    public void At_every_change_it_is_the_position_of_what_is_there()
    {
        Prop.ForAll(Given.AnyQuestion, Gen.Choose(0, int.MaxValue).ToArbitrary(), (question, seed) =>
        {
            var random = new Random(seed);
            var running = new IncrementalStance<int>(question.Settings, question.AsOf);
            var there = new Dictionary<int, Observation>();
            for (var change = 0; change < 3 * question.Single.Count; change++)
            {
                var id = random.Next(question.Single.Count);
                if (random.Next(3) == 0)
                {
                    running.Remove(id);
                    there.Remove(id);
                }
                else
                {
                    there[id] = question.Single[random.Next(question.Single.Count)];
                    running.Put(id, there[id]);
                }

                running.Estimate().ShouldBeCloseTo(DiscountedStanceModel.Estimate(there.Values, question.AsOf, question.Settings) with { LastKnown = null });
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void What_is_taken_out_leaves_no_residue()
    {
        var running = new IncrementalStance<string>(StanceSettings.Default, Today);
        running.Put("kept", new(Today.AddDays(-7), ActCode.Parse("111"), 0.1));
        var before = running.Estimate();
        for (var i = 0; i < 1_000; i++) running.Put($"passing-{i}", new(Today.AddDays(-i % 97), ActCode.Parse(i % 2 == 0 ? "190" : "057"), 0.3));
        running.Estimate().Statements.ShouldBe(1_001);
        for (var i = 0; i < 1_000; i++) running.Remove($"passing-{i}").ShouldBeTrue();
        running.Estimate().ShouldBe(before);
        running.Remove("kept").ShouldBeTrue();
        running.Estimate().ShouldBe(StanceEstimate.Unknown);
        running.Remove("kept").ShouldBeFalse();
    }

    [Fact]
    public void A_statement_moved_beyond_the_day_counts_as_not_there()
    {
        var running = new IncrementalStance<string>(StanceSettings.Default, Today);
        running.Put("welcome", new(Today, ActCode.Parse("051"), 1));
        running.Put("welcome", new(Today.AddDays(1), ActCode.Parse("051"), 1));
        running.Estimate().ShouldBe(StanceEstimate.Unknown);
    }
}
