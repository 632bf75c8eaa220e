using Npgsql;

namespace StanceTracker.Projections.Rebuilding;

/// <summary>Rows on their way to a table.</summary>
/// <param name="Target">The table and its columns.</param>
/// <param name="Rows">The rows.</param>
/// <param name="Then">Statements to execute afterwards.</param>
internal sealed record TableCopy(string Target, CopyBuffer Rows, params string[] Then)
{
    public async Task SendAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        if (Rows.IsEmpty) return;
        await using (var copy = await connection.BeginRawBinaryCopyAsync($"copy {Target} from stdin (format binary)", cancel))
        {
            await copy.WriteAsync(CopyBuffer.Header, cancel);
            await copy.WriteAsync(Rows.Rows, cancel);
            await copy.WriteAsync(CopyBuffer.Trailer, cancel);
        }

        foreach (var sql in Then)
        {
            await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
            await command.ExecuteNonQueryAsync(cancel);
        }
    }
}
