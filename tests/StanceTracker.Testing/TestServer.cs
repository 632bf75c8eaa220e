using System.Diagnostics;
using System.Globalization;
using StanceTracker.Postgres;
using StanceTracker.Testing.Servers;

namespace StanceTracker.Testing;

/// <summary>
/// The PostgreSQL server of a test run: a container where an engine answers, else a private server in a temporary folder.
/// <c>STANCETRACKER_TEST_DATABASE</c> forces one: <c>container</c>, <c>local</c>, or the connection string of a role that may create databases
/// (it is then owner and application at once).
/// </summary>
public sealed class TestServer
{
    private static readonly Lazy<Task<TestServer>> Shared = new(() => StartAsync(ServerChoice.Here()));

    private readonly LocalPostgres? _local;
    private readonly ReachedServer? _reached;

    private readonly Lazy<Task<string>> _template;

    private TestServer(LocalPostgres? local, ReachedServer? reached)
    {
        (_local, _reached) = (local, reached);
        _template = new Lazy<Task<string>>(() => TestDatabase.CreateTemplateAsync(this));
    }

    /// <summary>Whether owner and application are roles of their own here, so that privileges can be tested.</summary>
    public bool HasTwoRoles => _reached?.HasTwoRoles ?? true;

    /// <summary>The server that all tests of this process share.</summary>
    public static Task<TestServer> SharedAsync() => Shared.Value;

    /// <summary>A private server of a test's own, that keeps its word through a crash (fsync), to be stopped and started at will.</summary>
    public static async Task<TestServer> PrivateAsync() => new(await PrivateServers.StartAsync([]), null);

    /// <summary>Which server the tests will share and why, in a sentence. A given one is asked.</summary>
    public static async Task<string> DescribeAsync()
    {
        var choice = ServerChoice.Here();
        var server = choice switch
        {
            ServerChoice.Container => $"{ContainerServer.Image} in a container",
            ServerChoice.Given given => $"a given PostgreSQL {(await ReachedServer.GivenAsync(given.ConnectionString)).Major}",
            _ => $"a private PostgreSQL {(await Binaries.NewestAsync()).Major}",
        };
        return $"Tests use {server} ({choice.Why}).";
    }

    /// <summary>Stops a private server as a crash would.</summary>
    public Task StopImmediatelyAsync() => _local!.StopImmediatelyAsync();

    /// <summary>Kills a private server (SIGKILL), and waits until its own processes have seen that and are gone.</summary>
    public async Task KillAsync()
    {
        var postmaster = Postmaster.Running(Path.Combine(_local!.DataFolder, "postgres"))!.Pid;
        var processes = Directory.EnumerateDirectories("/proc").Where(path => char.IsAsciiDigit(Path.GetFileName(path)[0]));
        var children = processes.Where(process => ParentOf(process) == postmaster).ToArray();
        using (var process = Process.GetProcessById(postmaster)) process.Kill();
        while (children.Any(process => ParentOf(process) is not null)) await Task.Delay(20);
    }

    /// <summary>Starts a private server again.</summary>
    public Task RestartAsync() => _local!.RestartAsync();

    /// <summary>The owner's connection string to a database.</summary>
    public string Owner(string database) => _local?.Owner(database) ?? _reached!.Owner(database);

    /// <summary>The application's connection string to a database.</summary>
    public string App(string database) => _local?.App(database) ?? _reached!.App(database);

    /// <summary>Makes an empty database, or a copy of another.</summary>
    public Task CreateDatabaseAsync(string name, string? template = null) =>
        _local?.CreateDatabaseAsync(name, template) ?? _reached!.CreateDatabaseAsync(name, template);

    /// <summary>The name of a migrated database to copy others from, which takes a fraction of the time that migrating takes. Made when first asked for.</summary>
    internal Task<string> TemplateAsync() => _template.Value;

    /// <summary>Drops a database, connected or not.</summary>
    public Task DropDatabaseAsync(string name) => _local?.DropDatabaseAsync(name) ?? _reached!.DropDatabaseAsync(name);

    /// <summary>Starts, or reaches, the server that was chosen, for as long as this process runs.</summary>
    internal static async Task<TestServer> StartAsync(ServerChoice choice) => choice switch
    {
        ServerChoice.Container container => new TestServer(null, await ContainerServer.StartAsync(container.Engine)),
        ServerChoice.Given given => new TestServer(null, await ReachedServer.GivenAsync(given.ConnectionString)),
        _ => new TestServer(await PrivateServers.StartAsync(new Dictionary<string, string> { ["fsync"] = "off" }), null),
    };

    /// <summary>The parent of a process under <c>/proc</c>; null if it is none, or has ended.</summary>
    private static int? ParentOf(string process)
    {
        try
        {
            // Its name, in brackets, may hold anything; behind it come the state and the parent.
            var stat = File.ReadAllText(Path.Combine(process, "stat"));
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ') is [not "Z", var parent, ..] ? int.Parse(parent, CultureInfo.InvariantCulture) : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
