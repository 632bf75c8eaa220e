using System.Collections.Immutable;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Events;
using StanceTracker.Ledger.Appending;
using StanceTracker.Ledger.Reading;

namespace StanceTracker.Ledger.Commands;

/// <summary>
/// The events that an envelope leads to, as they are decided. Its later commands see the state that the earlier ones lead to, laid over the
/// cached aggregates, so a rejection leaves no trace.
/// </summary>
/// <param name="aggregates">What is known; evolved only when the envelope is accepted.</param>
internal sealed class UnitOfWork(AggregateCache aggregates) : IAggregateLookup
{
    private readonly Dictionary<StreamId, PendingWrite> _writes = [];
    private readonly Dictionary<StreamId, ExpectedVersion> _preconditions = [];

    /// <inheritdoc/>
    public DateOnly Today => aggregates.Today;

    /// <inheritdoc/>
    public StreamState State(StreamId stream) => _writes.TryGetValue(stream, out var pending) ? pending.State : aggregates.State(stream);

    /// <summary>Decides an envelope, loading the streams that the decision turns out to need.</summary>
    public static async Task<CommandPlan> DecideAsync(
        CommandEnvelope envelope, AggregateCache aggregates, LedgerReader reader, CancellationToken cancel)
    {
        using var span = WritePath.Start("decide");
        while (true)
        {
            await aggregates.LoadAsync(reader, envelope.Commands.SelectMany(c => c.References), cancel);
            var work = new UnitOfWork(aggregates);
            var outcome = work.Decide(envelope);
            if (aggregates.TakeMissing() is not { Count: > 0 } missing)
                return outcome is null ? new CommandPlan.Append(work.ToRequest(envelope)) : new CommandPlan.Settled(outcome);
            await aggregates.LoadAsync(reader, missing, cancel);
        }
    }

    /// <summary>Decides all commands; null if there is something to append.</summary>
    private AppendOutcome? Decide(CommandEnvelope envelope)
    {
        var first = envelope.Commands[0].Stream;
        if (envelope.Repeatable && IsRecorded(envelope)) return new AppendOutcome.NoChange(first, aggregates.Version(first).Value);
        if (envelope.Expected is { } expected && aggregates.Version(first) != expected)
            return new AppendOutcome.VersionConflict(first, expected, aggregates.Version(first));
        aggregates.LookedUp.Clear();
        if ((Decide(envelope.Commands) ?? DecideFollowUp(envelope)) is { } rejected) return rejected;
        foreach (var stream in aggregates.LookedUp.Where(aggregates.IsInFlight)) _preconditions[stream] = aggregates.Version(stream);
        return _writes.Count == 0 ? new AppendOutcome.NoChange(first, aggregates.Version(first).Value) : null;
    }

    private AppendOutcome.Rejected? Decide(IEnumerable<Command> commands)
    {
        foreach (var command in commands)
        {
            switch (Decider.Decide(command, this))
            {
                case Decision.Rejected rejected: return new AppendOutcome.Rejected(rejected.Reason);
                case Decision.Accepted accepted:
                    foreach (var body in accepted.Events) Write(command.Stream, body);
                    Require(accepted.Preconditions);
                    break;
            }
        }

        return null;
    }

    private AppendOutcome.Rejected? DecideFollowUp(CommandEnvelope envelope)
    {
        switch (envelope.FollowUp?.Invoke(this))
        {
            case FollowUp.Rejected rejected: return new AppendOutcome.Rejected(rejected.Reason);
            case FollowUp.Commanded followUp:
                Require(followUp.Preconditions);
                return Decide(followUp.Commands);
            default: return null;
        }
    }

    private void Write(StreamId stream, LedgerEvent body)
    {
        if (!_writes.TryGetValue(stream, out var pending))
            pending = new PendingWrite(aggregates.Version(stream), [], aggregates.State(stream));
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

    /// <summary>The request to append; the cached aggregates evolve as if it were written.</summary>
    private AppendRequest ToRequest(CommandEnvelope envelope)
    {
        foreach (var (stream, write) in _writes)
        {
            foreach (var body in write.Events) aggregates.Evolve(stream, body);
        }

        return new AppendRequest(
            [.. _writes.Select(write => new StreamWrite(write.Key, write.Value.Expected, write.Value.Events))],
            [.. _preconditions.Where(p => !_writes.ContainsKey(p.Key)).Select(p => new StreamPrecondition(p.Key, p.Value))],
            envelope.Author,
            envelope.Key)
        {
            Bulk = envelope.Bulk,
        };
    }

    private bool IsRecorded(CommandEnvelope envelope) =>
        envelope.Commands.Select(
            (command, i) => aggregates.Contains(command.Stream, command.Body, i == 0 ? envelope.Expected?.Value + 1 : null)).All(
                recorded => recorded);

    /// <summary>What is to be written on a stream.</summary>
    /// <param name="Expected">The version that the stream must have.</param>
    /// <param name="Events">The events, in order.</param>
    /// <param name="State">The stream's state with them.</param>
    private sealed record PendingWrite(ExpectedVersion Expected, ImmutableList<LedgerEvent> Events, StreamState State);
}
