using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Events;

namespace StanceTracker.Domain.Tests.Specifications;

/// <summary><c>Given(what was recorded).When(a proposal).Then(what is recorded)</c>.</summary>
internal static class Specification
{
    public static Situation Given(params IEnumerable<Command> recorded) => new(TestAggregates.Of(recorded));

    public sealed record Situation(TestAggregates World)
    {
        public Verdict When(Command command) => new(World, command, Decider.Decide(command, World));
    }

    public sealed record Verdict(TestAggregates World, Command Proposal, Decision Decision)
    {
        public Decision.Accepted Then(params IReadOnlyList<LedgerEvent> events)
        {
            var accepted = Decision.ShouldBeOfType<Decision.Accepted>(Decision.ToString());
            accepted.Events.ShouldBe(events);
            accepted.Events.ShouldAllBe(body => EventRegistry.Standard.Get(body).Stream == Proposal.Stream.Kind);
            return accepted;
        }

        /// <summary>What was proposed, as it was proposed.</summary>
        public Decision.Accepted ThenRecorded() => Then(Proposal.Body);

        public void ThenNothing() => Decision.ShouldBeOfType<Decision.NoChange>(Decision.ToString());

        public void ThenRejected(RejectionType type, string? field = null)
        {
            var why = Decision.ShouldBeOfType<Decision.Rejected>(Decision.ToString()).Reason;
            (why.Type, why.Field).ShouldBe((type, field), why.Message);
            why.Message.ShouldNotBeNullOrWhiteSpace();
        }
    }
}
