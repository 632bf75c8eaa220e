using StanceTracker.Domain.Decisions;
using StanceTracker.Domain.Ledgers;

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
    public Proposal Retraction => new(StreamId.Of(Statement), new StatementRetracted(Reason));

    /// <summary>Each standing piece of evidence of the one as evidence of the other. What the other has standing already is so already, and comes to nothing.</summary>
    public Plan Corroborations(IWorld world)
    {
        if (Into == Statement) return Plan.Refuse(RefusalType.MergeInCircle, $"'{Statement}' would be merged into itself.", "into");
        var into = world.Statement(Into);
        if (into.Content is null) return Plan.Refuse(RefusalType.UnknownStatement, $"There is no statement '{Into}'.", "into");
        if (into.Retracted) return Plan.Refuse(RefusalType.AlreadyInThatState, $"'{Into}' is retracted already.", "into");
        var stream = StreamId.Of(Into);
        return new Plan.Proposed([.. world.Statement(Statement).StandingEvidence.Select(evidence => new Proposal(stream, new StatementCorroborated(evidence)))], [stream]);
    }
}
