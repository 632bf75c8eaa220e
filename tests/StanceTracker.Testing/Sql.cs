using Npgsql;

namespace StanceTracker.Testing;

/// <summary>Looks into a database past the program.</summary>
public static class Sql
{
    /// <summary>Executes statements.</summary>
    public static async Task ExecuteAsync(this NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The first column of the first row.</summary>
    public static async Task<T> ScalarAsync<T>(this NpgsqlDataSource database, string sql, params object[] parameters)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var parameter in parameters) command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>All rows.</summary>
    public static async Task<IReadOnlyList<T>> RowsAsync<T>(this NpgsqlDataSource database, string sql, Func<NpgsqlDataReader, T> read, params object[] parameters)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var parameter in parameters) command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync()) rows.Add(read(reader));
        return rows;
    }

    /// <summary>All rows of one column of text.</summary>
    public static Task<IReadOnlyList<string>> LinesAsync(this NpgsqlDataSource database, string sql, params object[] parameters) =>
        database.RowsAsync(sql, reader => reader.GetString(0), parameters);
}
