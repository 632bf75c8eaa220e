using System.Runtime.ExceptionServices;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger;
using StanceTracker.Ledger.Appending;
using StanceTracker.Ledger.Commands;
using StanceTracker.Ledger.Reading;

namespace StanceTracker.Imports.Pipeline;

/// <summary>
/// Lines that are decided and appended together: first all are decided, then, when they are written, what became of each is told, and what further rows of one id say is added to their statement.
/// </summary>
/// <param name="lines">The lines, in order.</param>
/// <param name="author">Who imports.</param>
/// <param name="isLoad">Whether they are part of a load.</param>
/// <param name="execution">For good, or in a rehearsal.</param>
/// <param name="waiting">Where mentions of statements wait that are not there yet.</param>
/// <param name="earlier">What the import has recorded before it was stopped; null where it was not.</param>
internal sealed class ImportChunk(
    List<ImportLine> lines, Authorship author, bool isLoad, ImportExecution execution, PendingMentions waiting, PreviousRun? earlier = null)
{
    /// <summary>How often a row is decided anew because its statement moved meanwhile.</summary>
    private const int MaxTries = 20;

    private readonly LineOutcome?[] _outcomes = new LineOutcome?[lines.Count];
    private readonly List<(int Line, ImportLine.Parsed Statement)> _commanded = [.. CommandsOf(lines)];
    private readonly List<ImportLine.Parsed> _mentions = [];
    private readonly Dictionary<Dependency, int> _needs = [];
    private readonly List<int> _places = [];
    private Completion? _completion;

    /// <summary>Whether what is written by then decides what becomes of a line: all before it has to be finished first.</summary>
    public bool DependsOnLedger => _commanded.Exists(p => p.Statement.MayWait);

    /// <summary>Decides each line with what it needs before it; what is decided is on its way to be written.</summary>
    public async Task DecideAsync()
    {
        await DeferAsync();
        var envelopes = new List<CommandEnvelope>(_commanded.Count * 2);
        foreach (var (_, statement) in _commanded)
        {
            foreach (var need in statement.Dependencies)
            {
                if (need.IsMet || !_needs.TryAdd(need, envelopes.Count)) continue;
                envelopes.Add(new CommandEnvelope([need.Command], author, Repeatable: true) { Bulk = isLoad });
            }

            _places.Add(envelopes.Count);
            envelopes.Add(new CommandEnvelope([.. statement.Commands], author, statement.Expected, Repeatable: true) { Bulk = isLoad });
        }

        _completion = await execution.DecideAsync(envelopes);
    }

    /// <summary>Waits until it is written; what became of each line.</summary>
    public async Task<List<LineOutcome>> FinishAsync()
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i] is ImportLine.Skipped leaving) _outcomes[i] = LineOutcome.From(leaving.Reason);
            if (lines[i] is ImportLine.Unreadable unreadable) _outcomes[i] = LineOutcome.From(Reject.From(unreadable, unreadable.Rejection, unreadable.Kind));
        }

        // Of the statements also those that were there before: a run that was killed may have recorded them and no more.
        var statements = _commanded.Where(p => p.Statement.Command.Body is StatementRecorded).Select(p => p.Statement.Command.Stream).ToArray();
        await ReconcileAsync(await SettleAsync());
        if (earlier is not null) await CreditAsync(earlier);
        var attached = execution.IsDryRun ? 0 : await waiting.AddAsync(_mentions, author) + await waiting.AttachAsync(statements);
        var outcomes = new List<LineOutcome>(_outcomes!);
        if (attached > 0) outcomes[^1] = outcomes[^1] with { Result = outcomes[^1].Result with { Attached = attached } };
        return outcomes;
    }

    private static IEnumerable<(int Line, ImportLine.Parsed Statement)> CommandsOf(List<ImportLine> lines) =>
        from line in Enumerable.Range(0, lines.Count)
        where lines[line] is ImportLine.Parsed
        let proposing = (ImportLine.Parsed)lines[line]
        from statement in proposing.Also.Prepend(proposing)
        select (line, statement);

    /// <summary>Takes out the mentions of statements that are not there.</summary>
    private async Task DeferAsync()
    {
        var mentioned = _commanded.Where(p => p.Statement.MayWait).Select(p => p.Statement.Command.Stream).Distinct().ToArray();
        if (mentioned.Length == 0) return;
        var absent = await waiting.AbsentAsync(mentioned);
        _commanded.RemoveAll(p =>
        {
            if (!p.Statement.MayWait || !absent.Contains(p.Statement.Command.Stream)) return false;
            _mentions.Add(p.Statement);
            _outcomes[p.Line] = LineOutcome.Waiting;
            return true;
        });
    }

    /// <summary>Settles each row with what it needed before it; gives the rows whose statement another of their id has begun.</summary>
    private async Task<List<(int Line, ImportLine.Parsed Statement)>> SettleAsync()
    {
        var results = await _completion!(CancellationToken.None);
        foreach (var (need, place) in _needs) Settle(need, results[place]);

        var copies = new List<(int Line, ImportLine.Parsed Statement)>();
        for (var i = 0; i < _commanded.Count; i++)
        {
            var (line, statement) = _commanded[i];
            var result = results[_places[i]];
            var isCopy = statement.Duplicates != DuplicatePolicy.None && result.Outcome is CommandOutcome.Rejected { Reason.Type: RejectionType.AlreadyExists };
            if (isCopy) copies.Add((line, statement));
            else Report(line, ToOutcome(lines[line], statement, result));
        }

        return copies;
    }

    /// <summary>Adds to statements what further rows of their id say: decided on what is there, and anew where that moves meanwhile.</summary>
    private async Task ReconcileAsync(List<(int Line, ImportLine.Parsed Statement)> rows)
    {
        for (var attempt = 1; rows.Count > 0; attempt++)
        {
            // Of the rows of one statement the first, then the others.
            var (round, later) = (new List<(int Line, ImportLine.Parsed Statement)>(rows.Count), new List<(int Line, ImportLine.Parsed Statement)>());
            var streams = new HashSet<StreamId>(rows.Count);
            foreach (var row in rows) (streams.Add(row.Statement.Command.Stream) ? round : later).Add(row);
            var there = await execution.EventsAsync(streams);
            var envelopes = new List<CommandEnvelope>();
            var parts = new List<(int Line, ImportLine.Parsed Statement, Range Recordings)>();
            foreach (var (line, statement) in round)
            {
                var (stream, events) = (statement.Command.Stream, there[statement.Command.Stream].ToArray());
                var start = envelopes.Count;
                if (events.Length > 0)
                {
                    var decided = RowReconciliation.Decide((StatementRecorded)statement.Command.Body, statement.FollowUp, statement.Duplicates, events);
                    for (var i = 0; i < decided.Count; i++) envelopes.Add(new CommandEnvelope([new Command(stream, decided[i])], author, new ExpectedVersion(events.Length + i)) { Bulk = isLoad });
                }

                parts.Add((line, statement, start..envelopes.Count));
            }

            var results = await execution.RecordAsync(envelopes);
            foreach (var (line, statement, range) in parts)
            {
                var moved = false;
                Report(line, LineOutcome.AlreadyThere);
                for (var i = range.Start.Value; i < range.End.Value; i++)
                {
                    if (results[i].Outcome is CommandOutcome.VersionConflict && attempt < MaxTries) moved = true;
                    else Report(line, ToOutcome(lines[line], statement, results[i]));
                }

                if (moved) later.Add((line, statement));
            }

            rows = later;
        }
    }

    /// <summary>Counts as recorded what the import itself has recorded before it was stopped.</summary>
    private async Task CreditAsync(PreviousRun earlier)
    {
        var settled = _commanded.Where(p => _outcomes[p.Line] is { Reject: null }).ToArray();
        var recorded = await earlier.RecordedAsync([.. settled.Select(p => p.Statement)]);
        foreach (var (line, _) in settled.Where((_, i) => recorded[i])) _outcomes[line] = LineOutcome.Recorded;
    }

    private void Report(int line, LineOutcome outcome) => _outcomes[line] = outcome.With(_outcomes[line]);

    /// <summary>That its stream has begun is as good as that it begins so; what happened to it since, an actor's merging say, is not undone.</summary>
    private void Settle(Dependency need, CommandResult result)
    {
        if (result.Failure is not null and not LedgerRefusedException) ExceptionDispatchInfo.Throw(result.Failure);
        need.Failure = result switch
        {
            { Outcome: CommandOutcome.Rejected { Reason.Type: not (RejectionType.AlreadyExists or RejectionType.ActorIsMerged) } rejected } => Reject.From(lines[0], rejected.Reason),
            { Failure: { } failure } => new Reject(0, null, failure.Message, "", "refused-by-database"),
            _ => null,
        };
        need.IsMet = need.Failure is null;
    }

    private static LineOutcome ToOutcome(ImportLine line, ImportLine.Parsed statement, CommandResult result)
    {
        if (result.Failure is LedgerRefusedException rejected) return LineOutcome.From(new Reject(line.Number, null, rejected.Message, line.Text, "refused-by-database"));
        if (result.Failure is { } failure) ExceptionDispatchInfo.Throw(failure);
        return result.Outcome switch
        {
            CommandOutcome.Recorded => LineOutcome.Recorded,
            CommandOutcome.NoChange => LineOutcome.AlreadyThere,
            CommandOutcome.Rejected when statement.Dependencies.FirstOrDefault(need => need.Failure is not null) is { Failure: { } cause } =>
                LineOutcome.From(cause with { Line = line.Number, Text = line.Text }),
            CommandOutcome.Rejected rejection => LineOutcome.From(Reject.From(line, rejection.Reason)),
            CommandOutcome.VersionConflict moved => LineOutcome.From(new Reject(line.Number, "version", Explain(moved), line.Text, "version")),
            _ => throw new ArgumentOutOfRangeException(nameof(result), result.Outcome, "Not an outcome of an import."),
        };
    }

    private static string Explain(CommandOutcome.VersionConflict moved) => moved.Actual.Value < moved.Expected.Value
        ? $"It would be number {moved.Expected.Value + 1} in {moved.Stream}, which has {moved.Actual} events: what comes between is missing."
        : $"{moved.Stream} has another event as its number {moved.Expected.Value + 1}.";
}

