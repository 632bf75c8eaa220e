using Npgsql;
using StanceTracker.Server.Jobs;

namespace StanceTracker.Server.Importing;

/// <summary>Another server runs the import, or did a moment ago: PostgreSQL has not noticed yet that it is gone.</summary>
internal sealed class ImportBusyException(string import) : Exception($"The import {import} is being run by another server.");

/// <summary>The turn of one server at running an import: an advisory lock, which ends with its connection, however the server ends.</summary>
internal sealed class ImportTurn(NpgsqlConnection connection, ImportRecord import) : IAsyncDisposable
{
    private readonly CancellationTokenSource _cancelling = new();

    /// <summary>The import as it was when the turn came.</summary>
    public ImportRecord Import => import;

    /// <summary>Cancelled once somebody asks the import to stop.</summary>
    public CancellationToken Cancelled => _cancelling.Token;

    /// <summary>Stops it.</summary>
    public void Cancel() => _cancelling.Cancel();

    /// <summary>Gives the lock back, and the connection to its pool.</summary>
    public static async Task ReleaseAsync(NpgsqlConnection connection, string id)
    {
        try
        {
            await SessionLock.GiveBackAsync(connection, id);
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
    }
}
