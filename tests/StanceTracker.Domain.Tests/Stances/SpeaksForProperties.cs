using FsCheck;
using FsCheck.Fluent;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Stances;
using static StanceTracker.Domain.Tests.Specifications.Facts;

namespace StanceTracker.Domain.Tests.Stances;

public class SpeaksForProperties
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(300);

    [Fact]
    public void The_closure_in_spans_is_the_walk_of_every_single_day() => Holds(story =>
    {
        var aggregates = story.Told();
        var ties = AnyTies.Ties(aggregates);
        var reference = new ReferenceTies(aggregates);
        foreach (var actor in AnyTies.Cast)
        {
            var spoken = ties.RepresentedBy(Actor(actor));
            foreach (var day in reference.TellingDays)
                spoken.Where(party => party.Days.Holds(day)).Select(party => party.Party.Value).ShouldBe(reference.Speaks(actor, day), ignoreOrder: true, $"{actor} on {day:O}");
        }
    });

    [Fact]
    public void Spans_of_one_party_are_disjoint_and_as_long_as_can_be_and_in_order() => Holds(story =>
    {
        var ties = AnyTies.Ties(story.Told());
        foreach (var actor in AnyTies.Cast)
        {
            var spoken = ties.RepresentedBy(Actor(actor));
            spoken.ShouldBe(spoken.OrderBy(party => party.Party.Value, StringComparer.Ordinal).ThenBy(party => party.Days.First));
            foreach (var (one, next) in spoken.Zip(spoken.Skip(1)).Where(two => two.First.Party == two.Second.Party))
                next.Days.First.ShouldBeGreaterThan(one.Days.Last.AddDays(1));
        }
    });

    [Fact]
    public void An_actor_speaks_for_its_survivor_always_and_marked_and_for_nobody_merged() => Holds(story =>
    {
        var aggregates = story.Told();
        var ties = AnyTies.Ties(aggregates);
        var reference = new ReferenceTies(aggregates);
        foreach (var actor in AnyTies.Cast)
        {
            ties.Survivor(Actor(actor)).Value.ShouldBe(reference.Survivor(actor));
            ties.RepresentedBy(Actor(actor)).Where(party => party.Self).ShouldBe([new Representation(ties.Survivor(Actor(actor)), DaySpan.Always, true)]);
            ties.RepresentedBy(Actor(actor)).ShouldAllBe(party => aggregates.Actor(party.Party).MergedInto == null);
        }
    });

    [Fact]
    public void Ties_made_step_by_step_are_those_made_at_once() => Holds(story =>
    {
        var aggregates = AnyTies.Story.Begun();
        var ties = AnyTies.Ties(aggregates);
        foreach (var step in story.Steps)
        {
            aggregates.Take(step);
            ties = ties.With(Actor(step.Stream.Slug), aggregates.Actor(Actor(step.Stream.Slug)));
        }

        var anew = AnyTies.Ties(aggregates);
        foreach (var actor in AnyTies.Cast.Select(Actor))
        {
            ties.RepresentedBy(actor).ShouldBe(anew.RepresentedBy(actor));
            ties.Reaching([actor]).ShouldBe(anew.Reaching([actor]), ignoreOrder: true);
        }
    });

    [Fact]
    public void Whoever_speaks_for_others_after_a_change_reached_the_changed_actor_before_or_after() => Holds(story =>
    {
        var aggregates = AnyTies.Story.Begun();
        var before = AnyTies.Ties(aggregates);
        foreach (var step in story.Steps)
        {
            if (aggregates.Take(step) is not Decision.Accepted) continue;
            var changed = Actor(step.Stream.Slug);
            var after = before.With(changed, aggregates.Actor(changed));
            var reaching = before.Reaching([changed]).Union(after.Reaching([changed])).ToHashSet();
            foreach (var actor in AnyTies.Cast.Select(Actor).Where(actor => !before.RepresentedBy(actor).SequenceEqual(after.RepresentedBy(actor)))) reaching.ShouldContain(actor, step.ToString());
            before = after;
        }
    });

    [Fact]
    public void Whoever_speaks_for_an_actor_on_any_day_reaches_it() => Holds(story =>
    {
        var ties = AnyTies.Ties(story.Told());
        foreach (var actor in AnyTies.Cast.Select(Actor))
        {
            foreach (var party in ties.RepresentedBy(actor)) ties.Reaching([party.Party]).ShouldContain(actor);
        }
    });

    private static void Holds(Action<AnyTies.Story> claim) => Prop.ForAll(AnyTies.Stories, claim).Check(Runs);
}
