using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using StanceTracker.Domain.Decisions;
using StanceTracker.Domain.Ledgers;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger;
using StanceTracker.Ledger.Appending;
using StanceTracker.Ledger.Reading;
using StanceTracker.Ledger.Recording;

namespace StanceTracker.Imports;

/// <summary>How to import.</summary>
/// <param name="DryRun">Decide everything and write nothing.</param>
/// <param name="Strict">Stop at the first line that is rejected; what is before it is recorded, what is behind it is not.</param>
public sealed record ImportMode(bool DryRun = false, bool Strict = false);

/// <summary>
/// Records what lines propose, in their order and in chunks, each line standing or falling on its own. A line that the ledger holds already is left: so a file can be
/// loaded again, or its loading go on where it was interrupted.
/// </summary>
/// <param name="recorder">Decides and appends.</param>
/// <param name="reader">The streams that rows of one id share.</param>
/// <param name="waiting">Where mentions of statements wait that are not there yet.</param>
public sealed class Importer(Recorder recorder, LedgerReader reader, WaitingMentions waiting)
{
    /// <summary>The most lines, and about the most bytes, that are decided and appended together: the first of them are written while the last are decided.</summary>
    private const int MostLines = 4_000, MostBytes = 8 << 20;

    /// <summary>From so many lines on they are a load: what may be brought up to date later, waits.</summary>
    private const int LeastBulk = 200;

    /// <summary>How often a row is decided anew because its statement moved meanwhile.</summary>
    private const int MostTries = 20;

    private delegate Task<IReadOnlyList<RecordResult>> Record(IReadOnlyList<Recording> recordings, CancellationToken cancel);

    /// <summary>Imports lines.</summary>
    /// <param name="lines">In order; a line may rest on those before it.</param>
    /// <param name="author">Who imports, and the import's id.</param>
    /// <param name="mode">How.</param>
    /// <param name="onReject">Told of every line that is rejected, in order.</param>
    /// <param name="onProgress">Told of what became of the lines so far, chunk after chunk.</param>
    /// <param name="cancel">Stops it between chunks; importing the same again completes it.</param>
    /// <exception cref="LedgerUnavailableException">The database was lost; importing the same again completes it.</exception>
    /// <exception cref="ImportFormatException">The file is not of the format.</exception>
    public async Task<ImportResult> ImportAsync(
        IAsyncEnumerable<ImportLine> lines, Authorship author, ImportMode mode, Action<Reject> onReject, Action<ImportResult>? onProgress = null, CancellationToken cancel = default)
    {
        Record record = mode.DryRun ? recorder.Rehearse().RecordAllAsync : recorder.RecordAllAsync;
        var total = ImportResult.None;
        await foreach (var chunk in AheadAsync(ChunksAsync(lines, cancel), cancel))
        {
            var taken = chunk;
            if (mode is { Strict: true, DryRun: false })
            {
                var rehearsed = await new Chunk(chunk, author, recorder.Rehearse().RecordAllAsync, isDryRun: true, reader, waiting).RecordAsync(cancel);
                foreach (var need in chunk.OfType<ImportLine.Proposing>().SelectMany(line => line.Needs)) (need.Met, need.Failure) = (false, null);
                taken = chunk[..(FirstReject(rehearsed) + 1)];
            }

            var outcomes = await new Chunk(taken, author, record, mode.DryRun, reader, waiting).RecordAsync(cancel);
            if (mode.Strict) outcomes = outcomes[..(FirstReject(outcomes) + 1)];
            foreach (var outcome in outcomes)
            {
                if (outcome.Reject is { } reject) onReject(reject);
                total += outcome.Result;
            }

            onProgress?.Invoke(total);
            if (mode.Strict && total.Rejected > 0) break;
        }

        return total;
    }

    /// <summary>The place of the first rejected line, or behind the last where none is.</summary>
    private static int FirstReject(List<Outcome> outcomes) => outcomes.FindIndex(outcome => outcome.Reject is not null) is >= 0 and var found ? found : outcomes.Count - 1;

    private static async IAsyncEnumerable<List<ImportLine>> ChunksAsync(IAsyncEnumerable<ImportLine> lines, [EnumeratorCancellation] CancellationToken cancel)
    {
        var chunk = new List<ImportLine>();
        var bytes = 0L;
        await foreach (var line in lines.WithCancellation(cancel))
        {
            chunk.Add(line);
            bytes += line.Line.Bytes.Length;
            if (chunk.Count < MostLines && bytes < MostBytes) continue;
            yield return chunk;
            (chunk, bytes) = ([], 0);
        }

        if (chunk.Count > 0) yield return chunk;
    }

