using Npgsql;
using StanceTracker.Ledger.Schema;
using StanceTracker.Projections.Actors;
using StanceTracker.Projections.Claims;
using StanceTracker.Projections.Documents;
using StanceTracker.Projections.Evidence;
using StanceTracker.Projections.Speakers;
using StanceTracker.Projections.Statements;
using StanceTracker.Projections.Tables;

namespace StanceTracker.Projections;

/// <summary>The tables of the projections. They belong to the application's role, which makes them.</summary>
public static class ReadSchema
{
    /// <summary>
    /// The tables folded from events, in the order in which an append writes them: likeness reads what it has written of statements.
    /// </summary>
    internal static IReadOnlyList<ProjectionTable> FoldedTables { get; } =
    [
        new ActorTable(),
        new DocumentTable(),
        new ClaimTable(),
        new ClaimStandTable(),
        new StatementTable(),
        new LikenessTable(),
        new SpeaksForTable(),
        new EvidenceTable(),
    ];

    /// <summary>Brings the schema <c>read</c> to the newest. The ledger's own schema must be there first: it makes the schema for the role.</summary>
    /// <param name="application">Connections of the application's role.</param>
    /// <param name="cancel">Stops it; a migration is applied whole or not at all.</param>
    /// <returns>The names of the migrations that were applied.</returns>
    public static Task<IReadOnlyList<string>> MigrateAsync(NpgsqlDataSource application, CancellationToken cancel = default) =>
        new Migrator(application, "read", Migration.EmbeddedIn(typeof(ReadSchema).Assembly), "none").ApplyAsync(cancel);

    /// <summary>The names of the migrations that are not applied yet.</summary>
    /// <param name="application">Connections of the application's role.</param>
    /// <param name="cancel">Stops it.</param>
    public static Task<IReadOnlyList<string>> PendingAsync(NpgsqlDataSource application, CancellationToken cancel = default) =>
        new Migrator(application, "read", Migration.EmbeddedIn(typeof(ReadSchema).Assembly), "none").PendingAsync(cancel);
}
