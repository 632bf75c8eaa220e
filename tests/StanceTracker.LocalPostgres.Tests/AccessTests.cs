using System.Text.RegularExpressions;
using Npgsql;

namespace StanceTracker.Postgres.Tests;

public sealed partial class AccessTests(SharedServer server) : IClassFixture<SharedServer>
{
    private const UnixFileMode OnlyItsUser = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly LocalPostgres _postgres = server.Postgres;

    [Fact]
    public async Task No_TCP_port_is_listened_on()
    {
        var user = await ServerUser.ForFolderAsync(server.Folder);
        var held = await user.RunAsync("ls", ["-l", $"/proc/{Postmaster.Running(server.Folder)!.Pid}/fd"], TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        var sockets = Socket().Matches(held.Output).Select(match => match.Groups[1].Value).ToList();
        sockets.ShouldNotBeEmpty("the Unix socket is among them");

        var tcp = new[] { "/proc/net/tcp", "/proc/net/tcp6" }.Where(File.Exists).SelectMany(File.ReadLines).Skip(1)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[9]);
        sockets.Intersect(tcp).ShouldBeEmpty();
        (await Query.ScalarAsync<string>(_postgres.AppConnectionString, "show listen_addresses")).ShouldBe("");
    }

    [Fact]
    public void Only_the_servers_user_may_enter_the_sockets_folder_and_read_the_passwords()
    {
        var sockets = new NpgsqlConnectionStringBuilder(_postgres.AppConnectionString).Host!;
        File.GetUnixFileMode(sockets).ShouldBe(OnlyItsUser | UnixFileMode.UserExecute);
        File.GetUnixFileMode(server.Folder).ShouldBe(OnlyItsUser | UnixFileMode.UserExecute);
        File.GetUnixFileMode(Path.Combine(server.Folder, "passwords.json")).ShouldBe(OnlyItsUser);
    }

    [Theory]
    [InlineData("stance_owner")]
    [InlineData("stance_app")]
    [InlineData("postgres")]
    public async Task A_wrong_password_is_refused(string role)
    {
        var invalid = new NpgsqlConnectionStringBuilder(_postgres.AppConnectionString) { Username = role, Password = "guess" }.ConnectionString;
        (await Should.ThrowAsync<PostgresException>(() => Query.ScalarAsync<int>(invalid, "select 1"))).SqlState.ShouldBe(PostgresErrorCodes.InvalidPassword);
    }

    [Fact]
    public async Task The_owner_makes_schemas_and_the_application_cannot()
    {
        await Query.ExecuteAsync(_postgres.OwnerConnectionString, "create schema mine; create schema read_models authorization stance_app; create table public.a ()");
        foreach (var attempt in new[] { "create schema mine_too", "create table public.b ()", "create table mine.c ()", "create role d", "create database e" })
            (await Should.ThrowAsync<PostgresException>(() => Query.ExecuteAsync(_postgres.AppConnectionString, attempt))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, attempt);

        await Query.ExecuteAsync(_postgres.AppConnectionString, "create table read_models.its_own (); create temporary table t ()");
    }

    [Fact]
    public async Task A_database_of_its_own_comes_and_goes()
    {
        const string name = "a \"test\" database";
        await _postgres.CreateDatabaseAsync(name, ct: TestContext.Current.CancellationToken);
        await Query.ExecuteAsync(_postgres.Owner(name), "create schema ledger");
        (await Query.ScalarAsync<string>(_postgres.App(name), "select current_database()::text")).ShouldBe(name);

        await _postgres.DropDatabaseAsync(name, TestContext.Current.CancellationToken);
        (await Should.ThrowAsync<PostgresException>(() => Query.ScalarAsync<int>(_postgres.App(name), "select 1"))).SqlState.ShouldBe(PostgresErrorCodes.InvalidCatalogName);
        await _postgres.DropDatabaseAsync(name, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Texts_are_UTF8_and_sorted_by_code_point()
    {
        (await Query.ScalarAsync<string>(_postgres.AppConnectionString, "select current_setting('server_encoding') || ' ' || datcollate from pg_database where datname = current_database()"))
            .ShouldBe("UTF8 C");
    }

    [GeneratedRegex(@"socket:\[(\d+)\]")]
    private static partial Regex Socket();
}
