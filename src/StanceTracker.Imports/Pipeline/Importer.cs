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
/// <param name="DryRun">Decide everything and write nothing.</param>
/// <param name="Strict">Stop at the first line that is rejected; what is before it is recorded, what is behind it is not.</param>
/// <param name="Continues">Whether an earlier run of the same import may have recorded some of it: that counts as recorded.</param>
public sealed record ImportMode(bool DryRun = false, bool Strict = false, bool Continues = false);

/// <summary>
/// Records what lines propose, in their order and in chunks, each line standing or falling on its own. A chunk is decided while the one before it is written. A line that the ledger holds already is
/// left: so a file can be loaded again, or its loading go on where it was interrupted.
/// </summary>
/// <param name="recorder">Decides and appends.</param>
/// <param name="reader">The streams that rows of one id share.</param>
/// <param name="waiting">Where mentions of statements wait that are not there yet.</param>
public sealed class Importer(CommandHandler recorder, LedgerReader reader, PendingMentions waiting)
{
    /// <summary>The most lines, and about the most bytes, that are decided and appended together: the first of them are written while the last are decided.</summary>
    private const int MaxLines = 4_000, MaxBytes = 8 << 20;

    /// <summary>From so many lines on they are a load, with all that are behind them: what may be brought up to date later, waits.</summary>
    private const int MinBulkLines = 200;

    /// <summary>Imports lines.</summary>
    /// <param name="lines">In order; a line may rest on those before it.</param>
    /// <param name="author">Who imports, and the import's id.</param>
    /// <param name="mode">How.</param>
    /// <param name="onReject">Told of every line that is rejected, in order.</param>
    /// <param name="onProgress">Told of what became of the lines so far, chunk after chunk.</param>
    /// <param name="cancel">Stops it between chunks, when what is on its way is written; importing the same again completes it.</param>
    /// <exception cref="LedgerUnavailableException">The database was lost; importing the same again completes it.</exception>
    /// <exception cref="ImportFormatException">The file is not of the format.</exception>
    public async Task<ImportResult> ImportAsync(
        IAsyncEnumerable<ImportLine> lines, Authorship author, ImportMode mode, Action<Reject> onReject, Action<ImportResult>? onProgress = null, CancellationToken cancel = default)
    {
        var earlier = mode is { Continues: true, DryRun: false } ? new PreviousRun(reader, author.CausationId!) : null;
        var execution = mode.DryRun ? ImportExecution.Create(recorder.BeginDryRun()) : ImportExecution.Create(recorder, reader);
        var total = ImportResult.None;
        var isLoad = false;
        ImportChunk? before = null;
        try
        {
            await foreach (var next in ReadAheadAsync(ChunksAsync(lines, cancel), cancel))
            {
                var wasLoad = isLoad;
                isLoad |= next.Count >= MinBulkLines;
                var taken = mode is { Strict: true, DryRun: false } ? await UpToRejectAsync(next) : next;
                var chunk = new ImportChunk(taken, author, isLoad, execution, waiting, earlier);
                if (chunk.DependsOnLedger || wasLoad != isLoad) await FinishAsync();
                await chunk.DecideAsync();
                await FinishAsync();
                before = chunk;
                if (!mode.Strict) continue;
                await FinishAsync();
                if (total.Rejected > 0) break;
            }
        }
        catch (Exception e) when (IsOfTheFile(e) || e is OperationCanceledException)
        {
            // What is before it is on its way.
            await FinishAsync();
            throw;
        }
        catch (Exception e) when (e is not LedgerUnavailableException && DatabaseOutage.IsCauseOf(e))
        {
            throw new LedgerUnavailableException("The ledger could not be reached, or was lost: what was on its way may be written or not.", e);
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

        // Including the first line that would be rejected.
        async Task<List<ImportLine>> UpToRejectAsync(List<ImportLine> chunk)
        {
            var rehearsed = new ImportChunk(chunk, author, isLoad, ImportExecution.Create(recorder.BeginDryRun()), waiting);
            await rehearsed.DecideAsync();
            var upTo = FirstReject(await rehearsed.FinishAsync());
            foreach (var need in chunk.OfType<ImportLine.Parsed>().SelectMany(line => line.Dependencies)) (need.IsMet, need.Failure) = (false, null);
            return chunk[..(upTo + 1)];
        }
    }

    /// <summary>The place of the first rejected line, or behind the last where none is.</summary>
    private static int FirstReject(List<LineOutcome> outcomes) => outcomes.FindIndex(outcome => outcome.Reject is not null) is >= 0 and var found ? found : outcomes.Count - 1;

    /// <summary>The lines in chunks; where the file is at fault, those before the fault too.</summary>
    private static async IAsyncEnumerable<List<ImportLine>> ChunksAsync(IAsyncEnumerable<ImportLine> lines, [EnumeratorCancellation] CancellationToken cancel)
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

    /// <summary>Reads the next while one is recorded.</summary>
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
