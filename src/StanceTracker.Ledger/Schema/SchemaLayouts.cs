using Npgsql;

namespace StanceTracker.Ledger.Schema;

/// <summary>Which layouts of tables that a library owns were made in a database, so that a start need not compare all of them.</summary>
public static class SchemaLayouts
{
    /// <summary>Whether a layout was made.</summary>
    /// <param name="database">Connections of either role.</param>
    /// <param name="layout">The library, its version, and a number that is raised when it is asked for other tables.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<bool> IsAppliedAsync(NpgsqlDataSource database, string layout, CancellationToken cancel)
    {
        await using var exists = database.CreateCommand("select to_regclass('service.schema_layout') is not null");
        if (await exists.ExecuteScalarAsync(cancel) is not true) return false;
        await using var command = database.CreateCommand("select exists (select from service.schema_layout where layout = $1)");
        command.Parameters.Add(new NpgsqlParameter { Value = layout });
        return await command.ExecuteScalarAsync(cancel) is true;
    }

    /// <summary>Notes that it was made.</summary>
    /// <param name="owner">Connections of the owner role.</param>
    /// <param name="layout">As above.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task MarkAppliedAsync(NpgsqlDataSource owner, string layout, CancellationToken cancel)
    {
        await using var command = owner.CreateCommand("insert into service.schema_layout (layout) values ($1) on conflict do nothing");
        command.Parameters.Add(new NpgsqlParameter { Value = layout });
        await command.ExecuteNonQueryAsync(cancel);
    }
}