/// <summary>How an import records: for good, or in a rehearsal.</summary>
/// <param name="IsDryRun">Whether nothing is written.</param>
/// <param name="DecideAsync">Decides recordings; what is decided is on its way to be written.</param>
/// <param name="RecordAsync">Decides recordings and waits until they are written.</param>
/// <param name="EventsAsync">What streams hold, in a rehearsal with what it has come to.</param>
internal sealed record ImportExecution(
    bool IsDryRun,
    Func<IReadOnlyList<CommandEnvelope>, Task<Completion>> DecideAsync,
    Func<IReadOnlyList<CommandEnvelope>, Task<IReadOnlyList<CommandResult>>> RecordAsync,
    Func<IReadOnlyCollection<StreamId>, ValueTask<ILookup<StreamId, LedgerEvent>>> EventsAsync)
{
    public static ImportExecution Create(DryRun dryRun) =>
        new(true, envelopes => dryRun.DecideAsync(envelopes), envelopes => dryRun.HandleAllAsync(envelopes), streams => dryRun.EventsAsync(streams));

    public static ImportExecution Create(CommandHandler recorder, LedgerReader reader)
    {
        var pipeline = recorder.BeginPipeline();
        return new(
            false,
            envelopes => pipeline.DecideAsync(envelopes),
            envelopes => recorder.HandleAllAsync(envelopes),
            streams => reader.StreamsAsync(streams).ToLookupAsync(e => e.Stream, e => e.Body));
    }
}

