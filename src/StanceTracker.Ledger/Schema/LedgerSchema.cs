using Npgsql;
using StanceTracker.Ledger.Store;

namespace StanceTracker.Ledger.Schema;

/// <summary>
/// The ledger's tables and grants, created by the owner role: first the event store, by Marten; then our numbered migrations, which protect
/// it and add the service's own tables.
/// </summary>
public static class LedgerSchema
{
    /// <summary>Upgrades the ledger to the newest schema. Concurrent processes take turns.</summary>
    /// <param name="owner">Connections of the owner role.</param>
    /// <param name="application">The name of the application's role, which is granted only what it needs.</param>
    /// <param name="cancel">Stops it; a migration is applied completely or not at all.</param>
    /// <returns>The names of what was applied.</returns>
    /// <exception cref="SchemaException">
    /// The database is newer than this program, differs from what it expects, or would lose a column.
    /// </exception>
    public static async Task<IReadOnlyList<string>> MigrateAsync(
        NpgsqlDataSource owner, string application, CancellationToken cancel = default)
    {
        await using var held = await MigrationLock.TakeAsync(owner, cancel);
        var isLaidOut = await SchemaLayouts.IsAppliedAsync(owner, EventStoreSchema.Layout, cancel);
        if (!isLaidOut) await EventStoreSchema.ApplyAsync(owner, cancel);
        var applied = await Migrations(owner, application).ApplyUnderLockAsync(held.Connection, cancel);
        if (isLaidOut) return applied;
        await SchemaLayouts.MarkAppliedAsync(owner, EventStoreSchema.Layout, cancel);
        return [EventStoreSchema.Layout, .. applied];
    }

    /// <summary>The names of the migrations not applied yet.</summary>
    /// <param name="application">Connections of the application's role.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<IReadOnlyList<string>> PendingAsync(NpgsqlDataSource application, CancellationToken cancel = default)
    {
        var pending = await Migrations(application, "none").PendingAsync(cancel);
        return await SchemaLayouts.IsAppliedAsync(application, EventStoreSchema.Layout, cancel)
            ? pending
            : [EventStoreSchema.Layout, .. pending];
    }

    private static Migrator Migrations(NpgsqlDataSource database, string application) =>
        new(database, LedgerStore.ServiceSchema, Migration.EmbeddedIn(typeof(LedgerSchema).Assembly), application);
}
