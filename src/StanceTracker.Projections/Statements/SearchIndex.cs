using Npgsql;

namespace StanceTracker.Projections.Statements;

/// <summary>The index that statements are found by. What is appended waits in its list of what is pending.</summary>
/// <param name="database">Connections of the application's role.</param>
public sealed class SearchIndex(NpgsqlDataSource database)
{
    /// <summary>Moves what is pending to where it is found fast. Appends and searches go on meanwhile.</summary>
    /// <param name="cancel">Stops it; what is moved stays moved.</param>
    public async Task TidyAsync(CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand("select gin_clean_pending_list('read.statement_by_term')");
        command.CommandTimeout = 0;
        await command.ExecuteScalarAsync(cancel);
    }
}
