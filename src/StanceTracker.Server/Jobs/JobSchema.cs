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

/// <summary>The tables of messages, which Wolverine lays out and brings to its newest version, as the owner role. The ledger's schema is there before.</summary>
internal static class JobSchema
{
    /// <summary>Which layout this program needs: Wolverine's version, and a number that is raised when it is asked for other tables.</summary>
    public static readonly string Layout = $"wolverine-{typeof(WolverineOptions).Assembly.GetName().Version!.ToString(3)}-2";

    /// <summary>Lets Wolverine make what is missing, and grants the application's role what it needs.</summary>
    /// <param name="owner">Connections of the owner role.</param>
    /// <param name="application">The name of the application's role.</param>
    /// <param name="cancel">Stops it; it is done whole or not at all.</param>
    /// <returns>The names of what was applied.</returns>
    public static async Task<IReadOnlyList<string>> MigrateAsync(NpgsqlDataSource owner, string application, CancellationToken cancel)
    {
        await using var turn = await MigrationLock.TakeAsync(owner, cancel);
        if (await SchemaLayouts.IsAppliedAsync(owner, Layout, cancel)) return [];
        await using var storage = Storage(owner);
        var migration = await ((IDatabase)storage.GetRequiredService<IMessageStore>()).CreateMigrationAsync(cancel);
        var statements = new StringWriter();
        statements.WriteLine($"create schema if not exists {JobSettings.Schema};");
        if (migration.Difference != SchemaPatchDifference.None) migration.WriteAllUpdates(statements, new PostgresqlMigrator(), AutoCreate.CreateOrUpdate);
        var role = $"\"{application.Replace("\"", "\"\"")}\"";
        statements.WriteLine($"""

            grant usage on schema {JobSettings.Schema} to {role};
            grant select, insert, update, delete on all tables in schema {JobSettings.Schema} to {role};
            grant usage, select on all sequences in schema {JobSettings.Schema} to {role};
            """);
        await using var transaction = await turn.Connection.BeginTransactionAsync(cancel);
        await using var command = new NpgsqlCommand(statements.ToString(), turn.Connection, transaction);
        await command.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
        await SchemaLayouts.MarkAppliedAsync(owner, Layout, cancel);
        return [Layout];
    }

    /// <summary>The names of what is not applied yet.</summary>
    /// <param name="application">Connections of the application's role.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<IReadOnlyList<string>> PendingAsync(NpgsqlDataSource application, CancellationToken cancel) =>
        await SchemaLayouts.IsAppliedAsync(application, Layout, cancel) ? [] : [Layout];

    /// <summary>Wolverine's storage as a server has it, which alone knows what its tables are; nothing of it is started.</summary>
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
