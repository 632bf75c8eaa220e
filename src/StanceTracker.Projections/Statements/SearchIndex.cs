using Npgsql;

namespace StanceTracker.Projections.Statements;

/// <summary>The search index of statements. Appended entries wait in its pending list.</summary>
/// <param name="database">Connections of the application's role.</param>
public sealed class SearchIndex(NpgsqlDataSource database)
{
    /// <summary>Moves pending entries into the main index. Appends and searches are not blocked.</summary>
    /// <param name="cancel">Stops it; entries already moved stay moved.</param>
    public async Task TidyAsync(CancellationToken cancel = default)
    {
        await using var command = database.CreateCommand("select gin_clean_pending_list('read.statement_by_term')");
        command.CommandTimeout = 0;
        await command.ExecuteScalarAsync(cancel);
    }
}
