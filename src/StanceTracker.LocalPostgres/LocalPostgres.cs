using Npgsql;

namespace StanceTracker.Postgres;

/// <summary>
/// A private PostgreSQL server under a data folder, shared by the processes that use that folder: the first starts it, the others join it, the
/// last to leave stops it. It listens on a Unix socket in a folder of mode 0700, never on TCP, and asks for passwords. It outlives a process
/// that is killed; the next one joins it. Root runs it as the user <c>postgres</c>.
/// </summary>
public sealed class LocalPostgres : IAsyncDisposable
{
    /// <summary>Names the socket file; nothing listens on such a TCP port.</summary>
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
        DataFolder folder, Server server, Passwords passwords, string socketFolder, IReadOnlyDictionary<string, string>? settings, FileStream inUse)
    {
        (_folder, _server, _passwords, _socketFolder, _settings, _inUse) = (folder, server, passwords, socketFolder, settings, inUse);
    }

    /// <summary>The folder in use: the one asked for, unless <see cref="Notice"/> says why another.</summary>
    public string DataFolder => _folder.Path;

    /// <summary>A sentence for the person at the terminal, where something is not as asked for.</summary>
    public string? Notice => _folder.Notice;

    /// <summary>Role stance_owner, which owns the database stancetracker: for migrations.</summary>
    public string OwnerConnectionString => Owner(Database);

    /// <summary>Role stance_app, which has only what migrations grant it, in the same database.</summary>
    public string AppConnectionString => App(Database);

    /// <summary>Starts the data folder's server, or joins it if it runs. The first time it makes the server, its roles and its database.</summary>
    /// <param name="dataFolder">made if missing. As root, a folder that PostgreSQL's user cannot reach is replaced by one under /var/lib/stancetracker.</param>
    /// <param name="ct">gives up waiting.</param>
    /// <exception cref="LocalPostgresException">No server is installed, the folder cannot be used, or the server does not start.</exception>
    public static Task<LocalPostgres> StartAsync(string dataFolder, CancellationToken ct = default) => StartAsync(dataFolder, null, ct);

    /// <inheritdoc cref="StartAsync(string, CancellationToken)"/>
    /// <param name="dataFolder">as above.</param>
    /// <param name="settings">of PostgreSQL, in place of or beside the defaults; they count for the process that starts the server.</param>
    /// <param name="ct">gives up waiting.</param>
    public static async Task<LocalPostgres> StartAsync(string dataFolder, IReadOnlyDictionary<string, string>? settings, CancellationToken ct = default)
    {
        if (OperatingSystem.IsWindows()) throw new LocalPostgresException("The private database runs on Linux only. Name another database in ConnectionStrings__StanceTracker.");
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

    /// <summary>As <see cref="OwnerConnectionString"/>, for another database of the same server.</summary>
    public string Owner(string database) => ConnectionString(OwnerRole, _passwords.Owner, database);

    /// <summary>As <see cref="AppConnectionString"/>, for another database of the same server.</summary>
    public string App(string database) => ConnectionString(AppRole, _passwords.App, database);

    /// <summary>A new database that stance_owner owns and stance_app may connect to.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="template">A database that it begins as a copy of, and to which nobody is connected; null makes an empty one.</param>
    /// <param name="ct">Stops it.</param>
    public Task CreateDatabaseAsync(string name, string? template = null, CancellationToken ct = default) =>
        ExecuteAsync(ct, CreationOf(name, OwnerRole, AppRole, template));

    /// <summary>The statements that make a database which one role owns and another may connect to.</summary>
    internal static string[] CreationOf(string name, string owner, string app, string? template) =>
    [
        $"create database {Quoted(name)} owner {Quoted(owner)} template {Quoted(template ?? "template0")}",
        $"revoke all on database {Quoted(name)} from public",
        $"grant connect, temporary on database {Quoted(name)} to {Quoted(app)}",
    ];

    /// <summary>Ends its sessions and drops it; a missing one is no error.</summary>
    public Task DropDatabaseAsync(string name, CancellationToken ct = default) => ExecuteAsync(ct, $"drop database if exists {Quoted(name)} with (force)");

    /// <summary>Stops the server as a crash would, for tests; <see cref="RestartAsync"/> brings it back.</summary>
    public async Task StopImmediatelyAsync()
    {
        using var gate = await GateAsync(_folder, CancellationToken.None);
        await _server.StopAsync("immediate");
    }

    /// <summary>Stops the server if it runs and starts it again, for tests. Connection strings stay good.</summary>
    public async Task RestartAsync()
    {
        using var gate = await GateAsync(_folder, CancellationToken.None);
        await _server.StopAsync("fast");
        await _server.StartOrJoinAsync(_settings, CancellationToken.None);
    }

    /// <summary>Leaves the server; whoever leaves last stops it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _inUse, null) is not { } inUse) return;
        using var gate = await GateAsync(_folder, CancellationToken.None);
        await inUse.DisposeAsync();
        if (!await IsUnusedAsync()) return;
        await _server.StopAsync("fast");
    }

    /// <summary>Every lock that one of our processes holds is for a moment also held by a program that it is just starting, hence the second looks.</summary>
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

    private static Task<FileStream> GateAsync(DataFolder folder, CancellationToken ct) => FileLock.ExclusiveAsync(folder.Gate, GateTimeout, ct);

    /// <summary>Repeated at every start, so that it does not matter where an earlier one was killed.</summary>
    private async Task EnsureRolesAndDatabaseAsync(CancellationToken ct)
    {
        try
        {
            await ExecuteAsync(
                ct,
                EnsureRole(OwnerRole, _passwords.Owner),
                EnsureRole(AppRole, _passwords.App),
                // So that the owner may make a schema that belongs to the application's role.
                $"do $$ begin if not pg_has_role('{OwnerRole}', '{AppRole}', 'member') then grant {AppRole} to {OwnerRole}; end if; end $$");
            await using var connection = new NpgsqlConnection(Superuser);
            await connection.OpenAsync(ct);
            await using var command = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection) { Parameters = { new() { Value = Database } } };
            if (await command.ExecuteScalarAsync(ct) is null) await CreateDatabaseAsync(Database, ct: ct);
        }
        catch (PostgresException e)
        {
            throw new LocalPostgresException($"The private database in {_folder.Path} refuses its own roles: {e.MessageText}");
        }
    }

    /// <summary>Passwords are hexadecimal, so they need no quoting.</summary>
    private static string EnsureRole(string role, string password) =>
        $"do $$ begin if not exists (select from pg_roles where rolname = '{role}') then create role {role} login password '{password}'; end if; end $$";

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
