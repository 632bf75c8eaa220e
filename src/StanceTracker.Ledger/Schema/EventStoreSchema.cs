using JasperFx;
using Npgsql;
using StanceTracker.Ledger.Store;
using Weasel.Postgresql;

namespace StanceTracker.Ledger.Schema;

/// <summary>The tables and functions of the event store, which Marten lays out and brings to its newest version, as the owner role.</summary>
internal static class EventStoreSchema
{
    /// <summary>Which layout this program needs: Marten's version, and a number that is raised when <see cref="LedgerStore.Configure"/> asks Marten for other tables.</summary>
    public static readonly string Layout = $"marten-{typeof(Marten.DocumentStore).Assembly.GetName().Version!.ToString(3)}-1";

    /// <summary>Lets Marten make what is missing. Nothing that is there is taken away.</summary>
    /// <exception cref="SchemaException">Marten would drop a column, and with it what the ledger has recorded.</exception>
    public static async Task ApplyAsync(NpgsqlDataSource owner, CancellationToken cancel)
    {
        await using var store = LedgerStore.Open(owner);
        var migration = await store.Storage.Database.CreateMigrationAsync(cancel);
        var statements = new StringWriter();
        migration.WriteAllUpdates(statements, new PostgresqlMigrator(), AutoCreate.CreateOrUpdate);
        if (statements.ToString().Contains("drop column", StringComparison.OrdinalIgnoreCase))
            throw new SchemaException($"Marten would drop a column of the event store, and what it holds would be lost. Nothing was changed. Its statements:\n{statements}");
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync(AutoCreate.CreateOrUpdate);
    }
}
