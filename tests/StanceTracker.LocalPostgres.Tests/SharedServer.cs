using Npgsql;

namespace StanceTracker.Postgres.Tests;

/// <summary>One server for the tests that only look at it.</summary>
public sealed class SharedServer : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    internal string Folder => _folder.Server;

    public LocalPostgres Postgres { get; private set; } = null!;

    internal string Superuser => new NpgsqlConnectionStringBuilder(Postgres.OwnerConnectionString)
    {
        Username = "postgres",
        Password = Passwords.Read(Folder).Superuser,
        Database = "postgres",
    }.ConnectionString;

    public async ValueTask InitializeAsync() => Postgres = await LocalPostgres.StartAsync(_folder.Path, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Postgres.DisposeAsync();
        _folder.Dispose();
    }
}
