using FsCheck;
using FsCheck.Fluent;
using StanceTracker.Domain.Acts;
using StanceTracker.Domain.Stances.Method;

namespace StanceTracker.Domain.Tests.Stances.Method;

public class MethodProperties
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(300);

    [Fact]
    public void The_fast_method_is_the_slow_one() => Holds(question =>
    {
        var expected = ReferenceMethod.Position(question.Statements, question.AsOf, question.Scores, question.HalfLife);
        var actual = Discounted.Position(Given.Summed(question.Single), question.AsOf, question.Settings);

        actual.Evidence.ShouldBeCloseTo(expected.Evidence, expected.Evidence);
        (actual.Stance is null).ShouldBe(expected.Stance is null);
        if (expected.Stance is not null)
        {
            actual.Stance!.Value.ShouldBeCloseTo(expected.Stance.Value, 10);
            actual.Low!.Value.ShouldBeCloseTo(expected.Low!.Value, 10);
            actual.High!.Value.ShouldBeCloseTo(expected.High!.Value, 10);
            if (expected.Evidence > 1e-290) actual.Mean!.Value.ShouldBeCloseTo(expected.Moment / expected.Evidence, 10);
        }

        actual.Label.ToString().ToLowerInvariant().ShouldBe(expected.Label);
        (actual.Statements, actual.Unscored, actual.LastDay).ShouldBe((expected.Statements, expected.Unscored, expected.LastDay));
        (actual.Quad.VerbalCooperation + actual.Quad.MaterialCooperation + actual.Quad.VerbalConflict + actual.Quad.MaterialConflict).ShouldBe(actual.Statements);
    });

    [Fact]
    public void Order_of_arrival_does_not_matter() => Holds((question, seed) =>
    {
        var shuffled = Given.Shuffled(question.Single, seed);
        Discounted.Position(shuffled, question.AsOf, question.Settings).ShouldBeCloseTo(Discounted.Position(question.Single, question.AsOf, question.Settings));
        DateOnly[] days = [question.AsOf, question.AsOf.AddDays(100)];
        var histories = Discounted.History(shuffled, days, question.Settings).Zip(Discounted.History(question.Single, days, question.Settings));
        foreach (var (one, other) in histories) one.ShouldBeCloseTo(other);
    });

    [Fact]
    public void Observations_may_be_grouped_in_any_way() => Holds(question =>
        Discounted.Position(Given.Summed(question.Single), question.AsOf, question.Settings)
            .ShouldBeCloseTo(Discounted.Position(question.Single, question.AsOf, question.Settings)));

    [Fact]
    public void Evidence_merges_across_machines_by_sums() => Holds((question, seed) =>
    {
        var random = new Random(seed);
        var parts = question.Single.GroupBy(_ => random.Next(3)).Select(part => Discounted.Position([.. part], question.AsOf, question.Settings)).ToList();
        var whole = Discounted.Position(question.Single, question.AsOf, question.Settings);

        var evidence = parts.Sum(part => part.Evidence);
        var moment = parts.Sum(part => part.Stance.GetValueOrDefault() * (part.Evidence + Discounted.Kappa));
        whole.Evidence.ShouldBeCloseTo(evidence, evidence);
        if (whole.Stance is { } stance) stance.ShouldBeCloseTo(moment / (evidence + Discounted.Kappa), 100);
        whole.Statements.ShouldBe(parts.Sum(part => part.Statements));
        whole.Unscored.ShouldBe(parts.Sum(part => part.Unscored));
        whole.LastDay.ShouldBe(parts.Max(part => part.LastDay));
    });

    [Fact]
    public void A_statement_twice_is_once() => Holds((question, seed) =>
    {
        var statements = question.Statements.Select(statement => (statement.Id, Given.Observed(statement))).ToList();
        var twice = Given.Shuffled(statements.Concat(statements), seed);

        var explained = Discounted.Explain(twice, question.AsOf, question.Settings);
        explained.Position.ShouldBeCloseTo(Discounted.Position(question.Single, question.AsOf, question.Settings));
        explained.Contributions.Select(contribution => contribution.Statement).ShouldBeUnique();

        var running = new RunningStance<int>(question.Settings, question.AsOf);
        foreach (var (id, observation) in twice) running.Put(id, observation);
        running.Position().ShouldBeCloseTo(explained.Position);
    });

    [Fact]
    public void Shares_sum_to_the_stance_and_weights_to_the_evidence() => Holds(question =>
    {
        var explained = Discounted.Explain(question.Statements.Select(one => (one.Id, Given.Observed(one))), question.AsOf, question.Settings);
        var (position, contributions) = explained;

        position.ShouldBe(Discounted.Position(question.Single, question.AsOf, question.Settings));
        contributions.Count.ShouldBe((int)position.Statements);
        contributions.Sum(one => one.Share).ShouldBeCloseTo(position.Stance ?? 0, 10);
        contributions.Where(one => one.Intensity is not null).Sum(one => one.Weight).ShouldBeCloseTo(position.Evidence, position.Evidence);
        contributions.Where(one => one.Intensity is null).ShouldAllBe(one => one.Share == 0);
        contributions.Count(one => one.Intensity is null).ShouldBe((int)position.Unscored);
        contributions.ShouldAllBe(one => one.Weight <= one.Confidence && one.Day <= question.AsOf);
    });

    [Fact]
    public void One_id_with_two_different_observations_is_refused()
    {
        var day = Given.Start;
        Should.Throw<ArgumentException>(() => Discounted.Explain(
            [("khatibzadeh-1", new(day, ActCode.Of("111"), 1)), ("khatibzadeh-1", new Observation(day, ActCode.Of("112"), 1))], day, StanceSettings.Default));
    }

    [Fact]
    public void The_interval_narrows_with_evidence() => Holds(question =>
    {
        var act = ActCode.Of("111");
        var before = Discounted.Position(question.Single, question.AsOf, question.Settings);
        var after = Discounted.Position([.. question.Single, new(question.AsOf, act, 0.5)], question.AsOf, question.Settings);
        after.Evidence.ShouldBeGreaterThan(before.Evidence);
        if (before.Stance is not null) (after.High - after.Low)!.Value.ShouldBeLessThan((before.High - before.Low)!.Value);
    }, questions: Given.AnyQuestion.Filter(question => question.Scores.Name != "plover"));

    [Fact]
    public void It_widens_again_as_time_passes_and_nothing_is_said() => Holds(question =>
    {
        var then = Discounted.Position(question.Single, question.AsOf.AddYears(10), question.Settings);
        var later = Discounted.Position(question.Single, question.AsOf.AddYears(11), question.Settings);
        later.Evidence.ShouldBeLessThanOrEqualTo(then.Evidence);
        if (then.Stance is not null) (later.High - later.Low)!.Value.ShouldBeGreaterThanOrEqualTo((then.High - then.Low)!.Value);
    });

    [Fact]
    public void A_stance_and_a_mean_stay_on_the_scale_and_the_stance_is_the_nearer_to_zero() => Holds(question =>
    {
        var position = Discounted.Position(question.Single, question.AsOf, question.Settings);
        if (position.Stance is not { } stance) return;
        stance.ShouldBeInRange(-10, 10);
        stance.ShouldBeInRange(position.Low!.Value, position.High!.Value);
        if (position.Mean is not { } mean) return;
        mean.ShouldBeInRange(-10 - 1e-12, 10 + 1e-12);
        if (position.Evidence > 1e-290) Math.Abs(stance).ShouldBeLessThanOrEqualTo(Math.Abs(mean));
    });

    [Fact]
    public void A_history_is_the_position_of_each_of_its_days() => Holds((question, seed) =>
    {
        var random = new Random(seed);
        DateOnly[] days = [.. Enumerable.Range(0, 40).Select(_ => Given.Start.AddDays(random.Next(-20, 3_000))).Order()];
        var history = Discounted.History(question.Single, days, question.Settings);
        history.Count.ShouldBe(days.Length);
        for (var i = 0; i < days.Length; i++) history[i].ShouldBeCloseTo(Discounted.Position(question.Single, days[i], question.Settings));
    });

    private static void Holds(Action<Given.Question> claim, Arbitrary<Given.Question>? questions = null) =>
        Prop.ForAll(questions ?? Given.AnyQuestion, claim).Check(Runs);

    private static void Holds(Action<Given.Question, int> claim) => Prop.ForAll(Given.AnyQuestion, Gen.Choose(0, int.MaxValue).ToArbitrary(), claim).Check(Runs);
}
