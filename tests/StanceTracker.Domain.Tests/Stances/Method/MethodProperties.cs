using FsCheck;
using FsCheck.Fluent;
using StanceTracker.Domain.Codebook;
using StanceTracker.Domain.Stances;
using StanceTracker.Domain.Stances.Method;
using StanceTracker.Domain.Statements;

namespace StanceTracker.Domain.Tests.Stances.Method;

public class MethodProperties
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(300);

    [Fact]
    public void The_fast_method_is_the_slow_one() => Holds(question =>
    {
        var expected = ReferenceMethod.Position(question.Statements, question.AsOf, question.Scores, question.HalfLife);
        var actual = DiscountedStanceModel.Estimate(Given.Summed(question.Single), question.AsOf, question.Settings);

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
        actual.Certainty?.ToString().ToLowerInvariant().ShouldBe(expected.Certainty);
        actual.LastKnown.ShouldBeCloseTo(expected.LastKnown is { } known
            ? new LastKnown(known.AsOf, known.Stance, known.Low, known.High, Enum.Parse<StanceLabel>(known.Label, ignoreCase: true), Enum.Parse<Certainty>(known.Certainty, ignoreCase: true))
            : null);
        (actual.Statements, actual.Unscored, actual.LastDay).ShouldBe((expected.Statements, expected.Unscored, expected.LastDay));
        (actual.Quad.VerbalCooperation + actual.Quad.MaterialCooperation + actual.Quad.VerbalConflict + actual.Quad.MaterialConflict).ShouldBe(actual.Statements);
    });

    [Fact]
    public void Order_of_arrival_does_not_matter() => Holds((question, seed) =>
    {
        var shuffled = Given.Shuffled(question.Single, seed);
        DiscountedStanceModel.Estimate(shuffled, question.AsOf, question.Settings).ShouldBeCloseTo(DiscountedStanceModel.Estimate(question.Single, question.AsOf, question.Settings));
        DateOnly[] days = [question.AsOf, question.AsOf.AddDays(100)];
        var histories = DiscountedStanceModel.History(shuffled, days, question.Settings).Zip(DiscountedStanceModel.History(question.Single, days, question.Settings));
        foreach (var (one, other) in histories) one.ShouldBeCloseTo(other);
    });

    [Fact]
    public void Observations_may_be_grouped_in_any_way() => Holds(question =>
        DiscountedStanceModel.Estimate(Given.Summed(question.Single), question.AsOf, question.Settings)
            .ShouldBeCloseTo(DiscountedStanceModel.Estimate(question.Single, question.AsOf, question.Settings)));

    [Fact]
    public void Evidence_merges_across_machines_by_sums() => Holds((question, seed) =>
    {
        var random = new Random(seed);
        var parts = question.Single.GroupBy(_ => random.Next(3)).Select(part => DiscountedStanceModel.Estimate([.. part], question.AsOf, question.Settings)).ToList();
        var whole = DiscountedStanceModel.Estimate(question.Single, question.AsOf, question.Settings);

        var evidence = parts.Sum(part => part.Evidence);
        var moment = parts.Sum(part => part.Stance.GetValueOrDefault() * (part.Evidence + DiscountedStanceModel.Kappa));
        whole.Evidence.ShouldBeCloseTo(evidence, evidence);
        if (whole.Stance is { } stance) stance.ShouldBeCloseTo(moment / (evidence + DiscountedStanceModel.Kappa), 100);
        whole.Statements.ShouldBe(parts.Sum(part => part.Statements));
        whole.Unscored.ShouldBe(parts.Sum(part => part.Unscored));
        whole.LastDay.ShouldBe(parts.Max(part => part.LastDay));
    });

    [Fact]
    public void A_statement_twice_is_once() => Holds((question, seed) =>
    {
        var statements = question.Statements.Select(statement => (statement.Id, Given.Observed(statement))).ToList();
        var twice = Given.Shuffled(statements.Concat(statements), seed);

        var explained = DiscountedStanceModel.Explain(twice, question.AsOf, question.Settings);
        explained.Estimate.ShouldBeCloseTo(DiscountedStanceModel.Estimate(question.Single, question.AsOf, question.Settings));
        explained.Contributions.Select(contribution => contribution.Statement).ShouldBeUnique();

        var running = new IncrementalStance<int>(question.Settings, question.AsOf);
        foreach (var (id, observation) in twice) running.Put(id, observation);
        running.Estimate().ShouldBeCloseTo(explained.Estimate with { LastKnown = null });
    });

    [Fact]
    public void Shares_sum_to_the_stance_and_weights_to_the_evidence() => Holds(question =>
    {
        var explained = DiscountedStanceModel.Explain(question.Statements.Select(one => (one.Id, Given.Observed(one))), question.AsOf, question.Settings);
        var (position, contributions) = explained;

        position.ShouldBe(DiscountedStanceModel.Estimate(question.Single, question.AsOf, question.Settings));
        contributions.Count.ShouldBe((int)position.Statements);
        contributions.Sum(one => one.Share).ShouldBeCloseTo(position.Stance ?? 0, 10);
        contributions.Where(one => one.Intensity is not null).Sum(one => one.Weight).ShouldBeCloseTo(position.Evidence, position.Evidence);
        contributions.Where(one => one.Intensity is null).ShouldAllBe(one => one.Share == 0);
        contributions.Count(one => one.Intensity is null).ShouldBe((int)position.Unscored);
        contributions.ShouldAllBe(one => one.Weight <= one.Observation.Confidence * (1 + 1e-12) && one.Observation.Span.First <= question.AsOf);
    });

    [Fact]
    public void One_id_with_two_different_observations_is_refused()
    {
        var day = Given.Start;
        Should.Throw<ArgumentException>(() => DiscountedStanceModel.Explain(
            [("khatibzadeh-1", new(day, ActCode.Parse("111"), 1)), ("khatibzadeh-1", new Observation(day, ActCode.Parse("112"), 1))], day, StanceSettings.Default));
    }

    [Fact]
    public void The_interval_narrows_with_evidence() => Holds(question =>
    {
        var act = ActCode.Parse("111");
        var before = DiscountedStanceModel.Estimate(question.Single, question.AsOf, question.Settings);
        var after = DiscountedStanceModel.Estimate([.. question.Single, new(question.AsOf, act, 0.5)], question.AsOf, question.Settings);
        after.Evidence.ShouldBeGreaterThan(before.Evidence);
        if (before.Stance is not null) (after.High - after.Low)!.Value.ShouldBeLessThan((before.High - before.Low)!.Value);
    }, questions: Given.AnyQuestion.Filter(question => question.Scores.Name != "plover"));

    [Fact]
    public void It_widens_again_as_time_passes_and_nothing_is_said() => Holds(question =>
    {
        var then = DiscountedStanceModel.Estimate(question.Single, question.AsOf.AddYears(10), question.Settings);
        var later = DiscountedStanceModel.Estimate(question.Single, question.AsOf.AddYears(11), question.Settings);
        later.Evidence.ShouldBeLessThanOrEqualTo(then.Evidence);
        if (then.Stance is not null) (later.High - later.Low)!.Value.ShouldBeGreaterThanOrEqualTo((then.High - then.Low)!.Value);
    });

    [Fact]
    public void A_stance_and_a_mean_stay_on_the_scale_and_the_stance_is_the_nearer_to_zero() => Holds(question =>
    {
        var position = DiscountedStanceModel.Estimate(question.Single, question.AsOf, question.Settings);
        if (position.Stance is not { } stance) return;
        stance.ShouldBeInRange(-10, 10);
        stance.ShouldBeInRange(position.Low!.Value, position.High!.Value);
        if (position.Mean is not { } mean) return;
        mean.ShouldBeInRange(-10 - 1e-12, 10 + 1e-12);
        if (position.Evidence > 1e-290) Math.Abs(stance).ShouldBeLessThanOrEqualTo(Math.Abs(mean));
    });

    [Fact]
    public void A_span_of_one_day_is_the_day_whatever_its_extent() => Holds(question =>
    {
        var days = question.Single.Select(one => new Observation(new DaySpan(one.Day, one.Day), one.Extent, one.Act, one.Announced, 1, one.Confidence)).ToArray();
        double e = 0, m = 0;
        foreach (var one in days.Where(one => one.Day <= question.AsOf))
        {
            if (question.Scores.Intensity(one.Act) is not { } score) continue;
            var weight = one.Confidence * Math.Pow(2, -(question.AsOf.DayNumber - one.Day.DayNumber) / question.HalfLife);
            e += weight;
            m += weight * (one.Announced ? 0.7 * score : score);
        }

        var position = DiscountedStanceModel.Estimate(days, question.AsOf, question.Settings);
        position.Evidence.ShouldBeCloseTo(e, e);
        if (position.Stance is { } stance) stance.ShouldBeCloseTo(m / (e + DiscountedStanceModel.Kappa), 10);
    });

    [Fact]
    public void A_statement_within_a_span_is_the_mean_of_statements_of_each_of_its_days() => Holds(question =>
    {
        foreach (var one in question.Single.Where(one => one.Extent == Extent.Within))
        {
            var days = Enumerable.Range(0, one.Span.Last.DayNumber - one.Span.First.DayNumber + 1).Select(one.Span.First.AddDays);
            var mean = days.Average(day => DiscountedStanceModel.Estimate([new(new DaySpan(day, day), Extent.Within, one.Act, one.Announced, 1, one.Confidence)], question.AsOf, question.Settings).Evidence);
            var whole = DiscountedStanceModel.Estimate([one], question.AsOf, question.Settings).Evidence;
            whole.ShouldBeCloseTo(mean, mean);
        }
    });

    [Fact]
    public void The_mean_over_many_random_days_of_a_span_comes_to_the_statement_within_it()
    {
        var random = new Random(14);
        var span = new DaySpan(Given.Start, Given.Start.AddDays(99));
        foreach (var later in new[] { 0, 40, 99, 400 })
        {
            var asOf = Given.Start.AddDays(later);
            var mean = Enumerable.Range(0, 40_000).Average(_ => DiscountedStanceModel.Estimate([new(span.First.AddDays(random.Next(100)), ActCode.Parse("111"), 0.64)], asOf, StanceSettings.Default).Evidence);
            DiscountedStanceModel.Estimate([new(span, Extent.Within, ActCode.Parse("111"), announced: false, 1, 0.64)], asOf, StanceSettings.Default).Evidence.ShouldBe(mean, 0.01);
        }
    }

    [Fact]
    public void What_holds_throughout_a_span_does_not_age_before_its_end() => Holds(question =>
    {
        foreach (var one in question.Single.Where(one => one.Extent == Extent.Throughout && question.Settings.Scores.Intensity(one.Act) is not null))
        {
            DiscountedStanceModel.Estimate([one], one.Span.First.AddDays(-1), question.Settings).Statements.ShouldBe(0);
            foreach (var day in new[] { one.Span.First, one.Day, one.Span.Last }) DiscountedStanceModel.Estimate([one], day, question.Settings).Evidence.ShouldBe(one.Confidence);
            var later = DiscountedStanceModel.Estimate([one], one.Span.Last.AddDays(10), question.Settings).Evidence;
            later.ShouldBeCloseTo(one.Confidence * Math.Pow(2, -10 / question.HalfLife), one.Confidence);
        }
    });

    [Fact]
    public void Where_a_stance_has_faded_it_is_told_of_the_last_day_on_which_it_had_not() => Holds(question =>
    {
        var position = DiscountedStanceModel.Estimate(question.Single, question.AsOf, question.Settings);
        if (position.LastKnown is not { } known)
        {
            if (position.Label == StanceLabel.Faded) DiscountedStanceModel.History(question.Single, Days(Given.Start, question.AsOf), question.Settings).ShouldAllBe(day => day.Label == StanceLabel.Faded || day.Label == StanceLabel.Unknown);
            return;
        }

        position.Label.ShouldBe(StanceLabel.Faded);
        var then = DiscountedStanceModel.Estimate(question.Single, known.AsOf, question.Settings);
        known.ShouldBeCloseTo(new LastKnown(known.AsOf, then.Stance!.Value, then.Low!.Value, then.High!.Value, then.Label, then.Certainty!.Value));
        DiscountedStanceModel.History(question.Single, Days(known.AsOf.AddDays(1), question.AsOf), question.Settings).ShouldAllBe(day => day.Label == StanceLabel.Faded);

        static DateOnly[] Days(DateOnly first, DateOnly last) => [.. Enumerable.Range(0, Math.Max(0, last.DayNumber - first.DayNumber + 1)).Select(first.AddDays)];
    });

    [Fact]
    public void A_history_is_the_position_of_each_of_its_days() => Holds((question, seed) =>
    {
        var random = new Random(seed);
        DateOnly[] days = [.. Enumerable.Range(0, 40).Select(_ => Given.Start.AddDays(random.Next(-20, 3_000))).Order()];
        var history = DiscountedStanceModel.History(question.Single, days, question.Settings);
        history.Count.ShouldBe(days.Length);
        for (var i = 0; i < days.Length; i++) history[i].ShouldBeCloseTo(DiscountedStanceModel.Estimate(question.Single, days[i], question.Settings));
    });

    private static void Holds(Action<Given.Question> claim, Arbitrary<Given.Question>? questions = null) =>
        Prop.ForAll(questions ?? Given.AnyQuestion, claim).Check(Runs);

    private static void Holds(Action<Given.Question, int> claim) => Prop.ForAll(Given.AnyQuestion, Gen.Choose(0, int.MaxValue).ToArbitrary(), claim).Check(Runs);
}
