using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Events;
using StanceTracker.Ledger.Commands;
using StanceTracker.Server.Composition;
using StanceTracker.Testing;

namespace StanceTracker.Server.Tests.Running;

/// <summary>One of several servers on a database, with settings of its own.</summary>
internal sealed class ServerOn : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ServerOn(WebApplication app) => _app = app;

    /// <summary>Asks it over HTTP.</summary>
    public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, MaxConnectionsPerServer = 64 });

    /// <summary>What it is made of.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Starts it.</summary>
    public static async Task<ServerOn> StartAsync(TestDatabase database, params (string Name, string Value)[] settings)
    {
        var app = Web.Build(database.ConnectionString, new IPEndPoint(IPAddress.Loopback, 0), anyHost: false, settings.ToDictionary(s => s.Name, s => (string?)s.Value));
        await app.StartAsync();
        var server = new ServerOn(app);
        server.Http.BaseAddress = new Uri(app.Urls.Single());
        return server;
    }

    /// <summary>Begins a stream with each of these events.</summary>
    public async Task BeginAsync(params LedgerEvent[] beginnings)
    {
        foreach (var e in beginnings) await GoOnAsync(Some.StreamOf(e), e);
    }

    /// <summary>Goes on with a stream.</summary>
    public async Task GoOnAsync(StreamId stream, LedgerEvent body) =>
        (await _app.Services.GetRequiredService<CommandHandler>().HandleAsync(new CommandEnvelope([new Command(stream, body)], Some.Analyst))).ShouldBeOfType<CommandOutcome.Recorded>();

    /// <summary>Stops it as a signal would.</summary>
    public Task StopAsync() => _app.StopAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
