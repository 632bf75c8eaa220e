using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;

namespace StanceTracker.Domain.Commands;

/// <summary>
/// A command: the event that somebody wants recorded, and where. A command of ours always asks for exactly one event with the same content,
/// so it is that event, not yet decided.
/// </summary>
/// <param name="Stream">The stream to write on.</param>
/// <param name="Body">What is to be recorded.</param>
public sealed record Command(StreamId Stream, LedgerEvent Body)
{
    /// <summary>The streams to know before deciding, its own among them. A decision may ask the <see cref="IAggregateLookup"/> for more.</summary>
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

/// <summary>What is known when a proposal is decided: the folded streams, and the day.</summary>
public interface IAggregateLookup
{
    /// <summary>The day of recording, in UTC.</summary>
    DateOnly Today { get; }

    /// <summary>The actor of an id; not introduced if its stream is empty.</summary>
    ActorState Actor(ActorId id);

    /// <summary>The document of an id; not registered if its stream is empty.</summary>
    DocumentState Document(DocumentId id);

    /// <summary>The claim of an id; not framed if its stream is empty.</summary>
    ClaimState Claim(ClaimId id);

    /// <summary>The statement of an id; not recorded if its stream is empty.</summary>
    StatementState Statement(StatementId id);
}

/// <summary>Leads a proposal to the decision that its event belongs to.</summary>
public static class Decider
{
    /// <summary>Decides a proposal in the world as it is.</summary>
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
