using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Events;
using StanceTracker.Ledger.Appending;
using StanceTracker.Ledger.Reading;

namespace StanceTracker.Ledger.Commands;

/// <summary>Proposals that stand or fall together.</summary>
/// <param name="Commands">One or more, in order; a later one is decided on what the earlier ones come to.</param>
/// <param name="Author">Who records them.</param>
/// <param name="Expected">The version that the first proposal's stream must have; null leaves it to the recorder to decide on what is there.</param>
/// <param name="Key">The caller's name for the request.</param>
/// <param name="Repeatable">
/// It may have been recorded before, whatever happened since: where the stream holds the very events (the first right behind <paramref name="Expected"/>, if that is given), it
/// is so already. So a file can be loaded again without bringing back what was taken back meanwhile.
/// </param>
public sealed record CommandEnvelope(
    IReadOnlyList<Command> Commands, Authorship Author, ExpectedVersion? Expected = null, IdempotencyKey? Key = null, bool Repeatable = false)
{
    /// <summary>What else it comes to, in the world that <see cref="Commands"/> leave behind; null is nothing. It is asked anew whenever the recording is decided anew, so it must be pure.</summary>
    public Func<IAggregateLookup, FollowUp>? FollowUp { get; init; }

    /// <inheritdoc cref="AppendRequest.Bulk"/>
    public bool Bulk { get; init; }
}

/// <summary>What became of a recording.</summary>
public abstract record CommandOutcome
{
    private CommandOutcome()
    {
    }

    /// <summary>It is written, or was by an earlier request of the same key.</summary>
    public sealed record Recorded(IReadOnlyList<StreamWritten> Writes, bool Replayed) : CommandOutcome;

    /// <summary>All of it was so already; nothing is written.</summary>
    public sealed record NoChange(StreamId Stream, long Version) : CommandOutcome;

    /// <summary>It cannot be; nothing is written.</summary>
    public sealed record Rejected(Rejection Reason) : CommandOutcome;

    /// <summary>The stream is not at the version that was expected; nothing is written.</summary>
    public sealed record VersionConflict(StreamId Stream, ExpectedVersion Expected, ExpectedVersion Actual) : CommandOutcome;

    /// <summary>The key was used for another request; nothing is written.</summary>
    public sealed record IdempotencyConflict(string Key) : CommandOutcome;
}

/// <summary>Decides proposals on the streams they concern and appends what is decided.</summary>
/// <param name="reader">The streams.</param>
/// <param name="writer">The one way in.</param>
/// <param name="clock">What time it is; null is the system's.</param>
public sealed class CommandHandler(LedgerReader reader, LedgerWriter writer, TimeProvider? clock = null)
{
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;

    /// <summary>How often a decision is made anew because a stream moved meanwhile.</summary>
    private const int MaxTries = 20;

    /// <summary>Begins a rehearsal: it decides as this recorder does, and writes nothing.</summary>
    public DryRun BeginDryRun() => new(reader, _clock);

    /// <summary>Records one recording.</summary>
    /// <exception cref="LedgerUnavailableException">It may be written or not.</exception>
    /// <exception cref="LedgerRefusedException">The database refused its content.</exception>
    public async Task<CommandOutcome> HandleAsync(CommandEnvelope envelope, CancellationToken cancel = default)
    {
        if (await StoredOutcomeAsync(envelope.Key, cancel) is { } before) return before;
        for (var attempt = 1; ; attempt++)
        {
            var (decided, append) = await UnitOfWork.DecideAsync(envelope, new AggregateCache(_clock), reader, cancel);

            // What stands in its way may be what an earlier request of the same key has just written.
            if (append is null) return await StoredOutcomeAsync(envelope.Key, cancel) ?? decided!;
            var outcome = Map(await writer.AppendAsync(append, cancel));

            // Whichever stream moved: if it is the one whose version was expected, the decision says so when it is made anew.
            if (outcome is not CommandOutcome.VersionConflict || attempt == MaxTries) return outcome;
        }
    }

    /// <summary>
    /// Records many, each on its own, in order: a later one sees what the earlier ones were decided to write. They are appended together, so that a thousand cost little
    /// more than one; one that fails does not hold up the rest.
    /// </summary>
    /// <returns>An outcome, or the failure, for each. One whose key was used before is answered as it was then.</returns>
    public async Task<IReadOnlyList<CommandResult>> HandleAllAsync(IReadOnlyList<CommandEnvelope> envelopes, CancellationToken cancel = default)
    {
        var results = new CommandResult?[envelopes.Count];
        await TellAnsweredAsync(cancel);
        var open = Enumerable.Range(0, envelopes.Count).Where(i => results[i] is null).ToArray();
        var settled = await (await BeginPipeline().DecideAsync([.. open.Select(i => envelopes[i])], cancel))(cancel);
        foreach (var (index, result) in open.Zip(settled)) results[index] = result;

        // What stood in the way of one may be what an earlier request of the same key has just written.
        await TellAnsweredAsync(cancel);
        return results!;

        async Task TellAnsweredAsync(CancellationToken cancel)
        {
            var asked = Enumerable.Range(0, envelopes.Count)
                .Where(i => envelopes[i].Key is not null && results[i] is null or { Failure: null, Outcome: not CommandOutcome.Recorded }).ToArray();
            var answered = await reader.StoredResponsesAsync([.. asked.Select(i => envelopes[i].Key!.Value).Distinct()], cancel);
            foreach (var i in asked)
            {
                if (answered.TryGetValue(envelopes[i].Key!.Value, out var before)) results[i] = new CommandResult(Map(before.ToOutcome(envelopes[i].Key!)), null);
            }
        }
    }

    /// <summary>Begins to record lists of recordings, each while the one before it is being written.</summary>
    public PipelinedAppender BeginPipeline() => new(reader, writer, this, _clock);

    /// <summary>Records one recording; a failure is told like an outcome.</summary>
    internal Task<CommandResult> TryAsync(CommandEnvelope envelope, CancellationToken cancel) => TryAsync(() => HandleAsync(envelope, cancel));

    /// <summary>What an append came to; a failure is told like an outcome.</summary>
    internal static Task<CommandResult> TryAsync(Task<AppendOutcome> answer) => TryAsync(async () => Map(await answer));

    /// <summary>How an earlier request of this key was answered; null if there was none.</summary>
    private async Task<CommandOutcome?> StoredOutcomeAsync(IdempotencyKey? key, CancellationToken cancel) =>
        key is not null && (await reader.StoredResponsesAsync([key.Value], cancel)).TryGetValue(key.Value, out var before) ? Map(before.ToOutcome(key)) : null;

    private static CommandOutcome Map(AppendOutcome outcome) => outcome switch
    {
        AppendOutcome.Appended appended => new CommandOutcome.Recorded(appended.Writes, appended.Replayed),
        AppendOutcome.VersionConflict moved => new CommandOutcome.VersionConflict(moved.Stream, moved.Expected, moved.Actual),
        AppendOutcome.IdempotencyConflict reused => new CommandOutcome.IdempotencyConflict(reused.Key),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Not an outcome."),
    };

    private static async Task<CommandResult> TryAsync(Func<Task<CommandOutcome>> record)
    {
        try
        {
            return new CommandResult(await record(), null);
        }
        catch (Exception e) when (e is LedgerRefusedException or LedgerUnavailableException)
        {
            return new CommandResult(null, e);
        }
    }
}

/// <summary>The outcome of one of many recordings, or why there is none.</summary>
public sealed record CommandResult(CommandOutcome? Outcome, Exception? Failure);
