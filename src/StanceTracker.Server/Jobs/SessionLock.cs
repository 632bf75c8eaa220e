using System.Data;
using Npgsql;

namespace StanceTracker.Server.Jobs;

/// <summary>A PostgreSQL advisory lock held by a connection. It is released when the connection ends, even if the server crashes.</summary>
internal static class SessionLock
{
    /// <summary>Takes a lock by name, unless another connection holds it.</summary>
    public static async Task<bool> TryTakeAsync(NpgsqlConnection connection, string name, CancellationToken cancel) =>
        await ExecuteAsync(connection, "select pg_try_advisory_lock(hashtextextended($1, 0))", name, cancel);

    /// <summary>
    /// Releases the lock, which a pooled connection would otherwise keep. A broken or closed connection has already lost it.
    /// </summary>
    public static async Task ReleaseAsync(NpgsqlConnection connection, string name)
    {
        if (connection.FullState != ConnectionState.Open) return;
        await ExecuteAsync(connection, "select pg_advisory_unlock(hashtextextended($1, 0))", name, CancellationToken.None);
    }

    private static async Task<bool> ExecuteAsync(NpgsqlConnection connection, string sql, string name, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = name } } };
        return await command.ExecuteScalarAsync(cancel) is true;
    }
}
