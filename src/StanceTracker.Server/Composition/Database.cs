using Npgsql;
using StanceTracker.Ledger.Schema;
using StanceTracker.Postgres;
using StanceTracker.Projections;
using StanceTracker.Server.Jobs;

namespace StanceTracker.Server.Composition;

/// <summary>
/// The database a command works on: the one in the environment, else a private one in a data folder, which runs until this is disposed.
/// </summary>
internal sealed class Database : IAsyncDisposable
{
    /// <summary>The variable with the application role's connection string.</summary>
    public const string ApplicationVariable = "ConnectionStrings__StanceTracker";

    /// <summary>The variable with the owner role's connection string.</summary>
    public const string OwnerVariable = "ConnectionStrings__StanceTrackerOwner";

    /// <summary>The variable with the data folder.</summary>
    public const string FolderVariable = "STANCETRACKER_DATA";

    private readonly LocalPostgres? _local;
    private readonly string? _owner;

    private Database(LocalPostgres? local, string connectionString, string? owner) =>
        (_local, ConnectionString, _owner) = (local, connectionString, owner);

    /// <summary>The connection string of the application role.</summary>
    public string ConnectionString { get; }

    /// <summary>Opens the database in the environment, or starts or joins the private server.</summary>
    /// <param name="data">The data folder; null is the one in the environment, else <c>./data</c>.</param>
    /// <param name="cancel">Stops waiting for the private server.</param>
    /// <exception cref="LocalPostgresException">The private server cannot be started.</exception>
    public static async Task<Database> OpenAsync(string? data, CancellationToken cancel)
    {
        if (Variable(ApplicationVariable) is { } connectionString)
        {
            if (data is not null) await Console.Error.WriteLineAsync($"{ApplicationVariable} is set, so --data is ignored.");
            return new Database(null, connectionString, Variable(OwnerVariable));
        }

        var local = await LocalPostgres.StartAsync(data ?? Variable(FolderVariable) ?? "data", cancel);
        if (local.Notice is { } notice) await Console.Error.WriteLineAsync(notice);
        return new Database(local, local.AppConnectionString, local.OwnerConnectionString);
    }

    /// <summary>Migrates all schemas, as the owner role if it is configured, else as the application role.</summary>
    /// <returns>The names of the applied migrations.</returns>
    public async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancel)
    {
        await using var application = NpgsqlDataSource.Create(ConnectionString);
        await using var owner = NpgsqlDataSource.Create(_owner ?? ConnectionString);
        await using var role = application.CreateCommand("select current_user::text");
        var name = (string)(await role.ExecuteScalarAsync(cancel))!;
        var ledger = await LedgerSchema.MigrateAsync(owner, name, cancel);
        var jobs = await JobSchema.MigrateAsync(owner, name, cancel);
        var read = await ReadSchema.MigrateAsync(application, cancel);
        return [.. ledger, .. jobs, .. read];
    }

    /// <summary>Makes sure that all schemas are up to date: migrates if the owner role is known, else checks.</summary>
    /// <exception cref="SchemaException">Migrations are pending, and the application role may not apply them.</exception>
    public async Task EnsureMigratedAsync(CancellationToken cancel)
    {
        if (_owner is not null)
        {
            await MigrateAsync(cancel);
            return;
        }

        await using var application = NpgsqlDataSource.Create(ConnectionString);
        string[] pending =
        [
            .. await LedgerSchema.PendingAsync(application, cancel),
            .. await JobSchema.PendingAsync(application, cancel),
            .. await ReadSchema.PendingAsync(application, cancel),
        ];
        if (pending.Length > 0)
        {
            throw new SchemaException(
                $"The database is missing migrations: {string.Join(", ", pending)}. Run `stance migrate` with {OwnerVariable} set, then "
                    + "run this again.");
        }
    }

    /// <summary>Leaves the private server, which stops when its last user leaves.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_local is null) return;
        NpgsqlConnection.ClearAllPools();
        await _local.DisposeAsync();
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
