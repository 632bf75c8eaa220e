using Npgsql;
using StanceTracker.Postgres;

namespace StanceTracker.Testing;

/// <summary>
/// The PostgreSQL server of a test run: the one that <c>STANCETRACKER_TEST_CONNECTION</c> names (a role that may create databases; it is then owner and application at
/// once), else a private one in a temporary folder.
/// </summary>
public sealed class TestServer
{
    private const string Variable = "STANCETRACKER_TEST_CONNECTION";

    private static readonly Lazy<Task<TestServer>> Shared = new(StartAsync);

    private readonly LocalPostgres? _local;
    private readonly string? _given;

    private TestServer(LocalPostgres? local, string? given) => (_local, _given) = (local, given);

    /// <summary>Whether owner and application are roles of their own here, so that privileges can be tested.</summary>
    public bool HasTwoRoles => _local is not null;

    /// <summary>The server that all tests of this process share.</summary>
    public static Task<TestServer> SharedAsync() => Shared.Value;

    /// <summary>A private server of a test's own, that keeps its word through a crash (fsync), to be stopped and started at will.</summary>
    public static Task<TestServer> PrivateAsync() => StartPrivateAsync(new Dictionary<string, string>());

    /// <summary>Stops a private server as a crash would.</summary>
    public Task StopImmediatelyAsync() => _local!.StopImmediatelyAsync();

    /// <summary>Starts a private server again.</summary>
    public Task RestartAsync() => _local!.RestartAsync();

    /// <summary>The owner's connection string to a database.</summary>
    public string Owner(string database) => _local?.Owner(database) ?? Given(database);

    /// <summary>The application's connection string to a database.</summary>
    public string App(string database) => _local?.App(database) ?? Given(database);

    /// <summary>Makes an empty database.</summary>
    public Task CreateDatabaseAsync(string name) => _local?.CreateDatabaseAsync(name) ?? ExecuteAsync($"create database \"{name}\"");

    /// <summary>Drops a database, connected or not.</summary>
    public Task DropDatabaseAsync(string name) => _local?.DropDatabaseAsync(name) ?? ExecuteAsync($"drop database if exists \"{name}\" with (force)");

    private static async Task<TestServer> StartAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given) return new TestServer(null, given);
        return await StartPrivateAsync(new Dictionary<string, string> { ["fsync"] = "off" });
    }

    private static async Task<TestServer> StartPrivateAsync(Dictionary<string, string> settings)
    {
        var folder = Directory.CreateTempSubdirectory("stance-test-").FullName;
        File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        var local = await LocalPostgres.StartAsync(folder, settings);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            local.DisposeAsync().AsTask().GetAwaiter().GetResult();
            Directory.Delete(folder, recursive: true);
        };
        return new TestServer(local, null);
    }

    private string Given(string database) => new NpgsqlConnectionStringBuilder(_given) { Database = database }.ConnectionString;

    private async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(_given!);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
