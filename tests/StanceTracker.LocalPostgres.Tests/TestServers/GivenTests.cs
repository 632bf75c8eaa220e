using Npgsql;
using StanceTracker.Testing;
using StanceTracker.Testing.Servers;

namespace StanceTracker.Postgres.Tests.TestServers;

/// <summary>The server that a connection string names; here the private one, entered as its superuser.</summary>
public sealed class GivenTests(SharedServer server) : IClassFixture<SharedServer>
{
    [Fact]
    public async Task Its_one_role_is_owner_and_application_of_the_databases_made_there()
    {
        var given = await TestServer.StartAsync(new ServerChoice.Given(server.Superuser, "it is asked for"));
        given.HasTwoRoles.ShouldBeFalse();
        await given.CreateDatabaseAsync("on_a_given_server");
        (await Query.ScalarAsync<string>(given.Owner("on_a_given_server"), "select current_user || ' ' || current_database()"))
            .ShouldBe("postgres on_a_given_server");
        given.App("on_a_given_server").ShouldBe(given.Owner("on_a_given_server"));

        await given.DropDatabaseAsync("on_a_given_server");
        (await Should.ThrowAsync<PostgresException>(() => Query.ScalarAsync<int>(given.App("on_a_given_server"), "select 1")))
            .SqlState.ShouldBe(PostgresErrorCodes.InvalidCatalogName);
    }

    [Fact]
    public async Task Its_version_is_told()
    {
        var installed = await Binaries.NewestAsync();
        (await Description.OfAsync((ServerChoice.Variable, server.Superuser)))
            .ShouldBe((0, $"Tests use a given PostgreSQL {installed.Major} (STANCETRACKER_TEST_DATABASE names it).", ""));
    }

    [Fact]
    public async Task A_role_that_may_not_create_databases_is_refused() =>
        (await RefusalAsync(server.Postgres.AppConnectionString)).ShouldContain("the role stance_app may not create databases");

    [Theory]
    [InlineData("contaner", "Format of the initialization string")]
    [InlineData("Hots=127.0.0.1;Username=tests;Password=secret", "hots")]
    [InlineData("Username=tests;Password=secret", "Host")]
    [InlineData("postgres://tests:secret@127.0.0.1/postgres", "Format of the initialization string")]
    [InlineData("Host=127.0.0.1;Port=1;Username=tests;Password=secret", "Failed to connect to 127.0.0.1:1")]
    public async Task A_connection_string_that_leads_nowhere_is_refused_without_its_password(string given, string why)
    {
        var rejection = await RefusalAsync(given);
        rejection.ShouldContain(why);
        rejection.ShouldContain("STANCETRACKER_TEST_DATABASE");
        rejection.ShouldContain("container, local, or a connection string");
        rejection.ShouldNotContain("secret");
    }

    private static async Task<string> RefusalAsync(string given) =>
        (await Should.ThrowAsync<TestServerException>(() => TestServer.StartAsync(new ServerChoice.Given(given, "it is asked for")))).Message;
}
