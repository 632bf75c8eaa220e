using DotNet.Testcontainers.Configurations;
using StanceTracker.Testing.Servers;

namespace StanceTracker.Postgres.Tests.TestServers;

public sealed class ChoiceTests
{
    private static readonly IDockerEndpointAuthenticationConfiguration Engine =
        new DockerEndpointAuthenticationConfiguration(new Uri("unix:///var/run/docker.sock"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Left_to_the_machine_it_is_a_container_where_an_engine_answers_and_a_private_server_otherwise(string? asked)
    {
        ServerChoice.From(asked, () => Engine).ShouldBe(new ServerChoice.Container(Engine, "the container engine at unix:///var/run/docker.sock answers"));
        ServerChoice.From(asked, () => null).ShouldBe(new ServerChoice.Local("no container engine answers"));
    }

    [Fact]
    public void A_container_that_is_asked_for_is_not_replaced_where_no_engine_answers()
    {
        ServerChoice.From("container", () => Engine).ShouldBe(new ServerChoice.Container(Engine, "STANCETRACKER_TEST_DATABASE=container"));
        Should.Throw<TestServerException>(() => ServerChoice.From("container", () => null)).Message.ShouldBe(
            "STANCETRACKER_TEST_DATABASE=container, but no container engine answers. Start Docker, or name the engine's address in DOCKER_HOST; "
            + "STANCETRACKER_TEST_DATABASE=local tests against a private PostgreSQL.");
    }

    [Fact]
    public void A_private_or_a_given_server_needs_no_look_for_an_engine()
    {
        ServerChoice.From("local", NotAsked).ShouldBe(new ServerChoice.Local("STANCETRACKER_TEST_DATABASE=local"));
        ServerChoice.From("Host=db", NotAsked).ShouldBe(new ServerChoice.Given("Host=db", "STANCETRACKER_TEST_DATABASE names it"));

        static IDockerEndpointAuthenticationConfiguration? NotAsked() => throw new InvalidOperationException("An engine was looked for.");
    }

    [Fact]
    public async Task The_choice_is_told_in_a_sentence()
    {
        var installed = await Binaries.NewestAsync();
        (await Description.OfAsync((ServerChoice.Variable, "local")))
            .ShouldBe((0, $"Tests use a private PostgreSQL {installed.Major} (STANCETRACKER_TEST_DATABASE=local).", ""));
    }

    [Fact]
    public async Task An_address_that_is_none_is_told_without_a_stack_trace()
    {
        var (exitCode, output, error) = await Description.OfAsync((ServerChoice.Variable, "container"), ("DOCKER_HOST", "none"));
        exitCode.ShouldBe(1);
        output.ShouldBe("");
        error.ShouldStartWith("DOCKER_HOST, or ~/.testcontainers.properties, does not hold an engine's address: ");
        error.ShouldNotContain("\n");
    }
}
