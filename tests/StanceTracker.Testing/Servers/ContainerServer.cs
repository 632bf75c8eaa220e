using DotNet.Testcontainers.Configurations;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Testcontainers.PostgreSql;

namespace StanceTracker.Testing.Servers;

/// <summary>
/// A PostgreSQL in a container that Testcontainers starts, with the two roles that <c>ops/postgres-roles.sql</c> makes, as docker-compose.yml has it.
/// Its reaper removes the container when this process ends, however it ends.
/// </summary>
internal static class ContainerServer
{
    public const string Image = "postgres:17";

    /// <summary>The image has to be fetched the first time.</summary>
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(5);

    private const long SharedMemory = 1L << 30;

    /// <summary>Starts it and waits until it takes connections.</summary>
    /// <exception cref="TestServerException">It does not start.</exception>
    public static async Task<ReachedServer> StartAsync(IDockerEndpointAuthenticationConfiguration engine)
    {
        // The port is published on every address of the machine, so the passwords are drawn.
        var (superuser, owner, app) = (Guid.NewGuid().ToString("n"), Guid.NewGuid().ToString("n"), Guid.NewGuid().ToString("n"));
        var container = new PostgreSqlBuilder(Image)
            .WithDockerEndpoint(engine)
            .WithLogger(NullLogger.Instance)
            .WithPassword(superuser)
            .WithEnvironment("STANCETRACKER_OWNER_PASSWORD", owner)
            .WithEnvironment("STANCETRACKER_APP_PASSWORD", app)
            .WithEnvironment("POSTGRES_INITDB_ARGS", "--locale=C --encoding=UTF8")
            .WithResourceMapping(Roles(), "/docker-entrypoint-initdb.d/roles.sql")
            // Beside the module's own: fsync=off, full_page_writes=off, synchronous_commit=off.
            .WithCommand("-c", "max_connections=200", "-c", "timezone=UTC")
            // Parallel queries share memory through /dev/shm, of which an engine gives 64 MB.
            .WithCreateParameterModifier(parameters => parameters.HostConfig!.ShmSize = SharedMemory)
            .Build();
        using var deadline = new CancellationTokenSource(StartTimeout);
        try
        {
            await container.StartAsync(deadline.Token);
        }
        catch (Exception e)
        {
            throw new TestServerException(
                $"The container of {Image} did not start at {engine.Endpoint}; {ServerChoice.Variable}=local tests against a private PostgreSQL. "
                + $"It says: {e.Message.Trim()}");
        }

        NpgsqlConnectionStringBuilder As(string role, string password) => new(container.GetConnectionString()) { Username = role, Password = password };
        return new ReachedServer(As(PostgreSqlBuilder.DefaultUsername, superuser), As("stance_owner", owner), As("stance_app", app));
    }

    private static byte[] Roles()
    {
        using var script = typeof(ContainerServer).Assembly.GetManifestResourceStream("postgres-roles.sql")!;
        using var bytes = new MemoryStream();
        script.CopyTo(bytes);
        return bytes.ToArray();
    }
}
