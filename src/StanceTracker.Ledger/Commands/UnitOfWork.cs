using System.Collections.Immutable;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Claims;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Documents;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger.Appending;
using StanceTracker.Ledger.Reading;

namespace StanceTracker.Ledger.Commands;

/// <summary>
/// The events that a recording comes to, as they are decided. It is itself the world that its later proposals are decided in: what is known, with what its earlier ones came to laid over it, so that
/// a refusal leaves no trace.
/// </summary>
/// <param name="aggregates">What is known; evolved only when the request is taken.</param>
internal sealed class UnitOfWork(AggregateCache aggregates) : IAggregateLookup
{
    private readonly Dictionary<StreamId, PendingWrite> _writes = [];
    private readonly Dictionary<StreamId, ExpectedVersion> _preconditions = [];

    public DateOnly Today => aggregates.Today;

    public ActorState Actor(ActorId id) => (ActorState)State(StreamId.From(id));

    public DocumentState Document(DocumentId id) => (DocumentState)State(StreamId.From(id));

    public ClaimState Claim(ClaimId id) => (ClaimState)State(StreamId.From(id));

    public StatementState Statement(StatementId id) => (StatementState)State(StreamId.From(id));

    /// <summary>Decides a recording, loading what the decision turns out to need: the request to append, or what it comes to without one.</summary>
    public static async Task<(CommandOutcome? Decided, AppendRequest? Append)> DecideAsync(CommandEnvelope envelope, AggregateCache aggregates, LedgerReader reader, CancellationToken cancel)
    {
        while (true)
        {
            await aggregates.LoadAsync(reader, envelope.Commands.SelectMany(p => p.References), cancel);
            var work = new UnitOfWork(aggregates);
            var decided = work.Decide(envelope);
            if (aggregates.TakeMissing() is not { Count: > 0 } missing) return decided is null ? (null, work.ToRequest(envelope)) : (decided, null);
            await aggregates.LoadAsync(reader, missing, cancel);
        }
    }

    /// <summary>Decides all that is proposed; null if there is something to append, else what it comes to.</summary>
    private CommandOutcome? Decide(CommandEnvelope envelope)
    {
        var first = envelope.Commands[0].Stream;
        if (envelope.Repeatable && IsRecorded(envelope)) return new CommandOutcome.NoChange(first, aggregates.Version(first).Value);
        if (envelope.Expected is { } expected && aggregates.Version(first) != expected) return new CommandOutcome.VersionConflict(first, expected, aggregates.Version(first));
        aggregates.LookedUp.Clear();
        if ((Decide(envelope.Commands) ?? DecideFollowUp(envelope)) is { } rejected) return rejected;
        foreach (var stream in aggregates.LookedUp.Where(aggregates.IsInFlight)) _preconditions[stream] = aggregates.Version(stream);
        return _writes.Count == 0 ? new CommandOutcome.NoChange(first, aggregates.Version(first).Value) : null;
    }

    private CommandOutcome.Rejected? Decide(IEnumerable<Command> commands)
    {
        foreach (var command in commands)
        {
            switch (Decider.Decide(command, this))
            {
                case Decision.Rejected rejected: return new CommandOutcome.Rejected(rejected.Reason);
                case Decision.Accepted accepted:
                    foreach (var body in accepted.Events) Write(command.Stream, body);
                    Require(accepted.Preconditions);
                    break;
            }
        }

        return null;
    }

    private CommandOutcome.Rejected? DecideFollowUp(CommandEnvelope envelope)
    {
        switch (envelope.FollowUp?.Invoke(this))
        {
            case FollowUp.Rejected rejected: return new CommandOutcome.Rejected(rejected.Reason);
            case FollowUp.Commanded proposed:
                Require(proposed.Preconditions);
                return Decide(proposed.Commands);
            default: return null;
        }
    }

    private void Write(StreamId stream, LedgerEvent body)
    {
        if (!_writes.TryGetValue(stream, out var pending)) pending = new PendingWrite(aggregates.Version(stream), [], aggregates.State(stream));
        _writes[stream] = pending with
        {
            Events = pending.Events.Add(body),
            State = StreamState.Evolve(pending.State, pending.Expected.Value + pending.Events.Count + 1, body),
        };
    }

    private void Require(IEnumerable<StreamId> streams)
    {
        foreach (var stream in streams) _preconditions[stream] = aggregates.Version(stream);
    }

    private StreamState State(StreamId stream) => _writes.TryGetValue(stream, out var pending) ? pending.State : aggregates.State(stream);

    /// <summary>The request to append; the world is as if it were written.</summary>
    private AppendRequest ToRequest(CommandEnvelope envelope)
    {
        foreach (var (stream, write) in _writes)
        {
            foreach (var body in write.Events) aggregates.Evolve(stream, body);
        }

        return new AppendRequest(
            [.. _writes.Select(write => new StreamWrite(write.Key, write.Value.Expected, write.Value.Events))],
            [.. _preconditions.Where(hold => !_writes.ContainsKey(hold.Key)).Select(hold => new StreamPrecondition(hold.Key, hold.Value))],
            envelope.Author,
            envelope.Key)
        {
            Bulk = envelope.Bulk,
        };
    }

    private bool IsRecorded(CommandEnvelope envelope) =>
        envelope.Commands.Select((command, i) => aggregates.Contains(command.Stream, command.Body, i == 0 ? envelope.Expected?.Value + 1 : null)).All(there => there);

    /// <summary>What is to be written on a stream.</summary>
    /// <param name="Expected">The version that the stream must have.</param>
    /// <param name="Events">The events, in order.</param>
    /// <param name="State">What the stream comes to with them.</param>
    private sealed record PendingWrite(ExpectedVersion Expected, ImmutableList<LedgerEvent> Events, StreamState State);
}
