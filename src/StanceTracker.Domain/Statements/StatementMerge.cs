using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Events;

namespace StanceTracker.Domain.Statements;

/// <summary>
/// That a statement is another one recorded twice: it is retracted, and the other takes over its evidence. What evidence that is can only be said of what is there, so this is a
/// <see cref="Retraction"/> with a <see cref="Corroborations"/> behind it.
/// </summary>
/// <param name="Statement">The one that goes.</param>
/// <param name="Into">The one that stays.</param>
/// <param name="Reason">Why, in the analyst's words.</param>
public sealed record StatementMerge(StatementId Statement, StatementId Into, string Reason)
{
    /// <summary>By which the one goes.</summary>
    public Command Retraction => new(StreamId.From(Statement), new StatementRetracted(Reason));

    /// <summary>Each standing piece of evidence of the one as evidence of the other. What the other has standing already is so already, and comes to nothing.</summary>
    public FollowUp Corroborations(IAggregateLookup aggregates)
    {
        if (Into == Statement) return FollowUp.Reject(RejectionType.MergeInCircle, $"'{Statement}' would be merged into itself.", "into");
        var into = aggregates.Statement(Into);
        if (into.Content is null) return FollowUp.Reject(RejectionType.UnknownStatement, $"There is no statement '{Into}'.", "into");
        if (into.Retracted) return FollowUp.Reject(RejectionType.AlreadyInThatState, $"'{Into}' is retracted already.", "into");
        var stream = StreamId.From(Into);
        return new FollowUp.Commanded([.. aggregates.Statement(Statement).StandingEvidence.Select(evidence => new Command(stream, new StatementCorroborated(evidence)))], [stream]);
    }
}
