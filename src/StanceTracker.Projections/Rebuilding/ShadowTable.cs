using Npgsql;

namespace StanceTracker.Projections.Rebuilding;

/// <summary>A table of the read side, made anew in the schema <c>rebuild</c> beside the one in <c>read</c>.</summary>
/// <param name="name">Its name, in both.</param>
internal abstract class ShadowTable(string name)
{
    /// <summary>The schema of the tables that are used.</summary>
    public const string Live = "read";

    /// <summary>The schema of those that are made.</summary>
    public const string Shadow = "rebuild";

    public string Name => name;

    /// <summary>The statements that make the tables needed beside it while it is made.</summary>
    public abstract IEnumerable<string> Indexes { get; }

    /// <summary>The statements that bring what was set aside into the table, and empty the aids.</summary>
    public abstract IEnumerable<string> Settling { get; }

    /// <summary>The columns that tell a row from others, for people.</summary>
    public abstract string Key { get; }

    /// <summary>Makes the rows of a chunk.</summary>
    /// <returns>The sends, to be done in this order in one transaction.</returns>
    public abstract IReadOnlyList<TableCopy> Rows(Chunk chunk);
}

/// <summary>Rows on their way to a table.</summary>
/// <param name="Target">The table and its columns.</param>
/// <param name="Rows">The rows.</param>
/// <param name="Then">Statements to execute behind it.</param>
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
