using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using StanceTracker.Domain.Events;
using StanceTracker.Imports.Formats;
using StanceTracker.Ledger;
using StanceTracker.Ledger.Appending;
using StanceTracker.Ledger.Commands;
using StanceTracker.Ledger.Reading;

namespace StanceTracker.Imports.Pipeline;

/// <summary>How to import.</summary>
/// <param name="DryRun">Decide everything, write nothing.</param>
/// <param name="Strict">Stop at the first rejected line: the lines before it are recorded, those after it are not.</param>
/// <param name="Continues">Whether an earlier run of the same import may have recorded some of it; that counts as recorded.</param>
public sealed record ImportMode(bool DryRun = false, bool Strict = false, bool Continues = false);

/// <summary>
/// The pipeline: lines → chunks → decided → appended → outcomes. Each line succeeds or fails on its own, in order; a chunk is decided while
/// the one before it is written. A line that the ledger already holds is skipped, so a file can be loaded again and an interrupted import
/// continued.
/// </summary>
/// <param name="handler">Decides and appends.</param>
/// <param name="reader">Reads what an interrupted run of the import recorded.</param>
/// <param name="mentions">Keeps mentions of statements that are not recorded yet.</param>
public sealed class Importer(CommandHandler handler, LedgerReader reader, PendingMentions mentions)
{
    /// <summary>The most lines, and about the most bytes, of a chunk: its first lines are written while its last are decided.</summary>
    private const int MaxLines = 4_000, MaxBytes = 8 << 20;

    /// <summary>
    /// A chunk of at least this many lines starts a load, which lasts to the end of the file: maintenance that can wait, waits.
    /// </summary>
    private const int MinBulkLines = 200;

    /// <summary>Imports lines.</summary>
    /// <param name="lines">In order; a line may depend on those before it.</param>
    /// <param name="author">Who imports, and the import's id.</param>
    /// <param name="mode">How to import.</param>
    /// <param name="onReject">Called for every rejected line, in order.</param>
    /// <param name="onProgress">Called with the result so far, chunk after chunk.</param>
    /// <param name="cancel">Stops between chunks, after what is on its way is written; importing the file again completes it.</param>
    /// <exception cref="LedgerUnavailableException">The database was lost; importing the file again completes it.</exception>
    /// <exception cref="ImportFormatException">The file is not in this format.</exception>
    public async Task<ImportResult> ImportAsync(
        IAsyncEnumerable<ImportLine> lines,
        Authorship author,
        ImportMode mode,
        Action<Reject> onReject,
        Action<ImportResult>? onProgress = null,
        CancellationToken cancel = default)
    {
        var previous = mode is { Continues: true, DryRun: false } ? new PreviousRun(reader, author.CausationId!) : null;
        var context = new ImportContext(author, mode.DryRun ? handler.BeginDryRun() : handler.BeginPipeline(), mentions, previous);
        var total = ImportResult.None;
        var isBulk = false;
        DecidedChunk? before = null;
        try
        {
            await foreach (var next in ReadAheadAsync(ChunksAsync(lines, cancel), cancel))
            {
                var wasBulk = isBulk;
                isBulk |= next.Count >= MinBulkLines;
                var taken = mode is { Strict: true, DryRun: false } ? await UpToRejectAsync(next) : next;
                var chunk = new ImportChunk(taken, context, isBulk);
                if (chunk.DependsOnLedger || wasBulk != isBulk) await FinishAsync();
                var decided = await chunk.DecideAsync();
                await FinishAsync();
                before = decided;
                if (!mode.Strict) continue;
                await FinishAsync();
                if (total.Rejected > 0) break;
            }
        }
        catch (Exception e) when (IsOfTheFile(e) || e is OperationCanceledException)
        {
            // The chunk before is on its way.
            await FinishAsync();
            throw;
        }
        catch (Exception e) when (e is not LedgerUnavailableException && DatabaseOutage.IsCauseOf(e))
        {
            throw new LedgerUnavailableException(
                "The ledger could not be reached, or was lost: what was on its way may or may not be written.", e);
        }

        await FinishAsync();
        return total;

        async Task FinishAsync()
        {
            if (before is null) return;
            var outcomes = await before.FinishAsync();
            before = null;
            if (mode.Strict) outcomes = outcomes[..(FirstReject(outcomes) + 1)];
            foreach (var outcome in outcomes)
            {
                if (outcome.Reject is { } reject) onReject(reject);
                total += outcome.Result;
            }

            onProgress?.Invoke(total);
        }

        // Up to and including the first line that would be rejected.
        async Task<List<ImportLine>> UpToRejectAsync(List<ImportLine> chunk)
        {
            var trial = await new ImportChunk(chunk, new ImportContext(author, handler.BeginDryRun(), mentions), isBulk).DecideAsync();
            return chunk[..(FirstReject(await trial.FinishAsync()) + 1)];
        }
    }

    /// <summary>The index of the first rejected line, or of the last line if none is rejected.</summary>
    private static int FirstReject(List<LineOutcome> outcomes) =>
        outcomes.FindIndex(outcome => outcome.Reject is not null) is >= 0 and var found ? found : outcomes.Count - 1;

    /// <summary>The lines in chunks; if the file breaks off, those before the fault come first.</summary>
    private static async IAsyncEnumerable<List<ImportLine>> ChunksAsync(
        IAsyncEnumerable<ImportLine> lines, [EnumeratorCancellation] CancellationToken cancel)
    {
        var chunk = new List<ImportLine>();
        var bytes = 0L;
        ExceptionDispatchInfo? fault = null;
        await using var read = lines.GetAsyncEnumerator(cancel);
        while (await NextAsync())
        {
            chunk.Add(read.Current);
            bytes += read.Current.Line.Bytes.Length;
            if (chunk.Count < MaxLines && bytes < MaxBytes) continue;
            yield return chunk;
            (chunk, bytes) = ([], 0);
        }

        if (chunk.Count > 0) yield return chunk;
        fault?.Throw();

        async ValueTask<bool> NextAsync()
        {
            try
            {
                return await read.MoveNextAsync();
            }
            catch (Exception e) when (IsOfTheFile(e))
            {
                fault = ExceptionDispatchInfo.Capture(e);
                return false;
            }
        }
    }

    private static bool IsOfTheFile(Exception e) => e is ImportFormatException or InvalidDataException or IOException;

    /// <summary>Reads the next chunk while one is recorded.</summary>
    private static async IAsyncEnumerable<T> ReadAheadAsync<T>(IAsyncEnumerable<T> items, [EnumeratorCancellation] CancellationToken cancel)
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
}
