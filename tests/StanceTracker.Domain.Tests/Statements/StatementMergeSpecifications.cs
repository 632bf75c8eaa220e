using StanceTracker.Domain.Decisions;
using StanceTracker.Domain.Ledgers;
using StanceTracker.Domain.Statements;
using StanceTracker.Domain.Tests.Specifications;
using static StanceTracker.Domain.Tests.Specifications.Facts;

namespace StanceTracker.Domain.Tests.Statements;

public class StatementMergeSpecifications
{
    private static readonly IReadOnlyList<Proposal> Said =
    [
        .. Stage, Registered("tolo", length: null), Recorded(), OfStatement("again", Rebuke("again") with { Evidence = Citing("tolo", 3) }),
        OfStatement("again", new StatementCorroborated(Citing("tolo", 1))),
    ];

    [Fact]
    public void The_one_is_retracted_and_its_standing_evidence_corroborates_the_other()
    {
        Merge("again").Retraction.ShouldBe(OfStatement("again", new StatementRetracted(Why)));
        Corroborations([.. Said]).ShouldBe([Citing("tolo", 3), Citing("tolo", 1)]);
        Corroborations([.. Said, OfStatement("again", new StatementEvidenceWithdrawn(1, Why))]).ShouldBe([Citing("tolo", 1)]);
    }

    [Fact]
    public void It_is_the_same_once_the_one_is_retracted() => Corroborations([.. Said, Merge("again").Retraction]).Count.ShouldBe(2);

    [Fact]
    public void What_the_other_has_standing_already_comes_to_nothing()
    {
        var world = TestWorld.Of([.. Said, OfStatement("rebuke", new StatementCorroborated(Citing("tolo", 3)))]);
        var proposed = Merge("again").Corroborations(world).ShouldBeOfType<Plan.Proposed>();
        proposed.Proposals.Select(world.Take).Select(decision => decision.GetType()).ShouldBe([typeof(Decision.AlreadySo), typeof(Decision.Accepted)]);
        world.Statement(StatementId.Of("rebuke")).StandingEvidence.ShouldBe([Rebuke().Evidence, Citing("tolo", 3), Citing("tolo", 1)]);
    }

    [Fact]
    public void What_the_other_had_but_was_withdrawn_is_brought_anew()
    {
        var world = TestWorld.Of([.. Said, OfStatement("rebuke", new StatementCorroborated(Citing("tolo", 3))), OfStatement("rebuke", new StatementEvidenceWithdrawn(2, Why))]);
        Merge("again").Corroborations(world).ShouldBeOfType<Plan.Proposed>().Proposals.Select(world.Take).ShouldAllBe(decision => decision is Decision.Accepted);
    }

    [Fact]
    public void The_other_must_not_move_meanwhile_though_nothing_be_written_on_it() =>
        Merge("again").Corroborations(TestWorld.Of(Said)).ShouldBeOfType<Plan.Proposed>().Holding.ShouldBe([StreamId.Of(StatementId.Of("rebuke"))]);

    [Fact]
    public void Into_itself_is_a_circle() => ShouldRefuse(Merge("rebuke"), [.. Said], RefusalType.MergeInCircle);

    [Fact]
    public void Into_what_was_never_recorded_is_refused() => ShouldRefuse(new StatementMerge(StatementId.Of("again"), StatementId.Of("nothing"), Why), [.. Said], RefusalType.UnknownStatement);

    [Fact]
    public void Into_a_retracted_one_is_refused_until_it_is_reinstated()
    {
        IReadOnlyList<Proposal> retracted = [.. Said, OfStatement("rebuke", new StatementRetracted(Why))];
        ShouldRefuse(Merge("again"), retracted, RefusalType.AlreadyInThatState);
        Corroborations([.. retracted, OfStatement("rebuke", new StatementReinstated(Why))]).Count.ShouldBe(2);
    }

    private static StatementMerge Merge(string statement) => new(StatementId.Of(statement), StatementId.Of("rebuke"), Why);

    private static IReadOnlyList<Evidence> Corroborations(IReadOnlyList<Proposal> given)
    {
        var proposals = Merge("again").Corroborations(TestWorld.Of(given)).ShouldBeOfType<Plan.Proposed>().Proposals;
        proposals.ShouldAllBe(proposal => proposal.Stream == StreamId.Of(StatementId.Of("rebuke")));
        return [.. proposals.Select(proposal => ((StatementCorroborated)proposal.Body).Evidence)];
    }

    private static void ShouldRefuse(StatementMerge merge, IReadOnlyList<Proposal> given, RefusalType type)
    {
        var why = merge.Corroborations(TestWorld.Of(given)).ShouldBeOfType<Plan.Refused>().Why;
        (why.Type, why.Field).ShouldBe((type, "into"));
        why.Message.ShouldNotBeNullOrWhiteSpace();
    }
}
