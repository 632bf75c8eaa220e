using Npgsql;
using StanceTracker.Domain.Ledgers;
using StanceTracker.Ledger.Appending;

namespace StanceTracker.Ledger.Tests.Appending;

/// <summary>A read side that writes nothing and fails on one actor.</summary>
internal sealed class FoldThatFailsOn(string actor) : IInlineProjections
{
    public int Forgotten { get; private set; }

    public List<(LedgerPosition After, LedgerPosition UpTo)> CaughtUp { get; } = [];

    public List<(bool Bulk, int Events)> Folded { get; } = [];

    public Task<InlineFold> LoadAsync(NpgsqlConnection connection, IReadOnlyList<RecordedEvent> events, bool bulk, CancellationToken cancel) => Task.FromResult<InlineFold>(_ =>
    {
        if (events.Any(e => e.Stream.Slug == actor)) throw new InvalidDataException($"{actor} cannot be folded.");
        Folded.Add((bulk, events.Count));
    });

    public Task CatchUpAsync(NpgsqlConnection connection, LedgerPosition after, LedgerPosition upTo, CancellationToken cancel)
    {
        CaughtUp.Add((after, upTo));
        return Task.CompletedTask;
    }

    public void Forget() => Forgotten++;
}
