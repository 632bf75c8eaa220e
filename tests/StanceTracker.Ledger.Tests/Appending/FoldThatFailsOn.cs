using Npgsql;
using StanceTracker.Domain.Ledgers;
using StanceTracker.Ledger.Appending;

namespace StanceTracker.Ledger.Tests.Appending;

/// <summary>A read side that writes nothing and fails on one actor.</summary>
internal sealed class FoldThatFailsOn(string actor) : IInlineProjections
{
    public int Forgotten { get; private set; }

    public Task FoldAsync(NpgsqlConnection connection, IReadOnlyList<RecordedEvent> events, bool bulk, NpgsqlBatch writes, CancellationToken cancel) =>
        events.Any(e => e.Stream.Slug == actor) ? throw new InvalidDataException($"{actor} cannot be folded.") : Task.CompletedTask;

    public void Forget() => Forgotten++;
}
