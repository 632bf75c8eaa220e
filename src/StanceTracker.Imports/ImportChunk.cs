using System.Runtime.ExceptionServices;
using StanceTracker.Domain.Decisions;
using StanceTracker.Domain.Ledgers;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger;
using StanceTracker.Ledger.Appending;
using StanceTracker.Ledger.Reading;
using StanceTracker.Ledger.Recording;

namespace StanceTracker.Imports;

/// <summary>
/// Lines that are decided and appended together: first all are decided, then, when they are written, what became of each is told, and what further rows of one id say is added to their statement.
/// </summary>
/// <param name="lines">The lines, in order.</param>
/// <param name="author">Who imports.</param>
/// <param name="isLoad">Whether they are part of a load.</param>
/// <param name="undertaking">For good, or in a rehearsal.</param>
/// <param name="waiting">Where mentions of statements wait that are not there yet.</param>
/// <param name="earlier">What the import has recorded before it was stopped; null where it was not.</param>
internal sealed class ImportChunk(
    List<ImportLine> lines, Authorship author, bool isLoad, Undertaking undertaking, WaitingMentions waiting, EarlierRun? earlier = null)
{
    /// <summary>How often a row is decided anew because its statement moved meanwhile.</summary>
    private const int MostTries = 20;

    private readonly LineOutcome?[] _outcomes = new LineOutcome?[lines.Count];
    private readonly List<(int Line, ImportLine.Proposing Statement)> _proposed = [.. Proposed(lines)];
    private readonly List<ImportLine.Proposing> _mentions = [];
    private readonly Dictionary<Need, int> _needs = [];
    private readonly List<int> _places = [];
    private Settle? _settle;

    /// <summary>Whether what is written by then decides what becomes of a line: all before it has to be finished first.</summary>
    public bool RestsOnWhatIsThere => _proposed.Exists(p => p.Statement.MayWait);

    /// <summary>Decides each line with what it needs before it; what is decided is on its way to be written.</summary>
    public async Task DecideAsync()
    {
        await LetWaitAsync();
        var recordings = new List<Recording>(_proposed.Count * 2);
        foreach (var (_, statement) in _proposed)
        {
            foreach (var need in statement.Needs)
            {
                if (need.Met || !_needs.TryAdd(need, recordings.Count)) continue;
                recordings.Add(new Recording([need.Proposal], author, Repeatable: true) { Bulk = isLoad });
            }

            _places.Add(recordings.Count);
            recordings.Add(new Recording([.. statement.Proposals], author, statement.Expected, Repeatable: true) { Bulk = isLoad });
        }

        _settle = await undertaking.DecideAsync(recordings);
    }

    /// <summary>Waits until it is written; what became of each line.</summary>
    public async Task<List<LineOutcome>> FinishAsync()
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i] is ImportLine.Leaving leaving) _outcomes[i] = LineOutcome.Of(leaving.Because);
            if (lines[i] is ImportLine.Unreadable unreadable) _outcomes[i] = LineOutcome.Of(Reject.Of(unreadable, unreadable.Why, unreadable.Kind));
        }

        // Of the statements also those that were there before: a run that was killed may have recorded them and no more.
        var statements = _proposed.Where(p => p.Statement.Proposal.Body is StatementRecorded).Select(p => p.Statement.Proposal.Stream).ToArray();
        await ReconcileAsync(await SettleAsync());
        if (earlier is not null) await CreditAsync(earlier);
        var attached = undertaking.IsRehearsal ? 0 : await waiting.AddAsync(_mentions, author) + await waiting.AttachAsync(statements);
        var outcomes = new List<LineOutcome>(_outcomes!);
        if (attached > 0) outcomes[^1] = outcomes[^1] with { Result = outcomes[^1].Result with { Attached = attached } };
        return outcomes;
    }

    private static IEnumerable<(int Line, ImportLine.Proposing Statement)> Proposed(List<ImportLine> lines) =>
        from line in Enumerable.Range(0, lines.Count)
        where lines[line] is ImportLine.Proposing
        let proposing = (ImportLine.Proposing)lines[line]
        from statement in proposing.Also.Prepend(proposing)
        select (line, statement);

    /// <summary>Takes out the mentions of statements that are not there.</summary>
    private async Task LetWaitAsync()
    {
        var mentioned = _proposed.Where(p => p.Statement.MayWait).Select(p => p.Statement.Proposal.Stream).Distinct().ToArray();
        if (mentioned.Length == 0) return;
        var absent = await waiting.AbsentAsync(mentioned);
        _proposed.RemoveAll(p =>
        {
            if (!p.Statement.MayWait || !absent.Contains(p.Statement.Proposal.Stream)) return false;
            _mentions.Add(p.Statement);
            _outcomes[p.Line] = LineOutcome.Waiting;
            return true;
        });
    }

    /// <summary>Settles each row with what it needed before it; gives the rows whose statement another of their id has begun.</summary>
    private async Task<List<(int Line, ImportLine.Proposing Statement)>> SettleAsync()
    {
        var results = await _settle!(CancellationToken.None);
        foreach (var (need, place) in _needs) Settle(need, results[place]);

        var copies = new List<(int Line, ImportLine.Proposing Statement)>();
        for (var i = 0; i < _proposed.Count; i++)
        {
            var (line, statement) = _proposed[i];
            var result = results[_places[i]];
            var isCopy = statement.Copies != RowCopies.None && result.Outcome is RecordOutcome.Refused { Why.Type: RefusalType.AlreadyExists };
            if (isCopy) copies.Add((line, statement));
            else Tell(line, Told(lines[line], statement, result));
        }

        return copies;
    }

    /// <summary>Adds to statements what further rows of their id say: decided on what is there, and anew where that moves meanwhile.</summary>
    private async Task ReconcileAsync(List<(int Line, ImportLine.Proposing Statement)> rows)
    {
        for (var attempt = 1; rows.Count > 0; attempt++)
        {
            // Of the rows of one statement the first, then the others.
            var (round, later) = (new List<(int Line, ImportLine.Proposing Statement)>(rows.Count), new List<(int Line, ImportLine.Proposing Statement)>());
            var streams = new HashSet<StreamId>(rows.Count);
            foreach (var row in rows) (streams.Add(row.Statement.Proposal.Stream) ? round : later).Add(row);
            var there = await undertaking.EventsAsync(streams);
            var recordings = new List<Recording>();
            var parts = new List<(int Line, ImportLine.Proposing Statement, Range Recordings)>();
            foreach (var (line, statement) in round)
            {
                var (stream, events) = (statement.Proposal.Stream, there[statement.Proposal.Stream].ToArray());
                var start = recordings.Count;
                if (events.Length > 0)
                {
                    var decided = Copies.Decide((StatementRecorded)statement.Proposal.Body, statement.Further, statement.Copies, events);
                    for (var i = 0; i < decided.Count; i++) recordings.Add(new Recording([new Proposal(stream, decided[i])], author, new ExpectedVersion(events.Length + i)) { Bulk = isLoad });
                }

                parts.Add((line, statement, start..recordings.Count));
            }

            var results = await undertaking.RecordAsync(recordings);
            foreach (var (line, statement, range) in parts)
            {
                var moved = false;
                Tell(line, LineOutcome.AlreadyThere);
                for (var i = range.Start.Value; i < range.End.Value; i++)
                {
                    if (results[i].Outcome is RecordOutcome.Moved && attempt < MostTries) moved = true;
                    else Tell(line, Told(lines[line], statement, results[i]));
                }

                if (moved) later.Add((line, statement));
            }

            rows = later;
        }
    }

    /// <summary>Counts as recorded what the import itself has recorded before it was stopped.</summary>
    private async Task CreditAsync(EarlierRun earlier)
    {
        var settled = _proposed.Where(p => _outcomes[p.Line] is { Reject: null }).ToArray();
        var recorded = await earlier.RecordedAsync([.. settled.Select(p => p.Statement)]);
        foreach (var (line, _) in settled.Where((_, i) => recorded[i])) _outcomes[line] = LineOutcome.Recorded;
    }

    private void Tell(int line, LineOutcome outcome) => _outcomes[line] = outcome.With(_outcomes[line]);

    /// <summary>That its stream has begun is as good as that it begins so; what happened to it since, an actor's merging say, is not undone.</summary>
    private void Settle(Need need, RecordResult result)
    {
        if (result.Failure is not null and not LedgerRefusedException) ExceptionDispatchInfo.Throw(result.Failure);
        need.Failure = result switch
        {
            { Outcome: RecordOutcome.Refused { Why.Type: not (RefusalType.AlreadyExists or RefusalType.ActorIsMerged) } refused } => Reject.Of(lines[0], refused.Why),
            { Failure: { } failure } => new Reject(0, null, failure.Message, "", "refused-by-database"),
            _ => null,
        };
        need.Met = need.Failure is null;
    }

    private static LineOutcome Told(ImportLine line, ImportLine.Proposing statement, RecordResult result)
    {
        if (result.Failure is LedgerRefusedException refused) return LineOutcome.Of(new Reject(line.Number, null, refused.Message, line.Text, "refused-by-database"));
        if (result.Failure is { } failure) ExceptionDispatchInfo.Throw(failure);
        return result.Outcome switch
        {
            RecordOutcome.Recorded => LineOutcome.Recorded,
            RecordOutcome.AlreadySo => LineOutcome.AlreadyThere,
            RecordOutcome.Refused when statement.Needs.FirstOrDefault(need => need.Failure is not null) is { Failure: { } cause } =>
                LineOutcome.Of(cause with { Line = line.Number, Text = line.Text }),
            RecordOutcome.Refused refusal => LineOutcome.Of(Reject.Of(line, refusal.Why)),
            RecordOutcome.Moved moved => LineOutcome.Of(new Reject(line.Number, "version", Explain(moved), line.Text, "version")),
            _ => throw new ArgumentOutOfRangeException(nameof(result), result.Outcome, "Not an outcome of an import."),
        };
    }

    private static string Explain(RecordOutcome.Moved moved) => moved.Actual.Value < moved.Expected.Value
        ? $"It would be number {moved.Expected.Value + 1} in {moved.Stream}, which has {moved.Actual} events: what comes between is missing."
        : $"{moved.Stream} has another event as its number {moved.Expected.Value + 1}.";
}

