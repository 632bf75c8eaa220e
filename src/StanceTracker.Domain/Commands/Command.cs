using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
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
