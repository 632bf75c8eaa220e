using System.Collections.Immutable;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Decisions;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Ledgers;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Appending;
using StanceTracker.Ledger.Reading;

namespace StanceTracker.Ledger.Recording;

/// <summary>
/// The events that a recording comes to, as they are decided. It is itself the world that its later proposals are decided in: what is known, with what its earlier ones came to laid over it, so that
/// a refusal leaves no trace.
/// </summary>
/// <param name="world">What is known; evolved only when the request is taken.</param>
internal sealed class Draft(World world) : IWorld
{
    private readonly Dictionary<StreamId, Drafted> _writes = [];
    private readonly Dictionary<StreamId, ExpectedVersion> _holds = [];

    public DateOnly Today => world.Today;

    public ActorState Actor(ActorId id) => (ActorState)State(StreamId.Of(id));

    public DocumentState Document(DocumentId id) => (DocumentState)State(StreamId.Of(id));

    public ClaimState Claim(ClaimId id) => (ClaimState)State(StreamId.Of(id));

    public StatementState Statement(StatementId id) => (StatementState)State(StreamId.Of(id));

    /// <summary>Decides a recording, loading what the decision turns out to need: the request to append, or what it comes to without one.</summary>
    public static async Task<(RecordOutcome? Decided, AppendRequest? Append)> DecideAsync(Recording recording, World world, LedgerReader reader, CancellationToken cancel)
    {
        while (true)
        {
            await world.LoadAsync(reader, recording.Proposals.SelectMany(p => p.References), cancel);
            var draft = new Draft(world);
            var decided = draft.Take(recording);
            if (world.TakeMissing() is not { Count: > 0 } missing) return decided is null ? (null, draft.Request(recording)) : (decided, null);
            await world.LoadAsync(reader, missing, cancel);
        }
    }

    /// <summary>Decides all that is proposed; null if there is something to append, else what it comes to.</summary>
    private RecordOutcome? Take(Recording recording)
    {
        var first = recording.Proposals[0].Stream;
        if (recording.Repeatable && IsThere(recording)) return new RecordOutcome.AlreadySo(first, world.Version(first).Value);
        if (recording.Expected is { } expected && world.Version(first) != expected) return new RecordOutcome.Moved(first, expected, world.Version(first));
        world.LookedUp.Clear();
        if ((Take(recording.Proposals) ?? TakeFurther(recording)) is { } refused) return refused;
        foreach (var stream in world.LookedUp.Where(world.IsUnsettled)) _holds[stream] = world.Version(stream);
        return _writes.Count == 0 ? new RecordOutcome.AlreadySo(first, world.Version(first).Value) : null;
    }

    private RecordOutcome.Refused? Take(IEnumerable<Proposal> proposals)
    {
        foreach (var proposal in proposals)
        {
            switch (Decide.On(proposal, this))
            {
                case Decision.Refused refused: return new RecordOutcome.Refused(refused.Why);
                case Decision.Accepted accepted:
                    foreach (var body in accepted.Events) Write(proposal.Stream, body);
                    Hold(accepted.Holding);
                    break;
            }
        }

        return null;
    }

    private RecordOutcome.Refused? TakeFurther(Recording recording)
    {
        switch (recording.Further?.Invoke(this))
        {
            case Plan.Refused refused: return new RecordOutcome.Refused(refused.Why);
            case Plan.Proposed proposed:
                Hold(proposed.Holding);
                return Take(proposed.Proposals);
            default: return null;
        }
    }

    private void Write(StreamId stream, LedgerEvent body)
    {
        if (!_writes.TryGetValue(stream, out var drafted)) drafted = new Drafted(world.Version(stream), [], world.State(stream));
        _writes[stream] = drafted with
        {
            Events = drafted.Events.Add(body),
            State = StreamState.Evolve(drafted.State, drafted.Expected.Value + drafted.Events.Count + 1, body),
        };
    }

    private void Hold(IEnumerable<StreamId> streams)
    {
        foreach (var stream in streams) _holds[stream] = world.Version(stream);
    }

    private StreamState State(StreamId stream) => _writes.TryGetValue(stream, out var drafted) ? drafted.State : world.State(stream);

    /// <summary>The request to append; the world is as if it were written.</summary>
    private AppendRequest Request(Recording recording)
    {
        foreach (var (stream, write) in _writes)
        {
            foreach (var body in write.Events) world.Evolve(stream, body);
        }

        return new AppendRequest(
            [.. _writes.Select(write => new StreamWrite(write.Key, write.Value.Expected, write.Value.Events))],
            [.. _holds.Where(hold => !_writes.ContainsKey(hold.Key)).Select(hold => new StreamHold(hold.Key, hold.Value))],
            recording.Author,
            recording.Key)
        {
            Bulk = recording.Bulk,
        };
    }

    private bool IsThere(Recording recording) =>
        recording.Proposals.Select((proposal, i) => world.Holds(proposal.Stream, proposal.Body, i == 0 ? recording.Expected?.Value + 1 : null)).All(there => there);

    /// <summary>What is to be written on a stream.</summary>
    /// <param name="Expected">The version that the stream must have.</param>
    /// <param name="Events">The events, in order.</param>
    /// <param name="State">What the stream comes to with them.</param>
    private sealed record Drafted(ExpectedVersion Expected, ImmutableList<LedgerEvent> Events, StreamState State);
}
