using System.Runtime.ExceptionServices;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger;
using StanceTracker.Ledger.Appending;
using StanceTracker.Ledger.Commands;

namespace StanceTracker.Imports.Pipeline;

/// <summary>A chunk that is decided and on its way to be written.</summary>
/// <param name="lines">Its lines, in order.</param>
/// <param name="context">What the chunks of an import share.</param>
/// <param name="isBulk">Whether they are part of a load.</param>
/// <param name="statements">The statements that were decided, in order.</param>
/// <param name="outcomes">What is known of each line so far.</param>
/// <param name="mentions">The mentions that wait for their statements.</param>
/// <param name="dependencies">The place among the outcomes of each dependency that was decided.</param>
/// <param name="places">The place among the outcomes of each statement.</param>
/// <param name="pending">The outcomes.</param>
internal sealed class DecidedChunk(
    List<ImportLine> lines,
    ImportContext context,
    bool isBulk,
    List<(int Line, ImportLine.Parsed Statement)> statements,
    LineOutcome?[] outcomes,
    List<ImportLine.Parsed> mentions,
    Dictionary<Dependency, int> dependencies,
    List<int> places,
    PendingOutcomes pending)
{
    /// <summary>How often a row is decided again because its statement changed in the meantime.</summary>
    private const int MaxTries = 20;

    /// <summary>
    /// Waits until it is written, adds what further rows of one id say to their statement, and attaches the mentions that waited for these
    /// statements.
    /// </summary>
    /// <returns>What became of each line.</returns>
    public async Task<List<LineOutcome>> FinishAsync()
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i] is ImportLine.Skipped skipped) outcomes[i] = LineOutcome.From(skipped.Reason);
            if (lines[i] is ImportLine.Unreadable unreadable)
                outcomes[i] = LineOutcome.From(Reject.From(unreadable, unreadable.Rejection, unreadable.Kind));
        }

        await ReconcileAsync(await SettleAsync());
        if (context.Previous is not null) await CreditAsync(context.Previous);
        var attached = context.Pipeline.IsDryRun ? 0 : await AttachAsync();
        var finished = new List<LineOutcome>(outcomes!);
        if (attached > 0) finished[^1] = finished[^1] with { Result = finished[^1].Result with { Attached = attached } };
        return finished;
    }

    /// <summary>
    /// Keeps this chunk's mentions and attaches those that waited for its statements; also for statements that were there before, since a
    /// run that was killed may have recorded no more than them.
    /// </summary>
    private async Task<long> AttachAsync()
    {
        var recorded = statements
            .Where(s => s.Statement.Command.Body is StatementRecorded)
            .Select(s => s.Statement.Command.Stream)
            .ToArray();
        return await context.Mentions.AddAsync(mentions, context.Author) + await context.Mentions.AttachAsync(recorded);
    }

    /// <summary>Settles each row after its dependencies; returns the rows whose statement another row of the same id has begun.</summary>
    private async Task<List<(int Line, ImportLine.Parsed Statement)>> SettleAsync()
    {
        var results = await pending.GetAsync();
        foreach (var (dependency, place) in dependencies) Settle(dependency, results[place]);

        var duplicates = new List<(int Line, ImportLine.Parsed Statement)>();
        for (var i = 0; i < statements.Count; i++)
        {
            var (line, statement) = statements[i];
            var result = results[places[i]];
            var isDuplicate = statement.Duplicates != DuplicatePolicy.None
                && result is AppendOutcome.Rejected { Reason.Type: RejectionType.AlreadyExists };
            if (isDuplicate) duplicates.Add((line, statement));
            else Report(line, ToOutcome(lines[line], statement, result));
        }

        return duplicates;
    }

    /// <summary>
    /// Adds to statements what further rows of their id say: decided on what the ledger holds, and again if that changes in the meantime.
    /// </summary>
    private async Task ReconcileAsync(List<(int Line, ImportLine.Parsed Statement)> rows)
    {
        for (var attempt = 1; rows.Count > 0; attempt++)
        {
            // The first row of each statement now, the others in later rounds.
            var (round, later) = (
                new List<(int Line, ImportLine.Parsed Statement)>(rows.Count), new List<(int Line, ImportLine.Parsed Statement)>());
            var streams = new HashSet<StreamId>(rows.Count);
            foreach (var row in rows) (streams.Add(row.Statement.Command.Stream) ? round : later).Add(row);
            var held = await context.Pipeline.EventsAsync(streams);
            var envelopes = new List<CommandEnvelope>();
            var parts = new List<(int Line, ImportLine.Parsed Statement, Range Envelopes)>();
            foreach (var (line, statement) in round)
            {
                var start = envelopes.Count;
                envelopes.AddRange(Reconcile(statement, [.. held[statement.Command.Stream]]));
                parts.Add((line, statement, start..envelopes.Count));
            }

            var results = await context.Pipeline.HandleAllAsync(envelopes);
            foreach (var (line, statement, range) in parts)
            {
                var moved = false;
                Report(line, LineOutcome.AlreadyThere);
                for (var i = range.Start.Value; i < range.End.Value; i++)
                {
                    if (results[i] is AppendOutcome.VersionConflict && attempt < MaxTries) moved = true;
                    else Report(line, ToOutcome(lines[line], statement, results[i]));
                }

                if (moved) later.Add((line, statement));
            }

            rows = later;
        }
    }

    private IEnumerable<CommandEnvelope> Reconcile(ImportLine.Parsed row, IReadOnlyList<LedgerEvent> events)
    {
        if (events.Count == 0) return [];
        var decided = RowReconciliation.Decide((StatementRecorded)row.Command.Body, row.FollowUp, row.Duplicates, events);
        return decided.Select(
            (body, i) =>
                new CommandEnvelope([new Command(row.Command.Stream, body)], context.Author, new ExpectedVersion(events.Count + i))
                {
                    Bulk = isBulk,
                });
    }

    /// <summary>Counts as recorded what the import itself recorded before it was interrupted.</summary>
    private async Task CreditAsync(PreviousRun previous)
    {
        var settled = statements.Where(s => outcomes[s.Line] is { Reject: null }).ToArray();
        var recorded = await previous.RecordedAsync([.. settled.Select(s => s.Statement)]);
        foreach (var (line, _) in settled.Where((_, i) => recorded[i])) outcomes[line] = LineOutcome.Recorded;
    }

    private void Report(int line, LineOutcome outcome) => outcomes[line] = outcome.With(outcomes[line]);

    /// <summary>
    /// A stream that has begun differently will do; what happened to it since, an actor's merging for example, is not undone.
    /// </summary>
    private void Settle(Dependency dependency, AppendOutcome outcome)
    {
        if (outcome is AppendOutcome.Failed { Exception: not LedgerRefusedException } lost) ExceptionDispatchInfo.Throw(lost.Exception);
        dependency.Failure = outcome switch
        {
            AppendOutcome.Rejected { Reason.Type: not (RejectionType.AlreadyExists or RejectionType.ActorIsMerged) } rejected =>
                Reject.From(lines[0], rejected.Reason),
            AppendOutcome.Failed failed => new Reject(0, null, failed.Exception.Message, "", "refused-by-database"),
            _ => null,
        };
        dependency.IsMet = dependency.Failure is null;
    }

    private static LineOutcome ToOutcome(ImportLine line, ImportLine.Parsed statement, AppendOutcome outcome)
    {
        if (outcome is AppendOutcome.Failed { Exception: not LedgerRefusedException } lost) ExceptionDispatchInfo.Throw(lost.Exception);
        return outcome switch
        {
            AppendOutcome.Appended => LineOutcome.Recorded,
            AppendOutcome.NoChange => LineOutcome.AlreadyThere,
            AppendOutcome.Rejected when statement.Dependencies.FirstOrDefault(
                dependency => dependency.Failure is not null) is { Failure: { } cause } =>
                LineOutcome.From(cause with { Line = line.Number, Text = line.Text }),
            AppendOutcome.Rejected rejected => LineOutcome.From(Reject.From(line, rejected.Reason)),
            AppendOutcome.VersionConflict conflict =>
                LineOutcome.From(new Reject(line.Number, "version", Explain(conflict), line.Text, "version")),
            AppendOutcome.Failed refused =>
                LineOutcome.From(new Reject(line.Number, null, refused.Exception.Message, line.Text, "refused-by-database")),
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Not an outcome of an import."),
        };
    }

    private static string Explain(AppendOutcome.VersionConflict conflict) => conflict.Actual.Value < conflict.Expected.Value
        ? $"It would be number {conflict.Expected.Value + 1} in {conflict.Stream}, which has {conflict.Actual} events: what comes "
            + "between is missing."
        : $"{conflict.Stream} has another event as its number {conflict.Expected.Value + 1}.";
}
