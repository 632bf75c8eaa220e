using Npgsql;

namespace StanceTracker.Postgres.Tests;

internal static class Query
{
    /// <summary>Runs one statement over a connection of its own and gives its first value.</summary>
    public static async Task<T> ScalarAsync<T>(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    public static async Task ExecuteAsync(string connectionString, string sql) => await ScalarAsync<object?>(connectionString, sql);
}
