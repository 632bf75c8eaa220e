using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using StanceTracker.Domain.Commands;
using StanceTracker.Domain.Events;
using StanceTracker.Ledger.Commands;
using StanceTracker.Server.Cli;
using StanceTracker.Server.Composition;
using StanceTracker.Server.Tests.Running;
using StanceTracker.Testing;

[assembly: AssemblyFixture(typeof(SeededServer))]
[assembly: AssemblyFixture(typeof(StoryServer))]

namespace StanceTracker.Server.Tests.Running;

/// <summary>The server as it serves, on a free port of loopback, over a database of its own.</summary>
public abstract class RunningServer : IAsyncLifetime
{
    private TestDatabase? _database;
    private WebApplication? _app;

    /// <summary>Asks it over HTTP; redirects are not followed.</summary>
    public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, MaxConnectionsPerServer = 32 });

    /// <summary>Its database.</summary>
    public TestDatabase Database => _database!;

    /// <summary>The way into its ledger past HTTP, for events that have no call.</summary>
    public CommandHandler Recorder => _app!.Services.GetRequiredService<CommandHandler>();

    /// <summary>What it is put together of.</summary>
    public IServiceProvider Services => _app!.Services;

    /// <summary>What answers at its addresses.</summary>
    public IReadOnlyList<Endpoint> Endpoints => _app!.Services.GetRequiredService<EndpointDataSource>().Endpoints;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _app = Web.Build(_database.ConnectionString, new IPEndPoint(IPAddress.Loopback, 0), anyHost: false);
        await _app.StartAsync();
        Http.BaseAddress = new Uri(_app.Urls.Single());
        await FillAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (_app is not null) await _app.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Begins a stream with each of these events.</summary>
    public async Task BeginAsync(params LedgerEvent[] beginnings)
    {
        foreach (var e in beginnings) await GoOnAsync(Some.StreamOf(e), e);
    }

    /// <summary>Goes on with a stream.</summary>
    public async Task GoOnAsync(StreamId stream, LedgerEvent body) =>
        (await Recorder.HandleAsync(new CommandEnvelope([new Command(stream, body)], Some.Analyst))).ShouldBeOfType<CommandOutcome.Recorded>();

    /// <summary>What its ledger holds before tests begin.</summary>
    protected virtual Task FillAsync() => Task.CompletedTask;
}

/// <summary>A server on an empty ledger.</summary>
public sealed class EmptyServer : RunningServer;

/// <summary>A server on the five articles, for all tests that only read.</summary>
public class SeededServer : RunningServer
{
    protected override async Task FillAsync() => (await SeedCommand.SeedAsync(Services, CancellationToken.None)).Rejected.ShouldBe(0);
}
