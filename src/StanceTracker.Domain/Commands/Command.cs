using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;

namespace StanceTracker.Domain.Commands;

/// <summary>
/// A command: the payload of the event to record, and its stream. Every command asks for exactly one event with the same content, so the
/// payload serves as the command.
/// </summary>
/// <param name="Stream">The stream to append to.</param>
/// <param name="Body">The payload of the event.</param>
public sealed record Command(StreamId Stream, LedgerEvent Body)
{
    /// <summary>The streams to load before deciding, including its own. A decision may look up more.</summary>
    public IEnumerable<StreamId> References
    {
        get
        {
            IEnumerable<StreamId> others = Body switch
            {
                StatementRecorded s => [.. Actors(s), .. s.Claims.Select(c => StreamId.From(c.Claim)), StreamId.From(s.Evidence.Document)],
                StatementCorrected s => [.. Actors(s), .. s.Claims.Select(c => StreamId.From(c.Claim))],
                StatementCorroborated s => [StreamId.From(s.Evidence.Document)],
                ActorAffiliated a => [StreamId.From(a.With)],
                ActorMerged a => [StreamId.From(a.Into)],
                ClaimFramed c => c.About.Select(StreamId.From),
                ClaimCorrected c => c.About.Select(StreamId.From),
                _ => [],
            };
            return others.Prepend(Stream).Distinct();
        }
    }

    private static IEnumerable<StreamId> Actors(CodedStatement statement) => statement.Targets.Prepend(statement.Speaker).Select(StreamId.From);
}

/// <summary>The input of a decision: the aggregates' states and the day.</summary>
public interface IAggregateLookup
{
    /// <summary>The day of recording, in UTC.</summary>
    DateOnly Today { get; }

    /// <summary>An actor by its ID; not introduced if its stream is empty.</summary>
    ActorState Actor(ActorId id);

    /// <summary>A document by its ID; not registered if its stream is empty.</summary>
    DocumentState Document(DocumentId id);

    /// <summary>A claim by its ID; not framed if its stream is empty.</summary>
    ClaimState Claim(ClaimId id);

    /// <summary>A statement by its ID; not recorded if its stream is empty.</summary>
    StatementState Statement(StatementId id);
}

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
