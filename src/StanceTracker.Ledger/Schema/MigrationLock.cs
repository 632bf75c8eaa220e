using Npgsql;

namespace StanceTracker.Ledger.Schema;

/// <summary>Lets one process at a time migrate a database: an advisory lock, held until disposed.</summary>
public sealed class MigrationLock : IAsyncDisposable
{
    private MigrationLock(NpgsqlConnection connection) => Connection = connection;

    /// <summary>The connection that holds the lock.</summary>
    public NpgsqlConnection Connection { get; }

    /// <summary>Waits for the lock.</summary>
    public static async Task<MigrationLock> TakeAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        var held = new MigrationLock(await database.OpenConnectionAsync(cancel));
        await using var take = new NpgsqlCommand("select pg_advisory_lock(hashtext('stancetracker migrations'))", held.Connection);
        await take.ExecuteNonQueryAsync(cancel);
        return held;
    }

    /// <summary>Releases the lock explicitly: the pooled connection keeps its session, and the session would keep the lock.</summary>
    public async ValueTask DisposeAsync()
    {
        await using (var release =
            new NpgsqlCommand(
                "select pg_advisory_unlock(hashtext('stancetracker migrations'))", Connection)) await release.ExecuteNonQueryAsync();
        await Connection.DisposeAsync();
    }
}
