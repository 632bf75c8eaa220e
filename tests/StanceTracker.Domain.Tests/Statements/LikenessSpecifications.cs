using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Codebook;
using StanceTracker.Domain.Statements;
using static StanceTracker.Domain.Tests.Specifications.Facts;

namespace StanceTracker.Domain.Tests.Statements;

public class LikenessSpecifications
{
    /// <summary>Muttaqi toward Iran and, meant but not named, Pakistan: 111 on 28 or 29 May 2023.</summary>
    private static readonly StatementState One = State(Rebuke());

    [Fact]
    public void A_statement_looks_like_itself_recorded_again() => Shared(Rebuke("again")).ShouldBe([Actor("iran"), Actor("pakistan")]);

    [Fact]
    public void What_it_says_in_words_and_what_it_rests_on_does_not_matter() =>
        Shared(Rebuke() with { Paraphrase = "Otherwise.", Evidence = Citing("tolo"), Claims = [], Capacity = Capacity.Personal, Modality = Modality.Announced, Joint = "both" }).Count.ShouldBe(2);

    [Theory]
    [InlineData("111", true)]
    [InlineData("1124", true)]
    [InlineData("11", true)]
    [InlineData("121", false)]
    [InlineData("0111", false)]
    public void The_acts_are_of_one_root(string code, bool alike) => AreAlike(Rebuke() with { Act = new Act(Act.Cameo, ActCode.Parse(code)) }).ShouldBe(alike);

    [Theory]
    [InlineData("2023-05-28", "2023-05-29", true)]
    [InlineData("2023-05-29", "2023-06-10", true)]
    [InlineData("2023-05-30", "2023-05-30", true)]
    [InlineData("2023-05-31", "2023-05-31", false)]
    [InlineData("2023-05-27", "2023-05-27", true)]
    [InlineData("2023-05-26", "2023-05-26", false)]
    [InlineData("1990-01-01", "2023-05-27", true)]
    [InlineData("1990-01-01", "2023-05-26", false)]
    [InlineData("1990-01-01", "2030-12-31", true)]
    public void The_spans_overlap_or_follow_on_each_other(string earliest, string latest, bool alike) =>
        AreAlike(Rebuke() with { SaidOn = new SaidOn(On(earliest), On(latest), DateBasis.Inferred) }).ShouldBe(alike);

    [Fact]
    public void They_share_a_target_named_or_inferred()
    {
        Shared(Rebuke() with { Targets = [Actor("india"), Actor("pakistan")], InferredTargets = [] }).ShouldBe([Actor("pakistan")]);
        Shared(Rebuke() with { Targets = [Actor("iran")], InferredTargets = [Actor("iran")] }).ShouldBe([Actor("iran")]);
        AreAlike(Rebuke() with { Targets = [Actor("india")], InferredTargets = [] }).ShouldBeFalse();
    }

    [Fact]
    public void The_speaker_is_one_and_not_one_of_the_targets()
    {
        AreAlike(Rebuke() with { Speaker = Actor("tolo") }).ShouldBeFalse();
        AreAlike(Rebuke() with { Speaker = Actor("iran"), Targets = [Actor("muttaqi")], InferredTargets = [] }).ShouldBeFalse("the other half of a joint act is another statement");
    }

    [Fact]
    public void Merged_actors_are_their_survivor()
    {
        var other = Rebuke() with { Speaker = Actor("mutaqi"), Targets = [Actor("persia")], InferredTargets = [] };
        AreAlike(other).ShouldBeFalse();
        Likeness.SharedTargets(One, State(other), Survivor(("mutaqi", "muttaqi"), ("persia", "iran"))).ShouldBe([Actor("iran")]);
        Likeness.SharedTargets(One, State(other), Survivor(("muttaqi", "mutaqi"), ("persia", "land"), ("iran", "land"))).ShouldBe([Actor("land")]);
        Likeness.SharedTargets(One, State(other), Survivor(("persia", "iran"))).ShouldBeEmpty();
    }

    [Fact]
    public void A_retracted_one_looks_like_none_until_it_is_reinstated()
    {
        var retracted = Statement.Evolve(State(Rebuke()), 2, new StatementRetracted(Why));
        Likeness.SharedTargets(One, retracted, actor => actor).ShouldBeEmpty();
        Likeness.SharedTargets(retracted, One, actor => actor).ShouldBeEmpty();
        Likeness.SharedTargets(One, Statement.Evolve(retracted, 3, new StatementReinstated(Why)), actor => actor).ShouldNotBeEmpty();
        Likeness.SharedTargets(One, StatementState.Initial, actor => actor).ShouldBeEmpty();
    }

    [Fact]
    public void A_corrected_one_is_what_it_was_corrected_to()
    {
        var corrected = Statement.Evolve(State(Rebuke()), 2, Correction(Rebuke() with { Speaker = Actor("iran"), Targets = [Actor("muttaqi")] }));
        Likeness.SharedTargets(One, corrected, actor => actor).ShouldBeEmpty();
    }

    private static bool AreAlike(StatementRecorded other) => Shared(other).Count > 0;

    private static IReadOnlyList<ActorId> Shared(StatementRecorded other)
    {
        var shared = Likeness.SharedTargets(One, State(other), actor => actor);
        Likeness.SharedTargets(State(other), One, actor => actor).ShouldBe(shared, ignoreOrder: true);
        return shared;
    }

    private static StatementState State(StatementRecorded recorded) => Statement.Evolve(StatementState.Initial, 1, recorded);

    private static Func<ActorId, ActorId> Survivor(params (string Merged, string Into)[] merges) =>
        actor => merges.Where(merge => merge.Merged == actor.Value).Select(merge => (ActorId?)Actor(merge.Into)).SingleOrDefault() ?? actor;
}
