using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;

namespace StanceTracker.Domain.Commands;

/// <summary>Dispatches a command to its aggregate.</summary>
public static class Decider
{
    /// <summary>Decides a command against the current state.</summary>
    public static Decision Decide(Command command, IAggregateLookup aggregates)
    {
        var id = command.Stream.Slug;
        return command.Stream.Kind switch
        {
            StreamKind.Actor => Actor.Decide(ActorId.Parse(id), command.Body, aggregates),
            StreamKind.Document => Document.Decide(DocumentId.Parse(id), command.Body, aggregates),
            StreamKind.Claim => Claim.Decide(ClaimId.Parse(id), command.Body, aggregates),
            StreamKind.Statement => Statement.Decide(StatementId.Parse(id), command.Body, aggregates),
            _ => throw new ArgumentOutOfRangeException(nameof(command), command.Stream.Kind, "Not a kind of stream."),
        };
    }
}
