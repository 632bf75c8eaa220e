using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Stances;

namespace StanceTracker.Domain.Tests.Stances;

public sealed class LevelsTests
{
    [Fact]
    public void Who_speaks_for_another_is_told_with_it_however_many_lie_between() =>
        Highest("man ministry land rival", "man>ministry ministry>land").ShouldBe(["land: man ministry", "rival:"]);

    [Fact]
    public void Of_a_state_and_its_government_the_government_is_told() =>
        Highest("afghanistan taliban man", "taliban>afghanistan afghanistan>taliban man>taliban", states: "afghanistan").ShouldBe(["taliban: afghanistan man"]);

    [Fact]
    public void Whoever_speaks_for_two_is_told_with_both() => Highest("man one other", "man>one man>other").ShouldBe(["one: man", "other: man"]);

    [Fact]
    public void A_party_that_is_not_among_them_leads_nowhere() => Highest("man other", "man>land land>other").ShouldBe(["man:", "other:"]);

    [Fact]
    public void A_circle_below_another_is_not_told() => Highest("a b c", "a>b b>a b>c").ShouldBe(["c: a b"]);

    private static IEnumerable<string> Highest(string actors, string ties, string states = "") => Levels
        .Highest(
            [.. actors.Split(' ').Select(ActorId.Parse)],
            ties.Split(' ').Select(tie => tie.Split('>')).ToLookup(tie => ActorId.Parse(tie[0]), tie => ActorId.Parse(tie[1])),
            actor => states.Split(' ').Contains(actor.Value))
        .Select(level => $"{level.Actor}:{string.Concat(level.Represented.Select(other => $" {other}"))}");
}
