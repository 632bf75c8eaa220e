using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Npgsql;
using StanceTracker.Testing.Servers;

namespace StanceTracker.Postgres.Tests.TestServers;

public sealed partial class ContainerTests(FakeEngine engine) : IClassFixture<FakeEngine>
{
    [Fact]
    public void The_image_is_that_of_docker_compose()
    {
        var composed = Image().Match(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "repository", "docker-compose.yml"))).Groups[1].Value;
        ContainerServer.Image.ShouldBe(composed);
        engine.Created["Image"]!.GetValue<string>().ShouldBe(composed);
    }

    [Fact]
    public void It_is_UTF8_in_the_C_locale_writes_nothing_down_for_good_and_takes_many_connections()
    {
        Texts(engine.Created, "Env").ShouldContain("POSTGRES_INITDB_ARGS=--locale=C --encoding=UTF8");
        string[] settings = ["fsync=off", "full_page_writes=off", "synchronous_commit=off", "max_connections=200", "timezone=UTC"];
        Texts(engine.Created, "Cmd").ShouldBe(settings.SelectMany(setting => new[] { "-c", setting }));
    }

    [Fact]
    public void Its_first_start_makes_the_two_roles_with_passwords_drawn_for_it()
    {
        var copied = engine.Start.First(request => request.Line.StartsWith("PUT /containers/postgres/archive", StringComparison.Ordinal)).Body;
        copied.ShouldContain("/docker-entrypoint-initdb.d/roles.sql");
        copied.ShouldContain("create role stance_owner login password :'owner_password'");
        copied.ShouldContain("create role stance_app login password :'app_password'");
        var passwords = Texts(engine.Created, "Env").Where(entry => entry.Contains("PASSWORD=", StringComparison.Ordinal))
            .Select(entry => entry.Split('=')[1]).ToList();
        passwords.Distinct().Count().ShouldBe(3);
        passwords.ShouldAllBe(password => password.Length == 32);
    }

    [Fact]
    public void Its_start_is_waited_for_until_it_answers_over_TCP()
    {
        var checks = engine.Start.Where(request => request.Line == "POST /containers/postgres/exec")
            .Select(request => Texts(JsonNode.Parse(request.Body)!, "Cmd")).ToList();
        // The first is answered "no response".
        checks.Count.ShouldBe(2);
        foreach (var check in checks) check.Take(3).ShouldBe(["pg_isready", "--host", "localhost"]);
    }

    [Fact]
    public void The_reaper_is_told_to_remove_it()
    {
        const string session = "org.testcontainers.resource-reaper-session";
        engine.Reaped.ShouldContain($"label={session}={engine.Created["Labels"]![session]!.GetValue<string>()}");
    }

    [Fact]
    public async Task Owner_and_application_are_two_roles_there()
    {
        engine.Server.HasTwoRoles.ShouldBeTrue();
        await engine.Server.CreateDatabaseAsync("in_a_container");
        new NpgsqlConnectionStringBuilder(engine.Server.Owner("in_a_container")).Host.ShouldBe("127.0.0.1");
        await Query.ExecuteAsync(engine.Server.Owner("in_a_container"), "create schema mine");
        (await Should.ThrowAsync<PostgresException>(() => Query.ExecuteAsync(engine.Server.App("in_a_container"), "create schema its")))
            .SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);

        await engine.Server.DropDatabaseAsync("in_a_container");
        (await Should.ThrowAsync<PostgresException>(() => Query.ScalarAsync<int>(engine.Server.App("in_a_container"), "select 1")))
            .SqlState.ShouldBe(PostgresErrorCodes.InvalidCatalogName);
    }

    [Fact]
    public async Task One_that_ends_at_once_says_why_and_what_to_do()
    {
        engine.LastWords = "FATAL: data directory is in use";
        try
        {
            var rejection = (await Should.ThrowAsync<TestServerException>(engine.StartAsync)).Message;
            rejection.ShouldContain("The container of postgres:17 did not start");
            rejection.ShouldContain("FATAL: data directory is in use");
            rejection.ShouldContain("STANCETRACKER_TEST_DATABASE=local");
        }
        finally
        {
            engine.LastWords = null;
        }
    }

    [Fact]
    public async Task An_engine_that_DOCKER_HOST_names_is_found_and_chosen() =>
        (await Description.OfAsync(("DOCKER_HOST", engine.Endpoint.OriginalString), (ServerChoice.Variable, "")))
            .ShouldBe((0, $"Tests use postgres:17 in a container (the container engine at {engine.Endpoint} answers).", ""));

    private static List<string> Texts(JsonNode of, string name) => [.. of[name]!.AsArray().Select(text => text!.GetValue<string>())];

    [GeneratedRegex(@"image: (postgres:\S+)")]
    private static partial Regex Image();
}
