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

/// <summary>The tables of the projections, owned and created by the application's role.</summary>
public static class ReadSchema
{
    /// <summary>
    /// The tables folded from events, in the order in which appends write them: likeness looks statements up in the table before it.
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

    /// <summary>
    /// Upgrades the schema <c>read</c> to the newest version. The ledger's migration comes first: it creates this schema for the role.
    /// </summary>
    /// <param name="application">Connections of the application's role.</param>
    /// <param name="cancel">Stops it; a migration is applied completely or not at all.</param>
    /// <returns>The names of the migrations applied.</returns>
    public static Task<IReadOnlyList<string>> MigrateAsync(NpgsqlDataSource application, CancellationToken cancel = default) =>
        new Migrator(application, "read", Migration.EmbeddedIn(typeof(ReadSchema).Assembly), "none").ApplyAsync(cancel);

    /// <summary>The names of the migrations not applied yet.</summary>
    /// <param name="application">Connections of the application's role.</param>
    /// <param name="cancel">Stops it.</param>
    public static Task<IReadOnlyList<string>> PendingAsync(NpgsqlDataSource application, CancellationToken cancel = default) =>
        new Migrator(application, "read", Migration.EmbeddedIn(typeof(ReadSchema).Assembly), "none").PendingAsync(cancel);
}
