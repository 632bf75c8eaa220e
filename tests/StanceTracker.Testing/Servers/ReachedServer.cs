using Npgsql;
using StanceTracker.Postgres;

namespace StanceTracker.Testing.Servers;

/// <summary>A server that runs already, reached by connection strings of three roles, or of one that is all three.</summary>
/// <param name="admin">of a role that may create databases which the owner owns.</param>
/// <param name="owner">of the role that owns them.</param>
/// <param name="app">of the application's role.</param>
internal sealed class ReachedServer(NpgsqlConnectionStringBuilder admin, NpgsqlConnectionStringBuilder owner, NpgsqlConnectionStringBuilder app)
{
    /// <summary>The server that the variable names: its role is owner and application at once.</summary>
    /// <exception cref="TestServerException">It cannot be reached, is too old, or lets this role create no database.</exception>
    public static async Task<ReachedServer> GivenAsync(string connectionString)
    {
        try
        {
            var given = new NpgsqlConnectionStringBuilder(connectionString);
            var server = new ReachedServer(given, given, given);
            await using var source = NpgsqlDataSource.Create(given);
            await using var command = source.CreateCommand(
                "select rolname::text, rolcreatedb or rolsuper, current_setting('server_version_num')::int / 10000 from pg_roles where rolname = current_user");
            await using var row = await command.ExecuteReaderAsync();
            await row.ReadAsync();
            given.Username = row.GetString(0);
            server.Major = row.GetInt32(2);
            if (server.Major < Binaries.OldestMajor) throw Unusable($"it is PostgreSQL {server.Major}, and {Binaries.OldestMajor} or newer is needed");
            if (!row.GetBoolean(1)) throw Unusable($"the role {given.Username} may not create databases");
            return server;
        }
        // Npgsql throws the latter two for a string that is none, and for one without a host.
        catch (Exception e) when (e is NpgsqlException or ArgumentException or KeyNotFoundException)
        {
            throw Unusable(e.Message.TrimEnd('.'));
        }
    }

    /// <summary>PostgreSQL's major version, of a given server.</summary>
    public int Major { get; private set; }

    public bool HasTwoRoles => owner.Username != app.Username;

    /// <summary>The owner's connection string to a database.</summary>
    public string Owner(string database) => To(owner, database);

    /// <summary>The application's connection string to a database.</summary>
    public string App(string database) => To(app, database);

    public Task CreateDatabaseAsync(string name, string? template) =>
        ExecuteAsync(LocalPostgres.CreationOf(name, owner.Username!, app.Username!, template));

    public Task DropDatabaseAsync(string name) => ExecuteAsync([$"drop database if exists \"{name}\" with (force)"]);

    private static string To(NpgsqlConnectionStringBuilder role, string database) =>
        new NpgsqlConnectionStringBuilder(role.ConnectionString) { Database = database }.ConnectionString;

    private async Task ExecuteAsync(IEnumerable<string> statements)
    {
        await using var source = NpgsqlDataSource.Create(admin);
        await using var connection = await source.OpenConnectionAsync();
        foreach (var statement in statements)
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    private static TestServerException Unusable(string why) => new(
        $"The tests cannot use the PostgreSQL that {ServerChoice.Variable} names: {why}. "
        + "The variable holds container, local, or a connection string (Host=…;Username=…;Password=…) of a role that may create databases.");
}
