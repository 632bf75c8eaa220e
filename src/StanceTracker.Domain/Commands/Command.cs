using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
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

    private static IEnumerable<StreamId> Actors(CodedStatement statement) =>
        statement.Targets.Prepend(statement.Speaker).Select(StreamId.From);
}
