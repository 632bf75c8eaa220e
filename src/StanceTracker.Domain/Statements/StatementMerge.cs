using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Events;

namespace StanceTracker.Domain.Statements;

/// <summary>
/// Merges a duplicate: retracts one statement, and adds its evidence to the other. Which evidence that is depends on the current state, so
/// the merge is a <see cref="Retraction"/> followed by <see cref="Corroborations"/>.
/// </summary>
/// <param name="Statement">The duplicate, which is retracted.</param>
/// <param name="Into">The statement that remains.</param>
/// <param name="Reason">Why, in the analyst's words.</param>
public sealed record StatementMerge(StatementId Statement, StatementId Into, string Reason)
{
    /// <summary>The command that retracts the duplicate.</summary>
    public Command Retraction => new(StreamId.From(Statement), new StatementRetracted(Reason));

    /// <summary>
    /// The follow-up commands: each piece of evidence of the duplicate that is not withdrawn corroborates the other statement. Evidence
    /// that the other one already has changes nothing.
    /// </summary>
    public FollowUp Corroborations(IAggregateLookup aggregates)
    {
        if (Into == Statement) return FollowUp.Reject(RejectionType.MergeInCircle, $"This would merge '{Statement}' into itself.", "into");
        var into = aggregates.Statement(Into);
        if (into.Content is null) return FollowUp.Reject(RejectionType.UnknownStatement, $"There is no statement '{Into}'.", "into");
        if (into.Retracted) return FollowUp.Reject(RejectionType.AlreadyInThatState, $"'{Into}' is already retracted.", "into");
        var stream = StreamId.From(Into);
        var commands = aggregates.Statement(Statement).StandingEvidence
            .Select(evidence => new Command(stream, new StatementCorroborated(evidence)));
        return new FollowUp.Commanded([.. commands], [stream]);
    }
}