/// <summary>What became of one line.</summary>
internal sealed record LineOutcome(ImportResult Result, Reject? Reject = null)
{
    public static readonly LineOutcome Recorded = new(new ImportResult(1, 1, 0, 0)), AlreadyThere = new(new ImportResult(1, 0, 1, 0)), Waiting = new(new ImportResult(1, 0, 0, 0, Waiting: 1));

    private static readonly LineOutcome NoTarget = new(new ImportResult(1, 0, 0, 0, NoTarget: 1)), NoSpeaker = new(new ImportResult(1, 0, 0, 0, NoSpeaker: 1)), ToItself = new(new ImportResult(1, 0, 0, 0, ToItself: 1));

    public static LineOutcome From(Reject reject) => new(new ImportResult(1, 0, 0, 1), reject);

    public static LineOutcome From(SkipReason because) => because switch
    {
        SkipReason.NoTarget => NoTarget,
        SkipReason.NoSpeaker => NoSpeaker,
        SkipReason.ToItself => ToItself,
        _ => throw new ArgumentOutOfRangeException(nameof(because), because, "Not a reason."),
    };

    /// <summary>What became of a line of several statements: rejected if one is, recorded if one is.</summary>
    public LineOutcome With(LineOutcome? other) => other is null || Reject is not null || (other.Reject is null && Result.Recorded > 0) ? this : other;
}
