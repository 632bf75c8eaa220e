using JasperFx;
using Npgsql;
using StanceTracker.Ledger.Store;
using Weasel.Postgresql;

namespace StanceTracker.Ledger.Schema;

/// <summary>The tables and functions of the event store, which Marten creates and upgrades as the owner role.</summary>
internal static class EventStoreSchema
{
    /// <summary>
    /// The layout this program needs: Marten's version, and a number to raise when <see cref="LedgerStore.Configure"/> changes the tables.
    /// </summary>
    public static readonly string Layout = $"marten-{typeof(Marten.DocumentStore).Assembly.GetName().Version!.ToString(3)}-1";

    /// <summary>Lets Marten create what is missing. Nothing is removed.</summary>
    /// <exception cref="SchemaException">Marten would drop a column, and recorded data with it.</exception>
    public static async Task ApplyAsync(NpgsqlDataSource owner, CancellationToken cancel)
    {
        await using var store = LedgerStore.Open(owner);
        var migration = await store.Storage.Database.CreateMigrationAsync(cancel);
        var statements = new StringWriter();
        migration.WriteAllUpdates(statements, new PostgresqlMigrator(), AutoCreate.CreateOrUpdate);
        if (statements.ToString().Contains("drop column", StringComparison.OrdinalIgnoreCase))
            throw new SchemaException(
                $"Marten would drop a column of the event store and lose its data. Nothing was changed. The statements:\n{statements}");
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync(AutoCreate.CreateOrUpdate);
    }
}
