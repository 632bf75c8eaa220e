using Npgsql;

namespace StanceTracker.Postgres;

/// <summary>
/// A private PostgreSQL server under a data folder, shared by the processes that use the folder: the first one starts it, the others join
/// it, and the last one stops it. It listens on a Unix socket in a folder with mode 0700, never on TCP, and requires passwords. It survives
/// a process that is killed; the next process joins it. If the caller is root, it runs as the user <c>postgres</c>.
/// </summary>
public sealed class LocalPostgres : IAsyncDisposable
{
    /// <summary>Part of the socket file's name. Nothing listens on this TCP port.</summary>
    internal const int Port = 5432;

    private const string Database = "stancetracker";
    private const string OwnerRole = "stance_owner";
    private const string AppRole = "stance_app";

    private static readonly TimeSpan GateTimeout = TimeSpan.FromMinutes(6);

    private readonly DataFolder _folder;
    private readonly Server _server;
    private readonly Passwords _passwords;
    private readonly string _socketFolder;
    private readonly IReadOnlyDictionary<string, string>? _settings;
    private FileStream? _inUse;

    private LocalPostgres(
        DataFolder folder, Server server, Passwords passwords, string socketFolder, IReadOnlyDictionary<string, string>? settings,
        FileStream inUse)
    {
        (_folder, _server, _passwords, _socketFolder, _settings, _inUse) = (folder, server, passwords, socketFolder, settings, inUse);
    }

    /// <summary>The folder in use: the requested one, unless <see cref="Notice"/> says why not.</summary>
    public string DataFolder => _folder.Path;

    /// <summary>A message for the user at the terminal if the folder in use is not the requested one.</summary>
    public string? Notice => _folder.Notice;

    /// <summary>For migrations: the role stance_owner, which owns the database stancetracker.</summary>
    public string OwnerConnectionString => Owner(Database);

    /// <summary>For the application: the role stance_app, which has only the privileges that migrations grant it.</summary>
    public string AppConnectionString => App(Database);

    /// <summary>
    /// Starts the data folder's server, or joins it if it is running. Creates the server, its roles and its database on first use.
    /// </summary>
    /// <param name="dataFolder">Created if missing. If the caller is root and PostgreSQL's user cannot reach the folder, one under
    /// /var/lib/stancetracker is used instead.</param>
    /// <param name="ct">Cancels the wait.</param>
    /// <exception cref="LocalPostgresException">No server is installed, the folder cannot be used, or the server does not
    /// start.</exception>
    public static Task<LocalPostgres> StartAsync(string dataFolder, CancellationToken ct = default) => StartAsync(dataFolder, null, ct);

    /// <inheritdoc cref="StartAsync(string, CancellationToken)"/>
    /// <param name="dataFolder">See above.</param>
    /// <param name="settings">Override or extend PostgreSQL's default settings. They apply only if this process starts the server.</param>
    /// <param name="ct">Cancels the wait.</param>
    public static async Task<LocalPostgres> StartAsync(
        string dataFolder, IReadOnlyDictionary<string, string>? settings, CancellationToken ct = default)
    {
        if (OperatingSystem.IsWindows()) throw new LocalPostgresException(
            "The private database runs only on Linux. Set ConnectionStrings__StanceTracker to use another database.");
        var folder = await Postgres.DataFolder.OpenAsync(dataFolder);
        using var gate = await GateAsync(folder, ct);
        var major = Server.MajorOf(folder);
        var server = new Server(folder, await Binaries.ForAsync(folder.Server, major));
        if (major is null) await server.InitialiseAsync(ct);
        var passwords = Passwords.Read(folder.Server);

        var inUse = FileLock.Shared(folder.InUse);
        try
        {
            var running = await server.StartOrJoinAsync(settings, ct);
            var postgres = new LocalPostgres(folder, server, passwords, running.SocketFolder, settings, inUse);
            await postgres.EnsureRolesAndDatabaseAsync(ct);
            return postgres;
        }
        catch
        {
            inUse.Dispose();
            throw;
        }
    }

    /// <summary>Like <see cref="OwnerConnectionString"/>, for another database on the same server.</summary>
    public string Owner(string database) => ConnectionString(OwnerRole, _passwords.Owner, database);

    /// <summary>Like <see cref="AppConnectionString"/>, for another database on the same server.</summary>
    public string App(string database) => ConnectionString(AppRole, _passwords.App, database);

