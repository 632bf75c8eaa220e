using StanceTracker.Domain.Decisions;
using StanceTracker.Domain.Ledgers;
using StanceTracker.Ledger.Appending;
using StanceTracker.Ledger.Reading;

namespace StanceTracker.Ledger.Recording;

/// <summary>Proposals that stand or fall together.</summary>
/// <param name="Proposals">One or more, in order; a later one is decided on what the earlier ones come to.</param>
/// <param name="Author">Who records them.</param>
/// <param name="Expected">The version that the first proposal's stream must have; null leaves it to the recorder to decide on what is there.</param>
/// <param name="Key">The caller's name for the request.</param>
/// <param name="Repeatable">
/// It may have been recorded before, whatever happened since: where the stream holds the very events (the first right behind <paramref name="Expected"/>, if that is given), it
/// is so already. So a file can be loaded again without bringing back what was taken back meanwhile.
/// </param>
public sealed record Recording(
    IReadOnlyList<Proposal> Proposals, Authorship Author, ExpectedVersion? Expected = null, IdempotencyKey? Key = null, bool Repeatable = false)
{
    /// <summary>What else it comes to, in the world that <see cref="Proposals"/> leave behind; null is nothing. It is asked anew whenever the recording is decided anew, so it must be pure.</summary>
    public Func<IWorld, Plan>? Further { get; init; }

    /// <inheritdoc cref="AppendRequest.Bulk"/>
    public bool Bulk { get; init; }
}

/// <summary>What became of a recording.</summary>
public abstract record RecordOutcome
{
    private RecordOutcome()
    {
    }

    /// <summary>It is written, or was by an earlier request of the same key.</summary>
    public sealed record Recorded(IReadOnlyList<StreamWritten> Writes, bool Before) : RecordOutcome;

    /// <summary>All of it was so already; nothing is written.</summary>
    public sealed record AlreadySo(StreamId Stream, long Version) : RecordOutcome;

    /// <summary>It cannot be; nothing is written.</summary>
    public sealed record Refused(Refusal Why) : RecordOutcome;

    /// <summary>The stream is not at the version that was expected; nothing is written.</summary>
    public sealed record Moved(StreamId Stream, ExpectedVersion Expected, ExpectedVersion Actual) : RecordOutcome;

    /// <summary>The key was used for another request; nothing is written.</summary>
    public sealed record KeyReused(string Key) : RecordOutcome;
}

/// <summary>Decides proposals on the streams they concern and appends what is decided.</summary>
/// <param name="reader">The streams.</param>
/// <param name="writer">The one way in.</param>
/// <param name="clock">What time it is; null is the system's.</param>
public sealed class Recorder(LedgerReader reader, LedgerWriter writer, TimeProvider? clock = null)
{
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;

    /// <summary>How often a decision is made anew because a stream moved meanwhile.</summary>
    private const int MostTries = 20;

    /// <summary>Begins a rehearsal: it decides as this recorder does, and writes nothing.</summary>
    public Rehearsal Rehearse() => new(reader, _clock);

    /// <summary>Records one recording.</summary>
    /// <exception cref="LedgerUnavailableException">It may be written or not.</exception>
    /// <exception cref="LedgerRefusedException">The database refused its content.</exception>
    public async Task<RecordOutcome> RecordAsync(Recording recording, CancellationToken cancel = default)
    {
        if (await AnsweredAsync(recording.Key, cancel) is { } before) return before;
        for (var attempt = 1; ; attempt++)
        {
            var (decided, append) = await Draft.DecideAsync(recording, new World(_clock), reader, cancel);

            // What stands in its way may be what an earlier request of the same key has just written.
            if (append is null) return await AnsweredAsync(recording.Key, cancel) ?? decided!;
            var outcome = Told(await writer.AppendAsync(append, cancel));

            // Whichever stream moved: if it is the one whose version was expected, the decision says so when it is made anew.
            if (outcome is not RecordOutcome.Moved || attempt == MostTries) return outcome;
        }
    }

    /// <summary>
    /// Records many, each on its own, in order: a later one sees what the earlier ones were decided to write. They are appended together, so that a thousand cost little
    /// more than one; one that fails does not hold up the rest.
    /// </summary>
    /// <returns>An outcome, or the failure, for each. One whose key was used before is answered as it was then.</returns>
    public async Task<IReadOnlyList<RecordResult>> RecordAllAsync(IReadOnlyList<Recording> recordings, CancellationToken cancel = default)
    {
        var results = new RecordResult?[recordings.Count];
        await TellAnsweredAsync(cancel);
        var open = Enumerable.Range(0, recordings.Count).Where(i => results[i] is null).ToArray();
        var settled = await (await Begin().DecideAsync([.. open.Select(i => recordings[i])], cancel))(cancel);
        foreach (var (index, result) in open.Zip(settled)) results[index] = result;

        // What stood in the way of one may be what an earlier request of the same key has just written.
        await TellAnsweredAsync(cancel);
        return results!;

        async Task TellAnsweredAsync(CancellationToken cancel)
        {
            var asked = Enumerable.Range(0, recordings.Count)
                .Where(i => recordings[i].Key is not null && results[i] is null or { Failure: null, Outcome: not RecordOutcome.Recorded }).ToArray();
            var answered = await reader.AnsweredAsync([.. asked.Select(i => recordings[i].Key!.Value).Distinct()], cancel);
            foreach (var i in asked)
            {
                if (answered.TryGetValue(recordings[i].Key!.Value, out var before)) results[i] = new RecordResult(Told(before.To(recordings[i].Key!)), null);
            }
        }
    }

    /// <summary>Begins to record lists of recordings, each while the one before it is being written.</summary>
    public Succession Begin() => new(reader, writer, this, _clock);

    /// <summary>Records one recording; a failure is told like an outcome.</summary>
    internal Task<RecordResult> TryAsync(Recording recording, CancellationToken cancel) => TryAsync(() => RecordAsync(recording, cancel));

    /// <summary>What an append came to; a failure is told like an outcome.</summary>
    internal static Task<RecordResult> TryAsync(Task<AppendOutcome> answer) => TryAsync(async () => Told(await answer));

    /// <summary>How an earlier request of this key was answered; null if there was none.</summary>
    private async Task<RecordOutcome?> AnsweredAsync(IdempotencyKey? key, CancellationToken cancel) =>
        key is not null && (await reader.AnsweredAsync([key.Value], cancel)).TryGetValue(key.Value, out var before) ? Told(before.To(key)) : null;

    private static RecordOutcome Told(AppendOutcome outcome) => outcome switch
    {
        AppendOutcome.Appended appended => new RecordOutcome.Recorded(appended.Writes, appended.Before),
        AppendOutcome.Moved moved => new RecordOutcome.Moved(moved.Stream, moved.Expected, moved.Actual),
        AppendOutcome.KeyReused reused => new RecordOutcome.KeyReused(reused.Key),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Not an outcome."),
    };

    private static async Task<RecordResult> TryAsync(Func<Task<RecordOutcome>> record)
    {
        try
        {
            return new RecordResult(await record(), null);
        }
        catch (Exception e) when (e is LedgerRefusedException or LedgerUnavailableException)
        {
            return new RecordResult(null, e);
        }
    }
}

/// <summary>The outcome of one of many recordings, or why there is none.</summary>
public sealed record RecordResult(RecordOutcome? Outcome, Exception? Failure);
