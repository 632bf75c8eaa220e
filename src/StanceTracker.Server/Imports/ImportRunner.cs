using Microsoft.Extensions.Options;
using Npgsql;
using StanceTracker.Domain.Events;
using StanceTracker.Imports.Formats;
using StanceTracker.Imports.Pipeline;
using StanceTracker.Ledger;
using StanceTracker.Ledger.Appending;

namespace StanceTracker.Server.Imports;

/// <summary>Runs uploaded imports.</summary>
public interface IImportRunner
{
    /// <summary>Runs or resumes an import. Does nothing if it has ended.</summary>
    /// <param name="import">The import's ID.</param>
    /// <param name="cancel">Stops it; it is queued again.</param>
    Task RunAsync(string import, CancellationToken cancel);
}

/// <summary>How an import ended.</summary>
/// <param name="State">The final state.</param>
/// <param name="Result">The results.</param>
/// <param name="Fault">Why it failed; null if it did not.</param>
internal sealed record ImportEnd(ImportState State, ImportResult Result, Exception? Fault = null);

/// <summary>Callbacks for the process that runs an import.</summary>
/// <param name="OnReject">Called for each rejected line, with the part's name if the file is an archive of several.</param>
/// <param name="OnProgress">Called with the results so far.</param>
internal sealed record ImportObserver(Action<string?, Reject> OnReject, Action<ImportResult> OnProgress);

/// <summary>Runs all imports: uploads by message, and local files from the command line.</summary>
internal sealed class ImportRunner(
    ImportTable table,
    NpgsqlDataSource database,
    IServiceProvider services,
    IOptions<ImportSettings> settings,
    ILogger<ImportRunner> log) : IImportRunner
{
    private static readonly ImportObserver NoObserver = new((_, _) => { }, _ => { });

    /// <inheritdoc/>
    /// <exception cref="ImportBusyException">Another server is running it.</exception>
    /// <exception cref="LedgerUnavailableException">The database became unavailable; the import is queued again.</exception>
    public async Task RunAsync(string import, CancellationToken cancel)
    {
        await using var importLock = await table.BeginAsync(import, cancel);
        if (importLock is null) return;
        await using var upload = await ImportUpload.OpenAsync(database, import, settings.Value.Folder, cancel);
        var end = await RunAsync(importLock, services.GetRequiredService<ImportSession>(), upload, NoObserver, cancel);
        if (end.Fault is { } fault and not ImportFormatException) log.LogError(fault, "Import {Id} failed", import);
    }

    /// <summary>Runs an import without an upload, whose file only this process has.</summary>
    /// <param name="import">The import's ID.</param>
    /// <param name="session">Shared by the imports of one run.</param>
    /// <param name="file">The file, at its beginning.</param>
    /// <param name="observer">Callbacks.</param>
    /// <param name="cancel">Stops it; importing the file again completes it.</param>
    /// <exception cref="LedgerUnavailableException">The database became unavailable.</exception>
    public async Task<ImportEnd> RunAsync(
        string import, ImportSession session, Stream file, ImportObserver observer, CancellationToken cancel)
    {
        await using var importLock = await table.BeginAsync(import, cancel);
        return importLock is null
            ? new ImportEnd(ImportState.Cancelled, ImportResult.None)
            : await RunAsync(importLock, session, file, observer, cancel);
    }

    private async Task<ImportEnd> RunAsync(
        ImportLock importLock, ImportSession session, Stream file, ImportObserver observer, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel, importLock.Cancelled, importLock.Lost);
        await using var progress = new ImportProgressWriter(importLock, table, file, settings.Value.MaxRejects, log);
        try
        {
            return await EndAsync(await ImportAsync(importLock.Import, session, file, progress, observer, stop.Token), error: null);
        }
        catch (OperationCanceledException e) when (importLock.Lost.IsCancellationRequested)
        {
            throw new LedgerUnavailableException($"Import {importLock.Import.Id} lost its lock when its connection closed.", e);
        }
        catch (OperationCanceledException) when (importLock.Cancelled.IsCancellationRequested)
        {
            return await EndAsync(ImportState.Cancelled, error: null);
        }
        catch (ImportFormatException e)
        {
            return await EndAsync(ImportState.Failed, e.Message, e);
        }
        catch (Exception e) when (!DatabaseOutage.IsCauseOf(e) && !stop.IsCancellationRequested)
        {
            const string error = "The import failed, but not because of the file. See the server log for the import's ID.";
            return await EndAsync(ImportState.Failed, error, e);
        }

        async Task<ImportEnd> EndAsync(ImportState state, string? error, Exception? fault = null)
        {
            await progress.EndAsync(state, error);
            return new ImportEnd(state, progress.Result, fault);
        }
    }

    private static async Task<ImportState> ImportAsync(
        ImportRecord import,
        ImportSession session,
        Stream file,
        ImportProgressWriter progress,
        ImportObserver observer,
        CancellationToken stop)
    {
        var author = new Authorship(import.Analyst, import.CorrelationId, import.Id);
        var mode = new ImportMode(import.DryRun, import.Strict, Continues: import.Started is not null);
        var result = await session.ImportAsync(
            file,
            ImportFormat.Find(import.Format)!,
            author,
            mode,
            progress.Add + observer.OnReject,
            progress.Report + observer.OnProgress,
            stop);
        if (import.Strict && result.Rejected > 0) return ImportState.Stopped;
        progress.ReportAllRead();
        return ImportState.Done;
    }
}
