using Npgsql;

namespace StanceTracker.Ledger.Schema;

/// <summary>Which layouts of a library's tables a database has, so that a start need not compare them all.</summary>
public static class SchemaLayouts
{
    /// <summary>Whether a layout has been applied.</summary>
    /// <param name="database">Connections of either role.</param>
    /// <param name="layout">The library, its version, and a number that is raised when the tables change.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<bool> IsAppliedAsync(NpgsqlDataSource database, string layout, CancellationToken cancel)
    {
        await using var exists = database.CreateCommand("select to_regclass('service.schema_layout') is not null");
        if (await exists.ExecuteScalarAsync(cancel) is not true) return false;
        await using var command = database.CreateCommand("select exists (select from service.schema_layout where layout = $1)");
        command.Parameters.Add(new NpgsqlParameter { Value = layout });
        return await command.ExecuteScalarAsync(cancel) is true;
    }

    /// <summary>Records that a layout has been applied.</summary>
    /// <param name="owner">Connections of the owner role.</param>
    /// <param name="layout">The same.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task MarkAppliedAsync(NpgsqlDataSource owner, string layout, CancellationToken cancel)
    {
        await using var command = owner.CreateCommand("insert into service.schema_layout (layout) values ($1) on conflict do nothing");
        command.Parameters.Add(new NpgsqlParameter { Value = layout });
        await command.ExecuteNonQueryAsync(cancel);
    }
}
