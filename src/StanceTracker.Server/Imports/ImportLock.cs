using Npgsql;
using StanceTracker.Server.Jobs;

namespace StanceTracker.Server.Imports;

/// <summary>Another server runs the import, or did a moment ago: PostgreSQL has not noticed yet that it is gone.</summary>
internal sealed class ImportBusyException(string import) : Exception($"The import {import} is being run by another server.");

/// <summary>The turn of one server at running an import: an advisory lock, which ends with its connection, however the server ends.</summary>
internal sealed class ImportLock(NpgsqlConnection connection, ImportRecord import) : IAsyncDisposable
{
    private readonly CancellationTokenSource _cancelling = new(), _losing = new();

    /// <summary>The import as it was when the turn came.</summary>
    public ImportRecord Import => import;

    /// <summary>Cancelled once somebody asks the import to stop.</summary>
    public CancellationToken Cancelled => _cancelling.Token;

    /// <summary>Cancelled once the lock is lost: another server may have it.</summary>
    public CancellationToken Lost => _losing.Token;

    /// <summary>Stops it.</summary>
    public void Cancel() => _cancelling.Cancel();

    /// <summary>Looks whether the connection that holds the lock still does.</summary>
    public async Task CheckAsync(CancellationToken cancel)
    {
        try
        {
            await using var look = new NpgsqlCommand("select 1", connection);
            await look.ExecuteNonQueryAsync(cancel);
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException)
        {
            await _losing.CancelAsync();
        }
    }

    /// <summary>Gives the lock back, and the connection to its pool.</summary>
    public static async Task ReleaseAsync(NpgsqlConnection connection, string id)
    {
        try
        {
            await SessionLock.ReleaseAsync(connection, id);
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException)
        {
            // The connection is broken or closed, and the lock gone with it.
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
