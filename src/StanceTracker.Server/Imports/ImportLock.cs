using Npgsql;
using StanceTracker.Server.Jobs;

namespace StanceTracker.Server.Imports;

/// <summary>Another server is running the import, or has crashed and PostgreSQL has not noticed yet.</summary>
internal sealed class ImportBusyException(string import) : Exception($"The import {import} is being run by another server.");

/// <summary>
/// Held by the server that runs an import: an advisory lock, which is released with its connection even if the server crashes.
/// </summary>
internal sealed class ImportLock(NpgsqlConnection connection, ImportRecord import) : IAsyncDisposable
{
    private readonly CancellationTokenSource _cancelling = new(), _losing = new();

    /// <summary>The import as it was when the lock was taken.</summary>
    public ImportRecord Import => import;

    /// <summary>Cancelled when someone cancels the import.</summary>
    public CancellationToken Cancelled => _cancelling.Token;

    /// <summary>Cancelled when the lock is lost; another server may hold it then.</summary>
    public CancellationToken Lost => _losing.Token;

    /// <summary>Cancels the import.</summary>
    public void Cancel() => _cancelling.Cancel();

    /// <summary>Checks that the connection that holds the lock is still open.</summary>
    public async Task CheckAsync(CancellationToken cancel)
    {
        try
        {
            await using var ping = new NpgsqlCommand("select 1", connection);
            await ping.ExecuteNonQueryAsync(cancel);
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException)
        {
            await _losing.CancelAsync();
        }
    }

    /// <summary>Releases the lock and returns the connection to its pool.</summary>
    public static async Task ReleaseAsync(NpgsqlConnection connection, string id)
    {
        try
        {
            await SessionLock.ReleaseAsync(connection, id);
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException)
        {
            // The connection is broken or closed, so the lock is already released.
        }
        finally
        {
            await connection.DisposeAsync();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await ReleaseAsync(connection, import.Id);
        _cancelling.Dispose();
        _losing.Dispose();
    }
}
