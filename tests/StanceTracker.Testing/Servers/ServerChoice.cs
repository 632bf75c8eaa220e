using DotNet.Testcontainers.Configurations;

namespace StanceTracker.Testing.Servers;

/// <summary>Which PostgreSQL the tests use.</summary>
/// <param name="Why">half a sentence, for the person at the terminal.</param>
internal abstract record ServerChoice(string Why)
{
    public const string Variable = "STANCETRACKER_TEST_DATABASE";

    /// <summary>What <see cref="Variable"/> and this machine make it.</summary>
    public static ServerChoice Here() => From(Environment.GetEnvironmentVariable(Variable), AnsweringEngine);

    /// <summary>A container where an engine answers, a private server otherwise, unless the variable says which.</summary>
    /// <param name="asked">the variable's value; null or empty leaves the choice to the machine.</param>
    /// <param name="engine">finds the container engine that answers, null if none does; called only where it matters.</param>
    /// <exception cref="TestServerException">A container is asked for and no engine answers.</exception>
    public static ServerChoice From(string? asked, Func<IDockerEndpointAuthenticationConfiguration?> engine) => asked switch
    {
        null or "" => engine() is { } found
            ? new Container(found, $"the container engine at {found.Endpoint} answers")
            : new Local("no container engine answers"),
        "container" => new Container(engine() ?? throw NoEngine(), $"{Variable}={asked}"),
        "local" => new Local($"{Variable}={asked}"),
        _ => new Given(asked, $"{Variable} names it"),
    };

    /// <summary>The engine that Testcontainers finds to answer, by its own settings, DOCKER_HOST or the usual sockets.</summary>
    private static IDockerEndpointAuthenticationConfiguration? AnsweringEngine()
    {
        try
        {
            return TestcontainersSettings.OS.DockerEndpointAuthConfig;
        }
        catch (TypeInitializationException e)
        {
            throw new TestServerException($"DOCKER_HOST, or ~/.testcontainers.properties, does not hold an engine's address: {e.InnerException?.Message}");
        }
    }

    private static TestServerException NoEngine() => new(
        $"{Variable}=container, but no container engine answers. Start Docker, or name the engine's address in DOCKER_HOST; "
        + $"{Variable}=local tests against a private PostgreSQL.");

    /// <summary>A container of this test process's own.</summary>
    public sealed record Container(IDockerEndpointAuthenticationConfiguration Engine, string Why) : ServerChoice(Why);

    /// <summary>A private server, by the programs that are installed.</summary>
    public sealed record Local(string Why) : ServerChoice(Why);

    /// <summary>The server that a connection string names.</summary>
    public sealed record Given(string ConnectionString, string Why) : ServerChoice(Why);
}
