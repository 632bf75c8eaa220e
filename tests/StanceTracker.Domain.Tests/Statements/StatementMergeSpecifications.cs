using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;
using StanceTracker.Domain.Tests.Specifications;
using static StanceTracker.Domain.Tests.Specifications.Facts;

namespace StanceTracker.Domain.Tests.Statements;

public class StatementMergeSpecifications
{
    private static readonly IReadOnlyList<Command> Said =
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
        var aggregates = TestAggregates.Of([.. Said, OfStatement("rebuke", new StatementCorroborated(Citing("tolo", 3)))]);
        var proposed = Merge("again").Corroborations(aggregates).ShouldBeOfType<FollowUp.Commanded>();
        proposed.Commands.Select(aggregates.Take).Select(decision => decision.GetType()).ShouldBe([typeof(Decision.NoChange), typeof(Decision.Accepted)]);
        aggregates.Statement(StatementId.Parse("rebuke")).StandingEvidence.ShouldBe([Rebuke().Evidence, Citing("tolo", 3), Citing("tolo", 1)]);
    }

    [Fact]
    public void What_the_other_had_but_was_withdrawn_is_brought_anew()
    {
        var aggregates = TestAggregates.Of([.. Said, OfStatement("rebuke", new StatementCorroborated(Citing("tolo", 3))), OfStatement("rebuke", new StatementEvidenceWithdrawn(2, Why))]);
        Merge("again").Corroborations(aggregates).ShouldBeOfType<FollowUp.Commanded>().Commands.Select(aggregates.Take).ShouldAllBe(decision => decision is Decision.Accepted);
    }

    [Fact]
    public void The_other_must_not_move_meanwhile_though_nothing_be_written_on_it() =>
        Merge("again").Corroborations(TestAggregates.Of(Said)).ShouldBeOfType<FollowUp.Commanded>().Preconditions.ShouldBe([StreamId.From(StatementId.Parse("rebuke"))]);

    [Fact]
    public void Into_itself_is_a_circle() => ShouldRefuse(Merge("rebuke"), [.. Said], RejectionType.MergeInCircle);

    [Fact]
    public void Into_what_was_never_recorded_is_refused() => ShouldRefuse(new StatementMerge(StatementId.Parse("again"), StatementId.Parse("nothing"), Why), [.. Said], RejectionType.UnknownStatement);

    [Fact]
    public void Into_a_retracted_one_is_refused_until_it_is_reinstated()
    {
        IReadOnlyList<Command> retracted = [.. Said, OfStatement("rebuke", new StatementRetracted(Why))];
        ShouldRefuse(Merge("again"), retracted, RejectionType.AlreadyInThatState);
        Corroborations([.. retracted, OfStatement("rebuke", new StatementReinstated(Why))]).Count.ShouldBe(2);
    }

    private static StatementMerge Merge(string statement) => new(StatementId.Parse(statement), StatementId.Parse("rebuke"), Why);

    private static IReadOnlyList<Evidence> Corroborations(IReadOnlyList<Command> given)
    {
        var commands = Merge("again").Corroborations(TestAggregates.Of(given)).ShouldBeOfType<FollowUp.Commanded>().Commands;
        commands.ShouldAllBe(command => command.Stream == StreamId.From(StatementId.Parse("rebuke")));
        return [.. commands.Select(command => ((StatementCorroborated)command.Body).Evidence)];
    }

    private static void ShouldRefuse(StatementMerge merge, IReadOnlyList<Command> given, RejectionType type)
    {
        var why = merge.Corroborations(TestAggregates.Of(given)).ShouldBeOfType<FollowUp.Rejected>().Reason;
        (why.Type, why.Field).ShouldBe((type, "into"));
        why.Message.ShouldNotBeNullOrWhiteSpace();
    }
}
