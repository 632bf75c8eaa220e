using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Ledgers;
using StanceTracker.Domain.Statements;

namespace StanceTracker.Domain.Decisions;

/// <summary>
/// A command: the payload of the event to record, and its stream. Every command asks for exactly one event with the same content, so the
/// payload serves as the command.
/// </summary>
/// <param name="Stream">The stream to append to.</param>
/// <param name="Body">The payload of the event.</param>
public sealed record Proposal(StreamId Stream, LedgerEvent Body)
{
    /// <summary>The streams to know before deciding, its own among them. A decision may ask the <see cref="IWorld"/> for more.</summary>
    public IEnumerable<StreamId> References
    {
        get
        {
            IEnumerable<StreamId> others = Body switch
            {
                StatementRecorded s => [.. People(s), .. s.Claims.Select(c => StreamId.Of(c.Claim)), StreamId.Of(s.Evidence.Document)],
                StatementCorrected s => [.. People(s), .. s.Claims.Select(c => StreamId.Of(c.Claim))],
                StatementCorroborated s => [StreamId.Of(s.Evidence.Document)],
                ActorAffiliated a => [StreamId.Of(a.With)],
                ActorMerged a => [StreamId.Of(a.Into)],
                ClaimFramed c => c.About.Select(StreamId.Of),
                ClaimCorrected c => c.About.Select(StreamId.Of),
                _ => [],
            };
            return others.Prepend(Stream).Distinct();
        }
    }

    private static IEnumerable<StreamId> People(CodedStatement statement) => statement.Targets.Prepend(statement.Speaker).Select(StreamId.Of);
}

/// <summary>What is known when a proposal is decided: the folded streams, and the day.</summary>
public interface IWorld
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

/// <summary>Leads a proposal to the decision that its event belongs to.</summary>
public static class Decide
{
    /// <summary>Decides a proposal in the world as it is.</summary>
    public static Decision On(Proposal proposal, IWorld world)
    {
        var id = proposal.Stream.Slug;
        return proposal.Stream.Kind switch
        {
            StreamKind.Actor => Actor.Handle(ActorId.Of(id), proposal.Body, world),
            StreamKind.Document => Document.Handle(DocumentId.Of(id), proposal.Body, world),
            StreamKind.Claim => Claim.Handle(ClaimId.Of(id), proposal.Body, world),
            StreamKind.Statement => Statement.Handle(StatementId.Of(id), proposal.Body, world),
            _ => throw new ArgumentOutOfRangeException(nameof(proposal), proposal.Stream.Kind, "Not a kind of stream."),
        };
    }
}
