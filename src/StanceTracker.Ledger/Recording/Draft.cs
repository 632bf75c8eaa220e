using StanceTracker.Domain.Decisions;
using StanceTracker.Domain.Ledgers;
using StanceTracker.Ledger.Appending;
using StanceTracker.Ledger.Reading;

namespace StanceTracker.Ledger.Recording;

/// <summary>The events that a recording comes to, as they are decided.</summary>
/// <param name="world">What is known; evolved only when the request is taken.</param>
internal sealed class Draft(World world)
{
    private readonly Dictionary<StreamId, (ExpectedVersion Expected, List<LedgerEvent> Events)> _writes = [];
    private readonly Dictionary<StreamId, ExpectedVersion> _holds = [];

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

    /// <summary>Decides all proposals; null if there is something to append, else what it comes to.</summary>
    private RecordOutcome? Take(Recording recording)
    {
        var first = recording.Proposals[0].Stream;
        if (recording.Repeatable && IsThere(recording)) return new RecordOutcome.AlreadySo(first, world.Version(first).Value);
        if (recording.Expected is { } expected && world.Version(first) != expected) return new RecordOutcome.Moved(first, expected, world.Version(first));
        world.LookedUp.Clear();
        foreach (var proposal in recording.Proposals)
        {
            switch (Decide.On(proposal, world))
            {
                case Decision.Refused refused: return new RecordOutcome.Refused(refused.Why);
                case Decision.Accepted accepted:
                    if (!_writes.TryAdd(proposal.Stream, (world.Version(proposal.Stream), [.. accepted.Events])))
                        throw new ArgumentException("A recording writes a stream once.", nameof(recording));
                    foreach (var hold in accepted.Holding) _holds[hold] = world.Version(hold);
                    break;
            }
        }

        foreach (var stream in world.LookedUp.Where(world.IsUnsettled)) _holds[stream] = world.Version(stream);
        return _writes.Count == 0 ? new RecordOutcome.AlreadySo(first, world.Version(first).Value) : null;
    }

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
            recording.Key);
    }

    private bool IsThere(Recording recording) =>
        recording.Proposals.Select((proposal, i) => world.Holds(proposal.Stream, proposal.Body, i == 0 ? recording.Expected?.Value + 1 : null)).All(there => there);
}
