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
        var port = new Option<int>("--port")
        {
            HelpName = "N",
            Description = "Port to listen on; 0 picks a free one.",
            DefaultValueFactory = _ => 5080,
        };
        port.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1
                && int.TryParse(result.Tokens[0].Value, out var value)
                && value is < IPEndPoint.MinPort or > IPEndPoint.MaxPort)
                result.AddError($"--port must be from {IPEndPoint.MinPort} to {IPEndPoint.MaxPort}.");
        });
        var seedEmpty = new Option<bool>("--seed-empty") { Description = "Record the seed corpus first if the ledger is empty." };
        var command = new CliCommand(
            "serve",
            "Serve the pages and the HTTP API until stopped.",
            $"""
            Listens on 127.0.0.1 only, unless {ListenVariable} names another address of this machine. Migrates the database to the newest
              schema first: the private one always, the one in {Database.ApplicationVariable} if {Database.OwnerVariable} is set. Ctrl-C
              stops the server (exit code 0): it completes open requests, writes pending events and stops the private database.
            """,
            "stance serve --seed-empty",
            "stance serve --port 5081 --data /tmp/another")
        {
            port, seedEmpty, Cli.Data,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var listen = Environment.GetEnvironmentVariable(ListenVariable) is { Length: > 0 } value ? value : null;
            if (!IPAddress.TryParse(listen ?? IPAddress.Loopback.ToString(), out var address))
                throw new CliException($"{ListenVariable} is '{listen}', which is not an IP address.");
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
                // Stopped while starting, which is a clean stop too.
            }

            return Cli.Done;
        });
        return command;
    }

    /// <summary>
    /// Fails early, before the slow start of the database. If the port is taken after this check, the server's own start reports it.
    /// </summary>
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
                SocketError.AddressAlreadyInUse =>
                    $"Port {endpoint.Port} is in use. Stop the program that uses it, or choose another port with --port.",
                SocketError.AccessDenied => $"This user may not listen on port {endpoint.Port}. Choose a port from 1024 with --port.",
                _ => $"Cannot listen on {endpoint}: {e.Message}",
            });
        }
    }

    private static async Task SeedIfEmptyAsync(IServiceProvider services, CancellationToken cancel)
    {
        if (await services.GetRequiredService<LedgerReader>().HeadAsync(cancel) != LedgerPosition.Start) return;
        var seeded = await SeedCommand.SeedAsync(services, cancel);
        Console.WriteLine($"Recorded the seed corpus in the empty ledger: {seeded.Recorded} events.");
    }

    private static string Greeting(IPAddress address, int port)
    {
        var host = address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any) ? "127.0.0.1"
            : address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{address}]"
            : $"{address}";
        var url = $"http://{host}:{port}";
        return $"""
            Listening on {url}. Try:

              curl '{url}/api/stances/taliban/iran?asOf=latest&explain=true'
              curl -N '{url}/api/stances/iran/taliban/replay'
              curl '{url}/api/statements/muttaqi-rebukes-iran-over-executions/trail'

            Press Ctrl-C to stop.
            """;
    }
}