/// <summary>How an import records: for good, or in a rehearsal.</summary>
/// <param name="IsRehearsal">Whether nothing is written.</param>
/// <param name="DecideAsync">Decides recordings; what is decided is on its way to be written.</param>
/// <param name="RecordAsync">Decides recordings and waits until they are written.</param>
/// <param name="EventsAsync">What streams hold, in a rehearsal with what it has come to.</param>
internal sealed record Undertaking(
    bool IsRehearsal,
    Func<IReadOnlyList<Recording>, Task<Settle>> DecideAsync,
    Func<IReadOnlyList<Recording>, Task<IReadOnlyList<RecordResult>>> RecordAsync,
    Func<IReadOnlyCollection<StreamId>, ValueTask<ILookup<StreamId, LedgerEvent>>> EventsAsync)
{
    public static Undertaking Of(Rehearsal rehearsal) =>
        new(true, recordings => rehearsal.DecideAsync(recordings), recordings => rehearsal.RecordAllAsync(recordings), streams => rehearsal.EventsAsync(streams));

    public static Undertaking Of(Recorder recorder, LedgerReader reader)
    {
        var succession = recorder.Begin();
        return new(
            false,
            recordings => succession.DecideAsync(recordings),
            recordings => recorder.RecordAllAsync(recordings),
            streams => reader.StreamsAsync(streams).ToLookupAsync(e => e.Stream, e => e.Body));
    }
}

