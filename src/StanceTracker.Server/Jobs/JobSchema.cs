using JasperFx;
using Npgsql;
using StanceTracker.Ledger.Schema;
using Weasel.Core;
using Weasel.Core.Migrations;
using Weasel.Postgresql;
using Wolverine;
using Wolverine.Persistence.Durability;
using Wolverine.Postgresql;

namespace StanceTracker.Server.Jobs;

/// <summary>
/// Wolverine's message tables, which Wolverine defines and the owner role migrates. The ledger's schema must exist first.
/// </summary>
internal static class JobSchema
{
    /// <summary>
    /// The layout this program needs: Wolverine's version, and a number to increase when the configuration needs other tables.
    /// </summary>
    public static readonly string Layout = $"wolverine-{typeof(WolverineOptions).Assembly.GetName().Version!.ToString(3)}-2";

    /// <summary>Creates missing tables and grants the application role access, in one transaction.</summary>
    /// <param name="owner">Connections of the owner role.</param>
    /// <param name="application">The name of the application role.</param>
    /// <param name="cancel">Cancels the migration.</param>
    /// <returns>The names of the applied migrations.</returns>
    public static async Task<IReadOnlyList<string>> MigrateAsync(NpgsqlDataSource owner, string application, CancellationToken cancel)
    {
        await using var migrationLock = await MigrationLock.TakeAsync(owner, cancel);
        if (await SchemaLayouts.IsAppliedAsync(owner, Layout, cancel)) return [];
        await using var storage = Storage(owner);
        var migration = await ((IDatabase)storage.GetRequiredService<IMessageStore>()).CreateMigrationAsync(cancel);
        var statements = new StringWriter();
        statements.WriteLine($"create schema if not exists {JobSettings.Schema};");
        if (migration.Difference != SchemaPatchDifference.None)
            migration.WriteAllUpdates(statements, new PostgresqlMigrator(), AutoCreate.CreateOrUpdate);
        var role = $"\"{application.Replace("\"", "\"\"")}\"";
        statements.WriteLine($"""

            grant usage on schema {JobSettings.Schema} to {role};
            grant select, insert, update, delete on all tables in schema {JobSettings.Schema} to {role};
            grant usage, select on all sequences in schema {JobSettings.Schema} to {role};
            """);
        await using var transaction = await migrationLock.Connection.BeginTransactionAsync(cancel);
        await using var command = new NpgsqlCommand(statements.ToString(), migrationLock.Connection, transaction);
        await command.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
        await SchemaLayouts.MarkAppliedAsync(owner, Layout, cancel);
        return [Layout];
    }

    /// <summary>The names of the pending migrations.</summary>
    public static async Task<IReadOnlyList<string>> PendingAsync(NpgsqlDataSource application, CancellationToken cancel) =>
        await SchemaLayouts.IsAppliedAsync(application, Layout, cancel) ? [] : [Layout];

    /// <summary>Wolverine's storage, configured as in a server so that it defines the same tables, but not started.</summary>
    private static ServiceProvider Storage(NpgsqlDataSource database) =>
        new ServiceCollection()
        .AddLogging()
        .AddWolverine(ExtensionDiscovery.ManualOnly, options =>
        {
            JobServices.Configure(options);
            options.PersistMessagesWithPostgresql(database, JobSettings.Schema);
        })
        .BuildServiceProvider();
}
