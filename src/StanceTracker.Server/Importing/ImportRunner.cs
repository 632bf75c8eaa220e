using Microsoft.Extensions.Options;
using Npgsql;
using StanceTracker.Domain.Ledgers;
using StanceTracker.Imports;
using StanceTracker.Ledger;
using StanceTracker.Ledger.Appending;

namespace StanceTracker.Server.Importing;

/// <summary>Runs imports that were sent.</summary>
public interface IImportRunner
{
    /// <summary>Runs one, or goes on with it; one that has ended is left.</summary>
    /// <param name="import">Its id.</param>
    /// <param name="cancel">Stops it; it waits again.</param>
    Task RunAsync(string import, CancellationToken cancel);
}

/// <inheritdoc/>
internal sealed class ImportRunner(
    ImportTable table, NpgsqlDataSource database, IServiceProvider services, IOptions<ImportSettings> settings, IHostApplicationLifetime host, ILogger<ImportRunner> log)
    : IImportRunner
{
    /// <inheritdoc/>
    /// <exception cref="ImportBusyException">Another server runs it.</exception>
    /// <exception cref="LedgerUnavailableException">The database was lost; it waits again.</exception>
    public async Task RunAsync(string import, CancellationToken cancel)
    {
        await using var turn = await table.BeginAsync(import, cancel);
        if (turn is null) return;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel, host.ApplicationStopping, turn.Cancelled, turn.Lost);
        await using var upload = await ImportUpload.OpenAsync(database, import, settings.Value.Folder, stop.Token);
        await using var progress = new ImportProgressWriter(turn, table, upload, settings.Value.MostRejects, log);
        try
        {
            await progress.EndAsync(await ImportAsync(turn.Import, upload, progress, stop.Token), error: null);
        }
        catch (OperationCanceledException e) when (turn.Lost.IsCancellationRequested)
        {
            throw new LedgerUnavailableException($"The import {import} lost its lock with the connection that held it.", e);
        }
        catch (OperationCanceledException) when (turn.Cancelled.IsCancellationRequested)
        {
            await progress.EndAsync(ImportState.Cancelled, error: null);
        }
        catch (ImportFormatException e)
        {
            await progress.EndAsync(ImportState.Failed, e.Message);
        }
        catch (Exception e) when (!Outage.IsCauseOf(e) && !stop.IsCancellationRequested)
        {
            log.LogError(e, "The import {Id} failed", import);
            await progress.EndAsync(ImportState.Failed, "It failed for a reason that is not in the file. See the server log for the import's id.");
        }
    }

    private async Task<ImportState> ImportAsync(ImportRecord import, FileStream upload, ImportProgressWriter progress, CancellationToken stop)
    {
        var author = new Authorship(import.Analyst, import.CorrelationId, import.Id);
        var mode = new ImportMode(import.DryRun, import.Strict, GoesOn: import.Started is not null);
        var session = services.GetRequiredService<ImportSession>();
        var result = await session.ImportAsync(upload, ImportFormat.Find(import.Format)!, author, mode, progress.Add, progress.Tell, stop);
        if (import.Strict && result.Rejected > 0) return ImportState.Stopped;
        progress.TellWhole();
        return ImportState.Done;
    }
}