/// <summary>What became of one line.</summary>
internal sealed record LineOutcome(ImportResult Result, Reject? Reject = null)
{
    public static readonly LineOutcome Recorded = new(new ImportResult(1, 1, 0, 0)), AlreadyThere = new(new ImportResult(1, 0, 1, 0)), Waiting = new(new ImportResult(1, 0, 0, 0, Waiting: 1));

    private static readonly LineOutcome NoTarget = new(new ImportResult(1, 0, 0, 0, NoTarget: 1)), NoSpeaker = new(new ImportResult(1, 0, 0, 0, NoSpeaker: 1)), ToItself = new(new ImportResult(1, 0, 0, 0, ToItself: 1));

    public static LineOutcome Of(Reject reject) => new(new ImportResult(1, 0, 0, 1), reject);

    public static LineOutcome Of(LeftOut because) => because switch
    {
        LeftOut.NoTarget => NoTarget,
        LeftOut.NoSpeaker => NoSpeaker,
        LeftOut.ToItself => ToItself,
        _ => throw new ArgumentOutOfRangeException(nameof(because), because, "Not a reason."),
    };

    /// <summary>What became of a line of several statements: rejected if one is, recorded if one is.</summary>
    public LineOutcome With(LineOutcome? other) => other is null || Reject is not null || (other.Reject is null && Result.Recorded > 0) ? this : other;
}
