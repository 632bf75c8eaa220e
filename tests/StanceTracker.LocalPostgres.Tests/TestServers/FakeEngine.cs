using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DotNet.Testcontainers.Configurations;
using Npgsql;
using StanceTracker.Testing;
using StanceTracker.Testing.Servers;

namespace StanceTracker.Postgres.Tests.TestServers;

/// <summary>
/// As much of a container engine as Testcontainers asks of one, and the tests' server started on it. The port of its PostgreSQL leads to a private
/// server, whose roles get the passwords that the container was made with. Its reaper, which removes containers, acknowledges what it is told.
/// </summary>
public sealed class FakeEngine : IAsyncLifetime
{
    private readonly SharedServer _private = new();
    private readonly TcpListener _engine = new(IPAddress.Loopback, 0);
    private readonly TcpListener _postgres = new(IPAddress.Loopback, 0);
    private readonly TcpListener _reaper = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<EngineRequest> _requests = new();
    private int _checks;

    /// <summary>What it was asked until <see cref="Server"/> had started, the first first.</summary>
    internal IReadOnlyList<EngineRequest> Start { get; private set; } = [];

    /// <summary>What the reaper was told.</summary>
    internal ConcurrentQueue<string> Reaped { get; } = new();

    /// <summary>If not null, its PostgreSQL ends at once with this in its log.</summary>
    internal string? LastWords { get; set; }

    internal Uri Endpoint => new($"tcp://127.0.0.1:{Port(_engine)}");

    /// <summary>The server that the tests' fixture started on it.</summary>
    internal TestServer Server { get; private set; } = null!;

    /// <summary>The request that made the container of <see cref="Server"/>.</summary>
    internal JsonNode Created => JsonNode.Parse(_requests.First(request => request.Line == "POST /containers/create").Body)!;

    internal Task<TestServer> StartAsync() =>
        TestServer.StartAsync(new ServerChoice.Container(new DockerEndpointAuthenticationConfiguration(Endpoint), "it is asked for"));

    public async ValueTask InitializeAsync()
    {
        await _private.InitializeAsync();
        Serve(_engine, AnswerAsync);
        Serve(_postgres, PassOnAsync);
        Serve(_reaper, AcknowledgeAsync);
        Server = await StartAsync();
        Start = [.. _requests];
    }

    public async ValueTask DisposeAsync()
    {
        _engine.Dispose();
        _postgres.Dispose();
        _reaper.Dispose();
        await _private.DisposeAsync();
    }

    private async Task AnswerAsync(NetworkStream client)
    {
        var request = await HttpExchange.ReadAsync(client);
        _requests.Enqueue(request);
        var path = request.Line.Split(' ', '?')[1].Split('/');
        var (status, answer) = (path[1], path[^1]) switch
        {
            ("containers", "create") => (201, Json(new { Id = request.Line.Contains("ryuk", StringComparison.Ordinal) ? "reaper" : "postgres" })),
            ("containers", "start") => (204, await StartedAsync(path[2])),
            ("containers", "json") => (200, Json(Container(path[2]))),
            ("containers", "logs") => (200, Logged(path[2] == "reaper" ? "Started" : LastWords!)),
            ("containers", "wait") => (200, Json(new { StatusCode = 1 })),
            ("containers", "exec") => (201, Json(new { Id = "check" })),
            ("exec", "start") => (200, []),
            // As pg_isready while the image's scripts run: no response.
            ("exec", "json") => (200, Json(new { ExitCode = ++_checks == 1 ? 2 : 0 })),
            _ => (200, Json(new { })),
        };
        await HttpExchange.WriteAsync(client, status, answer);
    }

    /// <summary>The superuser, who changes them, comes last.</summary>
    private static readonly (string Role, string Variable)[] PasswordOf =
        [("stance_owner", "STANCETRACKER_OWNER_PASSWORD"), ("stance_app", "STANCETRACKER_APP_PASSWORD"), ("postgres", "POSTGRES_PASSWORD")];

    private object Container(string id) => new
    {
        Id = id,
        Config = new { },
        State = new { Status = id == "reaper" || LastWords is null ? "running" : "exited", StartedAt = DateTime.UnixEpoch, FinishedAt = DateTime.MinValue },
        NetworkSettings = new { Ports = new Dictionary<string, object> { ["5432/tcp"] = Published(_postgres), ["8080/tcp"] = Published(_reaper) } },
    };

    private async Task<byte[]> StartedAsync(string id)
    {
        if (id != "postgres" || LastWords is not null) return [];
        var drawn = Created["Env"]!.AsArray().Select(entry => entry!.GetValue<string>().Split('=', 2)).ToDictionary(entry => entry[0], entry => entry[1]);
        foreach (var (role, variable) in PasswordOf)
            await Query.ExecuteAsync(_private.Superuser, $"alter role {role} password '{drawn[variable]}'");
        return [];
    }

    /// <summary>Between the port and the private server's socket.</summary>
    private async Task PassOnAsync(NetworkStream client)
    {
        var folder = new NpgsqlConnectionStringBuilder(_private.Postgres.AppConnectionString).Host!;
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint($"{folder}/.s.PGSQL.{LocalPostgres.Port}"));
        await using var server = new NetworkStream(socket);
        await Task.WhenAny(client.CopyToAsync(server), server.CopyToAsync(client));
    }

    private async Task AcknowledgeAsync(NetworkStream client)
    {
        using var reader = new StreamReader(client);
        while (await reader.ReadLineAsync() is { } told)
        {
            Reaped.Enqueue(told);
            await client.WriteAsync("ACK\n"u8.ToArray());
        }
    }

    private static void Serve(TcpListener listener, Func<NetworkStream, Task> serve)
    {
        listener.Start();
        _ = AcceptAsync();

        async Task AcceptAsync()
        {
            while (await listener.AcceptTcpClientAsync() is { } client) _ = ServeAsync(client);
        }

        async Task ServeAsync(TcpClient client)
        {
            using (client) await serve(client.GetStream());
        }
    }

    private static byte[] Json(object answer) => JsonSerializer.SerializeToUtf8Bytes(answer);

    /// <summary>One line of standard output, in the engine's framing.</summary>
    private static byte[] Logged(string line) => [1, 0, 0, 0, 0, 0, 0, (byte)(line.Length + 1), .. Encoding.ASCII.GetBytes(line), (byte)'\n'];

    private static object Published(TcpListener listener) => new[] { new { HostIp = "0.0.0.0", HostPort = $"{Port(listener)}" } };

    private static int Port(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;
}
