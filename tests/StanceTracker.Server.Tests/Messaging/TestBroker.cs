using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using StanceTracker.Server.Messaging;

namespace StanceTracker.Server.Tests.Messaging;

/// <summary>A RabbitMQ of one's own, on loopback alone, in a folder that vanishes with it. It can be killed and started again on what it kept.</summary>
public sealed class TestBroker : IAsyncLifetime
{
    /// <summary>What a test lacks where no RabbitMQ is.</summary>
    public const string Needed = "It needs Debian's rabbitmq-server, which ops/test installs.";

    private const string Program = "/usr/lib/rabbitmq/bin/rabbitmq-server";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly string _folder = Directory.CreateTempSubdirectory("stance-rabbit-").FullName;
    private readonly int _port = FreePort(), _distribution = FreePort(), _epmdPort = FreePort();
    private Process? _epmd, _server;
    private IConnection? _connection;
    private IChannel? _channel;

    /// <summary>Whether there is a RabbitMQ to be started.</summary>
    public static bool IsInstalled => File.Exists(Program);

    /// <summary>Its address.</summary>
    public string Address => $"amqp://guest:guest@127.0.0.1:{_port}";

    /// <summary>The setting that names it to a server.</summary>
    public (string Name, string Value) Setting => (MessagingSettings.Setting, Address);

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (!IsInstalled) return;
        _epmd = Run("epmd", ["-port", $"{_epmdPort}", "-address", "127.0.0.1"]);
        await StartAsync();
    }

    /// <summary>Starts it again.</summary>
    public async Task StartAsync()
    {
        _server = Run(Program, []);
        var factory = new ConnectionFactory { Uri = new Uri(Address), AutomaticRecoveryEnabled = false };
        for (var started = Stopwatch.StartNew(); ;)
        {
            try
            {
                _connection = await factory.CreateConnectionAsync();
                _channel = await _connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
                return;
            }
            catch (BrokerUnreachableException) when (started.Elapsed < Patience && !_server.HasExited)
            {
                await Task.Delay(200);
            }
        }
    }

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync()
    {
        // The script has become the server's shell; the server itself is the process that its file names.
        using (var server = Process.GetProcessById(int.Parse(await File.ReadAllTextAsync(PidFile), CultureInfo.InvariantCulture)))
        {
            server.Kill();
            await server.WaitForExitAsync();
        }

        await _server!.WaitForExitAsync();
        _server.Dispose();
        await ForgetAsync();
    }

    /// <summary>Sends something to be recorded, until the broker has confirmed it.</summary>
    public async Task SendAsync(string? id, string type, string body, string? analyst = null, string? correlation = null)
    {
        var properties = new BasicProperties { MessageId = id, Type = type, CorrelationId = correlation, ContentType = "application/json", Persistent = true, Headers = new Dictionary<string, object?>() };
        if (analyst is not null) properties.Headers["X-Analyst"] = analyst;
        await _channel!.BasicPublishAsync("", MessagingSettings.Commands, mandatory: true, properties, Encoding.UTF8.GetBytes(body));
    }

    /// <summary>Makes a queue of a name that is given everything of the exchange, or what is of a type.</summary>
    public async Task BindAsync(string queue, string type = "#")
    {
        var channel = _channel!;
        await channel.ExchangeDeclareAsync(MessagingSettings.Events, ExchangeType.Topic, durable: true);
        await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false);
        await channel.QueueBindAsync(queue, MessagingSettings.Events, type);
    }

    /// <summary>Takes the next message of a queue, waiting for it.</summary>
    public async Task<BasicGetResult> NextAsync(string queue)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience; await Task.Delay(50))
        {
            if (await _channel!.BasicGetAsync(queue, autoAck: true) is { } message) return message;
        }

        throw new TimeoutException($"Nothing came to {queue}.");
    }

    /// <summary>How many messages lie in a queue.</summary>
    public async Task<uint> CountAsync(string queue) => (await _channel!.QueueDeclarePassiveAsync(queue)).MessageCount;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await KillAsync();
        if (_epmd is not null)
        {
            _epmd.Kill();
            await _epmd.WaitForExitAsync();
            _epmd.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private string PidFile => Path.Combine(_folder, "pid");

    private async Task ForgetAsync()
    {
        if (_channel is not null) await _channel.DisposeAsync();
        if (_connection is not null) await _connection.DisposeAsync();
    }

    private Process Run(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in new (string, string)[]
        {
            ("HOME", _folder),
            ("RABBITMQ_NODENAME", "stance@localhost"),
            ("RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1"),
            ("RABBITMQ_NODE_PORT", $"{_port}"),
            ("RABBITMQ_DIST_PORT", $"{_distribution}"),
            ("RABBITMQ_MNESIA_BASE", Path.Combine(_folder, "data")),
            ("RABBITMQ_LOG_BASE", Path.Combine(_folder, "log")),
            ("RABBITMQ_PID_FILE", PidFile),
            ("RABBITMQ_CONF_ENV_FILE", "/dev/null"),
            ("RABBITMQ_CONFIG_FILE", Path.Combine(_folder, "none")),
            ("RABBITMQ_ENABLED_PLUGINS_FILE", Path.Combine(_folder, "plugins")),
            ("RABBITMQ_SERVER_START_ARGS", "-kernel inet_dist_use_interface {127,0,0,1}"),
            ("ERL_EPMD_ADDRESS", "127.0.0.1"),
            ("ERL_EPMD_PORT", $"{_epmdPort}"),
        })
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
