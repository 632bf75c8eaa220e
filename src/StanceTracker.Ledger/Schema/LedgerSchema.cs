using Npgsql;

namespace StanceTracker.Ledger.Schema;

/// <summary>The ledger's tables and rights, made by the owner role.</summary>
public static class LedgerSchema
{
    /// <summary>The schema that keeps which migrations were applied, and other tables of the service itself.</summary>
    private const string ServiceSchema = "service";

    /// <summary>Brings the ledger to the newest schema.</summary>
    /// <param name="owner">Connections of the owner role.</param>
    /// <param name="application">The name of the application's role, which is granted what it needs and no more.</param>
    /// <param name="cancel">Stops it; a migration is applied whole or not at all.</param>
    /// <returns>The names of the migrations that were applied.</returns>
    public static Task<IReadOnlyList<string>> MigrateAsync(NpgsqlDataSource owner, string application, CancellationToken cancel = default) =>
        new Migrator(owner, ServiceSchema, Migration.EmbeddedIn(typeof(LedgerSchema).Assembly), application).ApplyAsync(cancel);

    /// <summary>The names of the migrations that are not applied yet.</summary>
    /// <param name="application">Connections of the application's role.</param>
    /// <param name="cancel">Stops it.</param>
    public static Task<IReadOnlyList<string>> PendingAsync(NpgsqlDataSource application, CancellationToken cancel = default) =>
        new Migrator(application, ServiceSchema, Migration.EmbeddedIn(typeof(LedgerSchema).Assembly), "none").PendingAsync(cancel);
}
