using Npgsql;

namespace StanceTracker.Ledger.Reading;

/// <summary>Reads the rows of queries.</summary>
public static class QueryRows
{
    /// <summary>Runs a query and reads all its rows.</summary>
    public static async Task<List<T>> ListAsync<T>(this NpgsqlCommand command, Func<NpgsqlDataReader, T> read, CancellationToken cancel)
    {
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancel)) rows.Add(read(reader));
        return rows;
    }
}
