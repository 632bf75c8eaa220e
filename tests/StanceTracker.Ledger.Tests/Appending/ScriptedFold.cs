using Npgsql;
using StanceTracker.Domain.Events;
using StanceTracker.Ledger.Appending;

namespace StanceTracker.Ledger.Tests.Appending;

/// <summary>A read side that writes nothing, notes what it is asked for, and waits and fails as it is told.</summary>
internal sealed class ScriptedFold : IInlineProjections
{
    private int _failed;

    /// <summary>Nothing is folded before this.</summary>
    public Task Gate { get; init; } = Task.CompletedTask;

    /// <summary>The actor that cannot be folded; null is none.</summary>
    public string? FailsOn { get; init; }

    /// <summary>How often it cannot.</summary>
    public int Failures { get; init; } = int.MaxValue;

    public int Forgotten { get; private set; }

    public List<(LedgerPosition After, LedgerPosition UpTo)> CaughtUp { get; } = [];

    public List<(bool Bulk, int Events)> Folded { get; } = [];

    public async Task<InlineFold> LoadAsync(NpgsqlConnection connection, IReadOnlyList<RecordedEvent> events, bool bulk, CancellationToken cancel)
    {
        await Gate.WaitAsync(cancel);
        return _ =>
        {
            if (events.Any(e => e.Stream.Slug == FailsOn) && _failed++ < Failures) throw new InvalidDataException($"{FailsOn} cannot be folded.");
            Folded.Add((bulk, events.Count));
        };
    }

    public Task CatchUpAsync(NpgsqlConnection connection, LedgerPosition after, LedgerPosition upTo, CancellationToken cancel)
    {
        CaughtUp.Add((after, upTo));
        return Task.CompletedTask;
    }

    public void Invalidate() => Forgotten++;
}
