using Npgsql;
using StanceTracker.Ledger.Store;

namespace StanceTracker.Ledger.Schema;

/// <summary>The ledger's tables and rights, made by the owner role: the event store by Marten, then numbered steps of ours, which guard it and add what belongs to the service.</summary>
public static class LedgerSchema
{
    /// <summary>Brings the ledger to the newest schema. Processes that migrate at once take turns.</summary>
    /// <param name="owner">Connections of the owner role.</param>
    /// <param name="application">The name of the application's role, which is granted what it needs and no more.</param>
    /// <param name="cancel">Stops it; a numbered step is applied whole or not at all.</param>
    /// <returns>The names of what was applied.</returns>
    /// <exception cref="SchemaException">The database is newer than this program or differs from what it expects, or Marten would drop a column.</exception>
    public static async Task<IReadOnlyList<string>> MigrateAsync(NpgsqlDataSource owner, string application, CancellationToken cancel = default)
    {
        await using var turn = await MigrationLock.TakeAsync(owner, cancel);
        var isLaidOut = await SchemaLayouts.IsAppliedAsync(owner, EventStoreSchema.Layout, cancel);
        if (!isLaidOut) await EventStoreSchema.ApplyAsync(owner, cancel);
        var steps = await Steps(owner, application).ApplyUnderLockAsync(turn.Connection, cancel);
        if (isLaidOut) return steps;
        await SchemaLayouts.MarkAppliedAsync(owner, EventStoreSchema.Layout, cancel);
        return [EventStoreSchema.Layout, .. steps];
    }

    /// <summary>The names of the migrations that are not applied yet.</summary>
    /// <param name="application">Connections of the application's role.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<IReadOnlyList<string>> PendingAsync(NpgsqlDataSource application, CancellationToken cancel = default)
    {
        var steps = await Steps(application, "none").PendingAsync(cancel);
        return await SchemaLayouts.IsAppliedAsync(application, EventStoreSchema.Layout, cancel) ? steps : [EventStoreSchema.Layout, .. steps];
    }

    private static Migrator Steps(NpgsqlDataSource database, string application) =>
        new(database, LedgerStore.ServiceSchema, Migration.EmbeddedIn(typeof(LedgerSchema).Assembly), application);
}
