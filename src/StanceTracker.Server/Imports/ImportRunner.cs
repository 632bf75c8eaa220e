using Microsoft.Extensions.Options;
using Npgsql;
using StanceTracker.Domain.Events;
using StanceTracker.Imports.Formats;
using StanceTracker.Imports.Pipeline;
using StanceTracker.Ledger;
using StanceTracker.Ledger.Appending;

namespace StanceTracker.Server.Imports;

/// <summary>Runs imports that were sent.</summary>
public interface IImportRunner
{
    /// <summary>Runs one, or goes on with it; one that has ended is left.</summary>
    /// <param name="import">Its id.</param>
    /// <param name="cancel">Stops it; it waits again.</param>
    Task RunAsync(string import, CancellationToken cancel);
}

/// <summary>How an import ended.</summary>
/// <param name="State">Its state.</param>
/// <param name="Result">What became of its lines.</param>
/// <param name="Fault">Why it failed, if it did.</param>
internal sealed record ImportEnd(ImportState State, ImportResult Result, Exception? Fault = null);

/// <summary>Whoever watches an import in its own process.</summary>
/// <param name="OnReject">Told of every line that is rejected, with the part's name if the file is an archive of several.</param>
/// <param name="OnProgress">Told of what became of the lines so far.</param>
internal sealed record ImportObserver(Action<string?, Reject> OnReject, Action<ImportResult> OnProgress);

/// <summary>The one way in which imports run: by message, of an upload, and by the command line, of a file at hand.</summary>
internal sealed class ImportRunner(
    ImportTable table, NpgsqlDataSource database, IServiceProvider services, IOptions<ImportSettings> settings, ILogger<ImportRunner> log) : IImportRunner
{
    private static readonly ImportObserver Unwatched = new((_, _) => { }, _ => { });

    /// <inheritdoc/>
    /// <exception cref="ImportBusyException">Another server runs it.</exception>
    /// <exception cref="LedgerUnavailableException">The database was lost; it waits again.</exception>
    public async Task RunAsync(string import, CancellationToken cancel)
    {
        await using var turn = await table.BeginAsync(import, cancel);
        if (turn is null) return;
        await using var upload = await ImportUpload.OpenAsync(database, import, settings.Value.Folder, cancel);
        var end = await RunAsync(turn, services.GetRequiredService<ImportSession>(), upload, Unwatched, cancel);
        if (end.Fault is { } fault and not ImportFormatException) log.LogError(fault, "The import {Id} failed", import);
    }

    /// <summary>Runs an import that was added without an upload: its file is here alone.</summary>
    /// <param name="import">Its id; nobody else knows it yet.</param>
    /// <param name="session">What it shares with others of one run.</param>
    /// <param name="file">The file, at its beginning.</param>
    /// <param name="watch">Who watches it.</param>
    /// <param name="cancel">Stops it for good: importing the file again completes it.</param>
    /// <exception cref="LedgerUnavailableException">The database was lost.</exception>
    public async Task<ImportEnd> RunAsync(string import, ImportSession session, Stream file, ImportObserver watch, CancellationToken cancel)
    {
        await using var turn = await table.BeginAsync(import, cancel);
        return turn is null ? new ImportEnd(ImportState.Cancelled, ImportResult.None) : await RunAsync(turn, session, file, watch, cancel);
    }

    private async Task<ImportEnd> RunAsync(ImportLock turn, ImportSession session, Stream file, ImportObserver watch, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel, turn.Cancelled, turn.Lost);
        await using var progress = new ImportProgressWriter(turn, table, file, settings.Value.MaxRejects, log);
        try
        {
            return await EndAsync(await ImportAsync(turn.Import, session, file, progress, watch, stop.Token), error: null);
        }
        catch (OperationCanceledException e) when (turn.Lost.IsCancellationRequested)
        {
            throw new LedgerUnavailableException($"The import {turn.Import.Id} lost its lock with the connection that held it.", e);
        }
        catch (OperationCanceledException) when (turn.Cancelled.IsCancellationRequested)
        {
            return await EndAsync(ImportState.Cancelled, error: null);
        }
        catch (ImportFormatException e)
        {
            return await EndAsync(ImportState.Failed, e.Message, e);
        }
        catch (Exception e) when (!DatabaseOutage.IsCauseOf(e) && !stop.IsCancellationRequested)
        {
            return await EndAsync(ImportState.Failed, "It failed for a reason that is not in the file. See the server log for the import's id.", e);
        }

        async Task<ImportEnd> EndAsync(ImportState state, string? error, Exception? fault = null)
        {
            await progress.EndAsync(state, error);
            return new ImportEnd(state, progress.Result, fault);
        }
    }

    private static async Task<ImportState> ImportAsync(
        ImportRecord import, ImportSession session, Stream file, ImportProgressWriter progress, ImportObserver watch, CancellationToken stop)
    {
        var author = new Authorship(import.Analyst, import.CorrelationId, import.Id);
        var mode = new ImportMode(import.DryRun, import.Strict, Continues: import.Started is not null);
        var result = await session.ImportAsync(
            file, ImportFormat.Find(import.Format)!, author, mode, progress.Add + watch.OnReject, progress.Report + watch.OnProgress, stop);
        if (import.Strict && result.Rejected > 0) return ImportState.Stopped;
        progress.ReportPart();
        return ImportState.Done;
    }
}
