using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using StanceTracker.Domain.Ledgers;
using StanceTracker.Ledger.Appending;
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
public sealed class Importer(Recorder recorder)
{
    /// <summary>The most lines, and about the most characters, that are decided and appended together: the first of them are written while the last are decided.</summary>
    private const int MostLines = 4_000, MostCharacters = 8 << 20;

    /// <summary>From so many lines on they are a load: what may be brought up to date later, waits.</summary>
    private const int LeastBulk = 200;

    private delegate Task<IReadOnlyList<RecordResult>> Record(IReadOnlyList<Recording> recordings, CancellationToken cancel);

    /// <summary>Imports lines.</summary>
    /// <param name="lines">In order; a line may rest on those before it.</param>
    /// <param name="author">Who imports, and the import's id.</param>
    /// <param name="mode">How.</param>
    /// <param name="onReject">Told of every line that is rejected, in order.</param>
    /// <param name="cancel">Stops it between chunks; importing the same again completes it.</param>
    /// <exception cref="LedgerUnavailableException">The database was lost; importing the same again completes it.</exception>
    public async Task<ImportResult> ImportAsync(
        IAsyncEnumerable<ImportLine> lines, Authorship author, ImportMode mode, Action<Reject> onReject, CancellationToken cancel = default)
    {
        Record record = mode.DryRun ? recorder.Rehearse().RecordAllAsync : recorder.RecordAllAsync;
        var total = ImportResult.None;
        await foreach (var chunk in AheadAsync(ChunksAsync(lines, cancel), cancel))
        {
            var taken = chunk;
            if (mode is { Strict: true, DryRun: false })
            {
                var rehearsed = await OutcomesAsync(chunk, author, recorder.Rehearse().RecordAllAsync, cancel);
                taken = chunk[..(FirstReject(rehearsed) + 1)];
            }

            var outcomes = await OutcomesAsync(taken, author, record, cancel);
            if (mode.Strict) outcomes = outcomes[..(FirstReject(outcomes) + 1)];
            foreach (var outcome in outcomes)
            {
                if (outcome.Reject is { } reject) onReject(reject);
                total += outcome.Result;
            }

            if (mode.Strict && total.Rejected > 0) break;
        }

        return total;
    }

    private static async Task<List<Outcome>> OutcomesAsync(List<ImportLine> chunk, Authorship author, Record record, CancellationToken cancel)
    {
        var proposing = chunk.OfType<ImportLine.Proposing>().ToArray();
        var results = await record([.. proposing.Select(line => new Recording([line.Proposal], author, line.Expected, Repeatable: true) { Bulk = proposing.Length >= LeastBulk })], cancel);
        var next = 0;
        return [.. chunk.Select(line => line switch
        {
            ImportLine.Proposing proposal => Told(proposal, results[next++]),
            ImportLine.Unreadable unreadable => Outcome.Of(new Reject(line.Number, unreadable.Why.Field, unreadable.Why.Message, line.Text)),
            _ => throw new ArgumentOutOfRangeException(nameof(chunk), line, "Not a line."),
        })];
    }

    private static Outcome Told(ImportLine.Proposing line, RecordResult result)
    {
        if (result.Failure is LedgerRefusedException refused) return Outcome.Of(new Reject(line.Number, null, refused.Message, line.Text));
        if (result.Failure is { } failure) ExceptionDispatchInfo.Throw(failure);
        return result.Outcome switch
        {
            RecordOutcome.Recorded => Outcome.Recorded,
            RecordOutcome.AlreadySo => Outcome.AlreadyThere,
            RecordOutcome.Refused refusal => Outcome.Of(new Reject(line.Number, refusal.Why.Field, refusal.Why.Message, line.Text)),
            RecordOutcome.Moved moved => Outcome.Of(new Reject(line.Number, "version", Explain(moved), line.Text)),
            _ => throw new ArgumentOutOfRangeException(nameof(result), result.Outcome, "Not an outcome of an import."),
        };
    }

    private static string Explain(RecordOutcome.Moved moved) => moved.Actual.Value < moved.Expected.Value
        ? $"It would be number {moved.Expected.Value + 1} in {moved.Stream}, which has {moved.Actual} events: what comes between is missing."
        : $"{moved.Stream} has another event as its number {moved.Expected.Value + 1}.";

    /// <summary>The place of the first rejected line, or behind the last where none is.</summary>
    private static int FirstReject(List<Outcome> outcomes) => outcomes.FindIndex(outcome => outcome.Reject is not null) is >= 0 and var found ? found : outcomes.Count - 1;

    private static async IAsyncEnumerable<List<ImportLine>> ChunksAsync(IAsyncEnumerable<ImportLine> lines, [EnumeratorCancellation] CancellationToken cancel)
    {
        var chunk = new List<ImportLine>();
        var characters = 0L;
        await foreach (var line in lines.WithCancellation(cancel))
        {
            chunk.Add(line);
            characters += line.Text.Length;
            if (chunk.Count < MostLines && characters < MostCharacters) continue;
            yield return chunk;
            (chunk, characters) = ([], 0);
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
        public static readonly Outcome Recorded = new(new ImportResult(1, 1, 0, 0));

        public static readonly Outcome AlreadyThere = new(new ImportResult(1, 0, 1, 0));

        public static Outcome Of(Reject reject) => new(new ImportResult(1, 0, 0, 1), reject);
    }
}
