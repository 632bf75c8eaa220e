using System.Runtime.ExceptionServices;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger;
using StanceTracker.Ledger.Appending;
using StanceTracker.Ledger.Commands;

namespace StanceTracker.Imports.Pipeline;

/// <summary>A chunk that is decided and on its way to be written.</summary>
/// <param name="chunk">The chunk.</param>
/// <param name="rows">Its statements that were decided, in order, each with its place among the outcomes.</param>
/// <param name="waiting">Its mentions that wait for their statements.</param>
/// <param name="dependencies">The place among the outcomes of each dependency that was decided.</param>
/// <param name="pending">The outcomes.</param>
internal sealed class DecidedChunk(
    ImportChunk chunk,
    List<(ChunkRow Row, int Place)> rows,
    List<ChunkRow> waiting,
    Dictionary<Dependency, int> dependencies,
    PendingOutcomes pending)
{
    /// <summary>How often a row is decided again because its statement changed in the meantime.</summary>
    private const int MaxTries = 20;

    private readonly ImportContext _context = chunk.Context;
    private readonly LineOutcome?[] _outcomes = new LineOutcome?[chunk.Lines.Count];
    private readonly Dictionary<Dependency, Reject> _failures = [];

    /// <summary>
    /// Waits until it is written, adds what further rows of one id say to their statement, and attaches the mentions that waited for these
    /// statements.
    /// </summary>
    /// <returns>What became of each line.</returns>
    public async Task<List<LineOutcome>> FinishAsync()
    {
        for (var i = 0; i < _outcomes.Length; i++)
        {
            _outcomes[i] = chunk.Lines[i] switch
            {
                ImportLine.Skipped skipped => LineOutcome.From(skipped.Reason),
                ImportLine.Unreadable unreadable => LineOutcome.From(Reject.From(unreadable, unreadable.Rejection, unreadable.Kind)),
                _ => null,
            };
        }

        foreach (var mention in waiting) _outcomes[mention.Line] = LineOutcome.Waiting;
        await ReconcileAsync(await SettleAsync());
        if (_context.Previous is not null) await CreditAsync(_context.Previous);
        var attached = _context.Pipeline.IsDryRun ? 0 : await AttachAsync();
        var finished = new List<LineOutcome>(_outcomes!);
        if (attached > 0) finished[^1] = finished[^1] with { Result = finished[^1].Result with { Attached = attached } };
        return finished;
    }

    /// <summary>
    /// Keeps this chunk's mentions and attaches those that waited for its statements; also for statements that were there before, since a
    /// run that was killed may have recorded no more than them.
    /// </summary>
    private async Task<long> AttachAsync()
    {
        var recorded = rows
            .Select(decided => decided.Row.Statement.Command)
            .Where(command => command.Body is StatementRecorded)
            .Select(command => command.Stream)
            .ToArray();
        return await _context.Mentions.AddAsync([.. waiting.Select(row => row.Statement)], _context.Author)
            + await _context.Mentions.AttachAsync(recorded);
    }

    /// <summary>Settles each row after its dependencies; returns the rows whose statement another row of the same id has begun.</summary>
    private async Task<List<ChunkRow>> SettleAsync()
    {
        var results = await pending.GetAsync();
        foreach (var (dependency, place) in dependencies) Settle(dependency, results[place]);

        var duplicates = new List<ChunkRow>();
        foreach (var (row, place) in rows)
        {
            var isDuplicate = row.Statement.Duplicates != DuplicatePolicy.None
                && results[place] is AppendOutcome.Rejected { Reason.Type: RejectionType.AlreadyExists };
            if (isDuplicate) duplicates.Add(row);
            else Report(row, ToOutcome(row, results[place]));
        }

        return duplicates;
    }

    /// <summary>
    /// Adds to statements what further rows of their id say: decided on what the ledger holds, and again if that changes in the meantime.
    /// </summary>
    private async Task ReconcileAsync(List<ChunkRow> duplicates)
    {
        for (var attempt = 1; duplicates.Count > 0; attempt++)
        {
            // The first row of each statement now, the others in later rounds.
            var (round, later) = (new List<ChunkRow>(duplicates.Count), new List<ChunkRow>());
            var streams = new HashSet<StreamId>(duplicates.Count);
            foreach (var row in duplicates) (streams.Add(row.Statement.Command.Stream) ? round : later).Add(row);
            var held = await _context.Pipeline.EventsAsync(streams);
            var envelopes = new List<CommandEnvelope>();
            var parts = new List<(ChunkRow Row, Range Envelopes)>();
            foreach (var row in round)
            {
                var start = envelopes.Count;
                envelopes.AddRange(Reconcile(row.Statement, [.. held[row.Statement.Command.Stream]]));
                parts.Add((row, start..envelopes.Count));
            }

            var results = await _context.Pipeline.HandleAllAsync(envelopes);
            foreach (var (row, range) in parts)
            {
                var moved = false;
                Report(row, LineOutcome.AlreadyThere);
                for (var i = range.Start.Value; i < range.End.Value; i++)
                {
                    if (results[i] is AppendOutcome.VersionConflict && attempt < MaxTries) moved = true;
                    else Report(row, ToOutcome(row, results[i]));
                }

                if (moved) later.Add(row);
            }

            duplicates = later;
        }
    }

    private IEnumerable<CommandEnvelope> Reconcile(ImportLine.Parsed row, IReadOnlyList<LedgerEvent> events)
    {
        if (events.Count == 0) return [];
        var decided = RowReconciliation.Decide((StatementRecorded)row.Command.Body, row.FollowUp, row.Duplicates, events);
        return decided.Select((body, i) => chunk.Envelope(
            [new Command(row.Command.Stream, body)], new ExpectedVersion(events.Count + i), repeatable: false));
    }

    /// <summary>Counts as recorded what the import itself recorded before it was interrupted.</summary>
    private async Task CreditAsync(PreviousRun previous)
    {
        var settled = rows.Select(decided => decided.Row).Where(row => _outcomes[row.Line] is { Reject: null }).ToArray();
        var recorded = await previous.RecordedAsync([.. settled.Select(row => row.Statement)]);
        foreach (var row in settled.Where((_, i) => recorded[i])) _outcomes[row.Line] = LineOutcome.Recorded;
    }

    private void Report(ChunkRow row, LineOutcome outcome) => _outcomes[row.Line] = outcome.With(_outcomes[row.Line]);

    /// <summary>
    /// A stream that has begun differently will do; what happened to it since, an actor's merging for example, is not undone.
    /// </summary>
    private void Settle(Dependency dependency, AppendOutcome outcome)
    {
        if (outcome is AppendOutcome.Failed { Exception: not LedgerRefusedException } lost) ExceptionDispatchInfo.Throw(lost.Exception);
        Reject? failure = outcome switch
        {
            AppendOutcome.Rejected { Reason.Type: not (RejectionType.AlreadyExists or RejectionType.ActorIsMerged) } rejected =>
                Reject.From(chunk.Lines[0], rejected.Reason),
            AppendOutcome.Failed failed => new Reject(0, null, failed.Exception.Message, "", "refused-by-database"),
            _ => null,
        };
        if (failure is not null) _failures.Add(dependency, failure);
        else if (!_context.Pipeline.IsDryRun) dependency.IsRecorded = true;
    }

    private LineOutcome ToOutcome(ChunkRow row, AppendOutcome outcome)
    {
        if (outcome is AppendOutcome.Failed { Exception: not LedgerRefusedException } lost) ExceptionDispatchInfo.Throw(lost.Exception);
        var line = chunk.Lines[row.Line];
        return outcome switch
        {
            AppendOutcome.Appended => LineOutcome.Recorded,
            AppendOutcome.NoChange => LineOutcome.AlreadyThere,
            AppendOutcome.Rejected when row.Statement.Dependencies.FirstOrDefault(_failures.ContainsKey) is { } failed =>
                LineOutcome.From(_failures[failed] with { Line = line.Number, Text = line.Text }),
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
