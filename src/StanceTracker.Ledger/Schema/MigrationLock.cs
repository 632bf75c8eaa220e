using Npgsql;

namespace StanceTracker.Ledger.Schema;

/// <summary>The turn of one process at migrating a database: an advisory lock, held until it is disposed of.</summary>
public sealed class MigrationLock : IAsyncDisposable
{
    private MigrationLock(NpgsqlConnection connection) => Connection = connection;

    /// <summary>The connection that holds it.</summary>
    public NpgsqlConnection Connection { get; }

    /// <summary>Waits for the turn.</summary>
    public static async Task<MigrationLock> TakeAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        var turn = new MigrationLock(await database.OpenConnectionAsync(cancel));
        await using var take = new NpgsqlCommand("select pg_advisory_lock(hashtext('stancetracker migrations'))", turn.Connection);
        await take.ExecuteNonQueryAsync(cancel);
        return turn;
    }

    /// <summary>Gives it back. The connection returns to its pool with its session, which would keep the lock.</summary>
    public async ValueTask DisposeAsync()
    {
        await using (var give = new NpgsqlCommand("select pg_advisory_unlock(hashtext('stancetracker migrations'))", Connection)) await give.ExecuteNonQueryAsync();
        await Connection.DisposeAsync();
    }
}