    /// <summary>Reads the next while one is recorded.</summary>
    private static async IAsyncEnumerable<T> AheadAsync<T>(IAsyncEnumerable<T> items, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var ahead = Channel.CreateBounded<T>(1);
        var reading = Task.Run(
            async () =>
            {
                try
                {
                    await foreach (var item in items.WithCancellation(stop.Token)) await ahead.Writer.WriteAsync(item, stop.Token);
                    ahead.Writer.Complete();
                }
                catch (Exception e)
                {
                    ahead.Writer.Complete(e);
                }
            },
            CancellationToken.None);
        try
        {
            await foreach (var item in ahead.Reader.ReadAllAsync(cancel)) yield return item;
        }
        finally
        {
            await stop.CancelAsync();
            await reading;
        }
    }

    /// <summary>What became of one line.</summary>
    private sealed record Outcome(ImportResult Result, Reject? Reject = null)
    {
        public static readonly Outcome Recorded = new(new ImportResult(1, 1, 0, 0)), AlreadyThere = new(new ImportResult(1, 0, 1, 0)), Waiting = new(new ImportResult(1, 0, 0, 0, Waiting: 1));

        private static readonly Outcome NoTarget = new(new ImportResult(1, 0, 0, 0, NoTarget: 1)), NoSpeaker = new(new ImportResult(1, 0, 0, 0, NoSpeaker: 1)), ToItself = new(new ImportResult(1, 0, 0, 0, ToItself: 1));

        public static Outcome Of(Reject reject) => new(new ImportResult(1, 0, 0, 1), reject);

        public static Outcome Of(LeftOut because) => because switch
        {
            LeftOut.NoTarget => NoTarget,
            LeftOut.NoSpeaker => NoSpeaker,
            LeftOut.ToItself => ToItself,
            _ => throw new ArgumentOutOfRangeException(nameof(because), because, "Not a reason."),
        };

        /// <summary>What became of a line of several statements: rejected if one is, recorded if one is.</summary>
        public Outcome With(Outcome? other) => other is null || Reject is not null || (other.Reject is null && Result.Recorded > 0) ? this : other;
    }

    /// <summary>Lines that are decided and appended together.</summary>
    private sealed class Chunk(List<ImportLine> lines, Authorship author, Record record, bool isDryRun, LedgerReader reader, WaitingMentions waiting)
    {
        private readonly Outcome?[] _outcomes = new Outcome?[lines.Count];

        public async Task<List<Outcome>> RecordAsync(CancellationToken cancel)
        {
            var proposed = new List<(int Line, ImportLine.Proposing Statement)>(lines.Count);
            for (var i = 0; i < lines.Count; i++)
            {
                switch (lines[i])
                {
                    case ImportLine.Proposing proposing:
                        proposed.Add((i, proposing));
                        foreach (var also in proposing.Also) proposed.Add((i, also));
                        break;
                    case ImportLine.Leaving leaving:
                        _outcomes[i] = Outcome.Of(leaving.Because);
                        break;
                    case ImportLine.Unreadable unreadable:
                        _outcomes[i] = Outcome.Of(Reject.Of(unreadable, unreadable.Why, unreadable.Kind));
                        break;
                }
            }

            var mentions = await LetWaitAsync(proposed, cancel);
            await ReconcileAsync(await RecordAsync(proposed, cancel), cancel);

            // Also of those that were there before: a run that was killed may have recorded them and no more.
            var statements = proposed.Where(p => p.Statement.Proposal.Body is StatementRecorded).Select(p => p.Statement.Proposal.Stream).ToArray();
            var attached = isDryRun ? 0 : await waiting.AddAsync(mentions, author, cancel) + await waiting.AttachAsync(statements, cancel);
            var outcomes = new List<Outcome>(_outcomes!);
            if (attached > 0) outcomes[^1] = outcomes[^1] with { Result = outcomes[^1].Result with { Attached = attached } };
            return outcomes;
        }

        /// <summary>Takes out the mentions of statements that are not there.</summary>
        private async Task<List<ImportLine.Proposing>> LetWaitAsync(List<(int Line, ImportLine.Proposing Statement)> proposed, CancellationToken cancel)
        {
            var mentions = new List<ImportLine.Proposing>();
            var mentioned = proposed.Where(p => p.Statement.MayWait).Select(p => p.Statement.Proposal.Stream).Distinct().ToArray();
            if (mentioned.Length == 0) return mentions;
            var absent = await waiting.AbsentAsync(mentioned, cancel);
            proposed.RemoveAll(p =>
            {
                if (!p.Statement.MayWait || !absent.Contains(p.Statement.Proposal.Stream)) return false;
                mentions.Add(p.Statement);
                _outcomes[p.Line] = Outcome.Waiting;
                return true;
            });
            return mentions;
        }