    /// <summary>Creates a database that stance_owner owns and stance_app may connect to.</summary>
    /// <param name="name">The database's name.</param>
    /// <param name="template">A database to copy, without open connections; null for an empty database.</param>
    /// <param name="ct">Cancels the creation.</param>
    public Task CreateDatabaseAsync(string name, string? template = null, CancellationToken ct = default) =>
        ExecuteAsync(ct, CreationOf(name, OwnerRole, AppRole, template));

    /// <summary>The SQL that creates a database for an owner and an application role.</summary>
    internal static string[] CreationOf(string name, string owner, string app, string? template) =>
    [
        $"create database {Quoted(name)} owner {Quoted(owner)} template {Quoted(template ?? "template0")}",
        $"revoke all on database {Quoted(name)} from public",
        $"grant connect, temporary on database {Quoted(name)} to {Quoted(app)}",
    ];

    /// <summary>Ends a database's sessions and drops it. A missing database is not an error.</summary>
    public Task DropDatabaseAsync(string name, CancellationToken ct = default) =>
        ExecuteAsync(ct, $"drop database if exists {Quoted(name)} with (force)");

    /// <summary>For tests: stops the server like a crash. <see cref="RestartAsync"/> restarts it.</summary>
    public async Task StopImmediatelyAsync()
    {
        using var gate = await GateAsync(_folder, CancellationToken.None);
        await _server.StopAsync("immediate");
    }

    /// <summary>For tests: stops the server if it is running, and starts it again. Connection strings stay valid.</summary>
    public async Task RestartAsync()
    {
        using var gate = await GateAsync(_folder, CancellationToken.None);
        await _server.StopAsync("fast");
        await _server.StartOrJoinAsync(_settings, CancellationToken.None);
    }

    /// <summary>Leaves the server. The last process to leave stops it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _inUse, null) is not { } inUse) return;
        using var gate = await GateAsync(_folder, CancellationToken.None);
        await inUse.DisposeAsync();
        if (!await IsUnusedAsync()) return;
        await _server.StopAsync("fast");
    }

    /// <summary>Retries, because a program that one of our processes is just starting briefly inherits its locks.</summary>
    private async Task<bool> IsUnusedAsync()
    {
        for (var look = 1; look <= 5; look++)
        {
            if (FileLock.TryExclusive(_folder.InUse) is { } unused)
            {
                await unused.DisposeAsync();
                return true;
            }

            await Task.Delay(10);
        }

        return false;
    }

    private static Task<FileStream> GateAsync(DataFolder folder, CancellationToken ct) =>
        FileLock.ExclusiveAsync(folder.Gate, GateTimeout, ct);

    /// <summary>Runs at every start, so that it does not matter at which point an earlier start was killed.</summary>
    private async Task EnsureRolesAndDatabaseAsync(CancellationToken ct)
    {
        try
        {
            await ExecuteAsync(
                ct,
                EnsureRole(OwnerRole, _passwords.Owner),
                EnsureRole(AppRole, _passwords.App),
                // Lets the owner create a schema that belongs to the application's role.
                $"do $$ begin if not pg_has_role('{OwnerRole}', '{AppRole}', 'member') "
                + $"then grant {AppRole} to {OwnerRole}; end if; end $$");
            await using var connection = new NpgsqlConnection(Superuser);
            await connection.OpenAsync(ct);
            await using var command = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection)
            {
                Parameters = { new() { Value = Database } },
            };
            if (await command.ExecuteScalarAsync(ct) is null) await CreateDatabaseAsync(Database, ct: ct);
        }
        catch (PostgresException e)
        {
            throw new LocalPostgresException($"The private database in {_folder.Path} rejects its own roles: {e.MessageText}");
        }
    }

    /// <summary>Passwords are hexadecimal, so they need no quoting.</summary>
    private static string EnsureRole(string role, string password) =>
        $"do $$ begin if not exists (select from pg_roles where rolname = '{role}') "
        + $"then create role {role} login password '{password}'; end if; end $$";

    private string Superuser => ConnectionString("postgres", _passwords.Superuser, "postgres") + ";Pooling=false";

    private string ConnectionString(string role, string password, string database) => new NpgsqlConnectionStringBuilder
    {
        Host = _socketFolder,
        Port = Port,
        Username = role,
        Password = password,
        Database = database,
    }.ConnectionString;

    private async Task ExecuteAsync(CancellationToken ct, params string[] statements)
    {
        await using var connection = new NpgsqlConnection(Superuser);
        await connection.OpenAsync(ct);
        foreach (var statement in statements)
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    private static string Quoted(string identifier) => '"' + identifier.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
}
