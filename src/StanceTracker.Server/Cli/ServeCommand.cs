using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using StanceTracker.Domain.Events;
using StanceTracker.Ledger.Reading;
using StanceTracker.Server.Composition;

namespace StanceTracker.Server.Cli;

/// <summary><c>stance serve</c>.</summary>
internal static class ServeCommand
{
    private const string ListenVariable = "STANCETRACKER_LISTEN";

    public static Command Create()
    {
        var port = new Option<int>("--port") { HelpName = "N", Description = "The port to listen on; 0 takes a free one.", DefaultValueFactory = _ => 5080 };
        port.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out var value) && value is < IPEndPoint.MinPort or > IPEndPoint.MaxPort)
                result.AddError($"--port is a number from {IPEndPoint.MinPort} to {IPEndPoint.MaxPort}.");
        });
        var seedEmpty = new Option<bool>("--seed-empty") { Description = "Record the seed corpus first if the ledger is empty." };
        var verb = new CliCommand(
            "serve",
            "Answers over HTTP until it is stopped.",
            $"""
            It listens on 127.0.0.1 alone unless {ListenVariable} names another address of this machine. The private database is brought to the newest schema first; one
              that {Database.ApplicationVariable} names is, if {Database.OwnerVariable} is set too. Ctrl-C stops it (exit code 0): open requests are answered, what waits is
              written, and the private database is stopped.
            """,
            "stance serve --seed-empty",
            "stance serve --port 5081 --data /tmp/another")
        {
            port, seedEmpty, Cli.Data,
        };
        verb.SetAction(async (parsed, cancel) =>
        {
            var listen = Environment.GetEnvironmentVariable(ListenVariable) is { Length: > 0 } given ? given : null;
            if (!IPAddress.TryParse(listen ?? IPAddress.Loopback.ToString(), out var address)) throw new CliException($"{ListenVariable} is '{listen}', which is not an IP address.");
            var endpoint = new IPEndPoint(address, parsed.GetValue(port));
            EnsurePortIsFree(endpoint);
            try
            {
                await using var database = await Database.OpenAsync(parsed.GetValue(Cli.Data), cancel);
                await database.EnsureMigratedAsync(cancel);
                await using var app = Web.Build(database.ConnectionString, endpoint, anyHost: listen is not null);
                if (parsed.GetValue(seedEmpty)) await SeedIfEmptyAsync(app.Services, cancel);
                await app.StartAsync(cancel);
                Console.WriteLine(Greeting(address, new Uri(app.Urls.First()).Port));
                await app.WaitForShutdownAsync(cancel);
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                // It was told to stop while it started, which is as good.
            }

            return Cli.Done;
        });
        return verb;
    }

    /// <summary>A look before the slow things. Whoever takes the port after it is told by the server's own start.</summary>
    private static void EnsurePortIsFree(IPEndPoint endpoint)
    {
        using var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            socket.Bind(endpoint);
            socket.Listen();
        }
        catch (SocketException e)
        {
            throw new CliException(e.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse => $"Port {endpoint.Port} is in use; stop what listens there, or take another with --port.",
                SocketError.AccessDenied => $"Port {endpoint.Port} is not open to this user; take one from 1024 on with --port.",
                _ => $"{endpoint} cannot be listened on: {e.Message}",
            });
        }
    }

    private static async Task SeedIfEmptyAsync(IServiceProvider services, CancellationToken cancel)
    {
        if (await services.GetRequiredService<LedgerReader>().HeadAsync(cancel) != LedgerPosition.Start) return;
        var seeded = await SeedCommand.SeedAsync(services, cancel);
        Console.WriteLine($"The ledger was empty; it has {seeded.Recorded} events of the seed corpus now.");
    }

    private static string Greeting(IPAddress address, int port)
    {
        var host = address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any) ? "127.0.0.1" : address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{address}]" : $"{address}";
        var url = $"http://{host}:{port}";
        return $"""
            StanceTracker listens on {url}. To try:

              curl '{url}/api/stances/taliban/iran?asOf=latest&explain=true'
              curl -N '{url}/api/stances/iran/taliban/replay'
              curl '{url}/api/statements/muttaqi-rebukes-iran-over-executions/trail'

            Ctrl-C stops it.
            """;
    }
}