        /// <summary>Records each row with what it needs before it; gives the rows whose statement another of their id has begun.</summary>
        private async Task<List<(int Line, ImportLine.Proposing Statement)>> RecordAsync(List<(int Line, ImportLine.Proposing Statement)> proposed, CancellationToken cancel)
        {
            var recordings = new List<Recording>(proposed.Count * 2);
            var needs = new Dictionary<Need, int>();
            var places = new int[proposed.Count];
            for (var i = 0; i < proposed.Count; i++)
            {
                foreach (var need in proposed[i].Statement.Needs)
                {
                    if (need.Met || !needs.TryAdd(need, recordings.Count)) continue;
                    recordings.Add(new Recording([need.Proposal], author, Repeatable: true) { Bulk = lines.Count >= LeastBulk });
                }

                places[i] = recordings.Count;
                recordings.Add(new Recording([.. proposed[i].Statement.Proposals], author, proposed[i].Statement.Expected, Repeatable: true) { Bulk = lines.Count >= LeastBulk });
            }

            var results = await record(recordings, cancel);
            foreach (var (need, place) in needs) Settle(need, results[place]);

            var unsettled = new List<(int Line, ImportLine.Proposing Statement)>();
            for (var i = 0; i < proposed.Count; i++)
            {
                var (line, statement) = proposed[i];
                var result = results[places[i]];
                var isCopy = statement.Copies != RowCopies.None && result.Outcome is RecordOutcome.Refused { Why.Type: RefusalType.AlreadyExists };
                if (isCopy) unsettled.Add((line, statement));
                else Tell(line, Told(lines[line], statement, result));
            }

            return unsettled;
        }

        /// <summary>Adds to statements what further rows of their id say: decided on what is there, and anew where that moves meanwhile.</summary>
        private async Task ReconcileAsync(List<(int Line, ImportLine.Proposing Statement)> rows, CancellationToken cancel)
        {
            for (var attempt = 1; rows.Count > 0; attempt++)
            {
                // Of the rows of one statement the first, then the others.
                var (round, later) = (new List<(int Line, ImportLine.Proposing Statement)>(rows.Count), new List<(int Line, ImportLine.Proposing Statement)>());
                var streams = new Dictionary<StreamId, List<LedgerEvent>>(rows.Count);
                foreach (var row in rows) (streams.TryAdd(row.Statement.Proposal.Stream, []) ? round : later).Add(row);
                await foreach (var e in reader.StreamsAsync(streams.Keys, cancel)) streams[e.Stream].Add(e.Body);
                var recordings = new List<Recording>();
                var parts = new List<(int Line, ImportLine.Proposing Statement, Range Recordings)>();
                foreach (var (line, statement) in round)
                {
                    var (stream, events) = (statement.Proposal.Stream, streams[statement.Proposal.Stream]);
                    var start = recordings.Count;
                    if (events.Count > 0)
                    {
                        var decided = Copies.Decide((StatementRecorded)statement.Proposal.Body, statement.Further, statement.Copies, events);
                        for (var i = 0; i < decided.Count; i++) recordings.Add(new Recording([new Proposal(stream, decided[i])], author, new ExpectedVersion(events.Count + i)) { Bulk = lines.Count >= LeastBulk });
                    }

                    parts.Add((line, statement, start..recordings.Count));
                }

                var results = await record(recordings, cancel);
                foreach (var (line, statement, range) in parts)
                {
                    var moved = false;
                    Tell(line, Outcome.AlreadyThere);
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

        private void Tell(int line, Outcome outcome) => _outcomes[line] = outcome.With(_outcomes[line]);

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

        private static Outcome Told(ImportLine line, ImportLine.Proposing statement, RecordResult result)
        {
            if (result.Failure is LedgerRefusedException refused) return Outcome.Of(new Reject(line.Number, null, refused.Message, line.Text, "refused-by-database"));
            if (result.Failure is { } failure) ExceptionDispatchInfo.Throw(failure);
            return result.Outcome switch
            {
                RecordOutcome.Recorded => Outcome.Recorded,
                RecordOutcome.AlreadySo => Outcome.AlreadyThere,
                RecordOutcome.Refused when statement.Needs.FirstOrDefault(need => need.Failure is not null) is { Failure: { } cause } =>
                    Outcome.Of(cause with { Line = line.Number, Text = line.Text }),
                RecordOutcome.Refused refusal => Outcome.Of(Reject.Of(line, refusal.Why)),
                RecordOutcome.Moved moved => Outcome.Of(new Reject(line.Number, "version", Explain(moved), line.Text, "version")),
                _ => throw new ArgumentOutOfRangeException(nameof(result), result.Outcome, "Not an outcome of an import."),
            };
        }

        private static string Explain(RecordOutcome.Moved moved) => moved.Actual.Value < moved.Expected.Value
            ? $"It would be number {moved.Expected.Value + 1} in {moved.Stream}, which has {moved.Actual} events: what comes between is missing."
            : $"{moved.Stream} has another event as its number {moved.Expected.Value + 1}.";
    }
}
