using Npgsql;
using StanceTracker.Ledger.Schema;
using StanceTracker.Postgres;
using StanceTracker.Projections;
using StanceTracker.Server.Jobs;

namespace StanceTracker.Server.Composition;

/// <summary>The database that a verb works on: the one that the environment names, else the private one under a data folder, which runs as long as this is held.</summary>
internal sealed class Database : IAsyncDisposable
{
    /// <summary>The variable with the connection string of the application's role.</summary>
    public const string ApplicationVariable = "ConnectionStrings__StanceTracker";

    /// <summary>The variable with the connection string of the owner role.</summary>
    public const string OwnerVariable = "ConnectionStrings__StanceTrackerOwner";

    /// <summary>The variable with the data folder.</summary>
    public const string FolderVariable = "STANCETRACKER_DATA";

    private readonly LocalPostgres? _local;
    private readonly string? _owner;

    private Database(LocalPostgres? local, string connectionString, string? owner) => (_local, ConnectionString, _owner) = (local, connectionString, owner);

    /// <summary>The application's role.</summary>
    public string ConnectionString { get; }

    /// <summary>Finds the database; starts the private server, or joins it, where the environment names none.</summary>
    /// <param name="data">The data folder; null is that of the environment, else <c>./data</c>.</param>
    /// <param name="cancel">Gives up waiting.</param>
    /// <exception cref="LocalPostgresException">The private server cannot be had.</exception>
    public static async Task<Database> OpenAsync(string? data, CancellationToken cancel)
    {
        if (Variable(ApplicationVariable) is { } given)
        {
            if (data is not null) await Console.Error.WriteLineAsync($"{ApplicationVariable} is set, so --data is not used.");
            return new Database(null, given, Variable(OwnerVariable));
        }

        var local = await LocalPostgres.StartAsync(data ?? Variable(FolderVariable) ?? "data", cancel);
        if (local.Notice is { } notice) await Console.Error.WriteLineAsync(notice);
        return new Database(local, local.AppConnectionString, local.OwnerConnectionString);
    }

    /// <summary>Brings all schemas to the newest, as the owner; where none is named, as the application.</summary>
    /// <returns>The names of the migrations that were applied.</returns>
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

    /// <summary>Makes sure that all schemas are the newest: by migrating where the owner is known, else by looking.</summary>
    /// <exception cref="SchemaException">They are not, and it is not for the application's role to change that.</exception>
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
        if (pending.Length > 0) throw new SchemaException($"The database lacks {string.Join(", ", pending)}. Run `stance migrate` with {OwnerVariable} set, then this again.");
    }

    /// <summary>Leaves the private server, which stops with its last user.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_local is null) return;
        NpgsqlConnection.ClearAllPools();
        await _local.DisposeAsync();
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
