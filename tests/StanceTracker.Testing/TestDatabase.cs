using Marten;
using Npgsql;
using StanceTracker.Ledger;
using StanceTracker.Ledger.Schema;
using StanceTracker.Ledger.Store;
using StanceTracker.Projections;

namespace StanceTracker.Testing;

/// <summary>A database of its own for a test class: empty, migrated, dropped in the end.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly TestServer _server;
    private readonly string _name;

    private TestDatabase(TestServer server, string name, NpgsqlDataSource owner, NpgsqlDataSource application)
    {
        (_server, _name, Owner, Application) = (server, name, owner, application);
        Store = LedgerStore.Open(application);
    }

    /// <summary>What a test project's databases have besides the ledger and its projections, set as it starts: by the owner role, for the application's role.</summary>
    public static Func<NpgsqlDataSource, string, Task> MigrateFurther { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Connections of the owner role.</summary>
    public NpgsqlDataSource Owner { get; }

    /// <summary>Connections of the application's role.</summary>
    public NpgsqlDataSource Application { get; }

    /// <summary>The ledger, opened as the application's role.</summary>
    public IDocumentStore Store { get; }

    /// <summary>The server it lies on.</summary>
    public TestServer Server => _server;

    /// <summary>The application's connection string.</summary>
    public string ConnectionString => _server.App(_name);

    /// <summary>The owner's connection string.</summary>
    public string OwnerConnectionString => _server.Owner(_name);

    /// <summary>Makes a database, with the ledger's and the projections' tables in it unless <paramref name="migrate"/> is false.</summary>
    /// <param name="migrate">Whether there are tables in it.</param>
    /// <param name="on">The server; null is the one that all tests share.</param>
    public static async Task<TestDatabase> CreateAsync(bool migrate = true, TestServer? on = null)
    {
        var server = on ?? await TestServer.SharedAsync();
        var name = $"test_{Guid.NewGuid():n}";
        await server.CreateDatabaseAsync(name, migrate ? await server.TemplateAsync() : null);
        var database = new TestDatabase(server, name, NpgsqlDataSource.Create(server.Owner(name)), NpgsqlDataSource.Create(ApplicationConnections.With(server.App(name))));
        return database;
    }

    /// <summary>Brings the schemas to the newest.</summary>
    public Task MigrateAsync() => MigrateAsync(Owner, Application, new NpgsqlConnectionStringBuilder(ConnectionString).Username!);

    /// <summary>Makes the database that others are copied from. Nobody may be connected to it while one is.</summary>
    internal static async Task<string> CreateTemplateAsync(TestServer server)
    {
        var name = $"test_template_{Guid.NewGuid():n}";
        await server.CreateDatabaseAsync(name);
        await using var owner = NpgsqlDataSource.Create(Unpooled(server.Owner(name)));
        await using var application = NpgsqlDataSource.Create(Unpooled(server.App(name)));
        await MigrateAsync(owner, application, new NpgsqlConnectionStringBuilder(server.App(name)).Username!);
        return name;
    }

    private static async Task MigrateAsync(NpgsqlDataSource owner, NpgsqlDataSource application, string role)
    {
        await LedgerSchema.MigrateAsync(owner, role);
        await MigrateFurther(owner, role);
        await ReadSchema.MigrateAsync(application);
    }

    private static string Unpooled(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString;

    /// <summary>Drops idle connections, which a stop of the server has broken.</summary>
    public void Reconnect()
    {
        Owner.Clear();
        Application.Clear();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Store.Dispose();
        await Application.DisposeAsync();
        await Owner.DisposeAsync();
        await _server.DropDatabaseAsync(_name);
    }
}
