using System.Data;
using Npgsql;

namespace StanceTracker.Server.Jobs;

/// <summary>An advisory lock of PostgreSQL's that one connection holds, so that it ends with the connection, however its server ends.</summary>
internal static class SessionLock
{
    /// <summary>Takes the lock of a name, unless another connection has it.</summary>
    public static async Task<bool> TryTakeAsync(NpgsqlConnection connection, string name, CancellationToken cancel) =>
        await ExecuteAsync(connection, "select pg_try_advisory_lock(hashtextextended($1, 0))", name, cancel);

    /// <summary>Gives it back: a connection that returns to its pool would keep it. A connection that is broken or closed has lost it already.</summary>
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
