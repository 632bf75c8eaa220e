using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;
using StanceTracker.Browser.Tests.Running;
using StanceTracker.Server.Composition;
using StanceTracker.Testing;

[assembly: AssemblyFixture(typeof(Chromium))]
[assembly: AssemblyFixture(typeof(Desk))]

namespace StanceTracker.Browser.Tests.Running;

/// <summary>The browser of the system; one for all tests.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium" });
    }

    /// <summary>A window of its own, without the memory of others.</summary>
    public async Task<Visit> OpenAsync(Desk desk, Screen screen)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = desk.Address,
            ViewportSize = new() { Width = screen.Width, Height = screen.Height },
            ColorScheme = screen.Dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            TimezoneId = "Pacific/Auckland", // what is shown in UTC must not follow it
        });
        context.SetDefaultTimeout(20_000);
        return new Visit(context, await context.NewPageAsync(), desk, screen);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}

/// <summary>The pages as they are served, over the five articles in a database of its own. Tests that record take an <see cref="OwnDesk"/>.</summary>
public class Desk : IAsyncLifetime
{
    private TestDatabase? _database;
    private WebApplication? _app;

    /// <summary>Where it is served.</summary>
    public string Address => _app!.Urls.Single();

    /// <summary>Asks the interface behind the pages.</summary>
    public HttpClient Http { get; } = new();

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _app = Web.Build(_database.ConnectionString, new IPEndPoint(IPAddress.Loopback, 0), anyHost: false);
        await _app.StartAsync();
        Http.BaseAddress = new Uri(Address);
        (await SeedCommand.SeedAsync(_app.Services, CancellationToken.None)).Rejected.ShouldBe(0);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (_app is not null) await _app.DisposeAsync();
        if (_database is not null) await _database.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

/// <summary>A desk of one class of tests alone, which may record on it: <c>IClassFixture&lt;OwnDesk&gt;</c>.</summary>
public sealed class OwnDesk : Desk;
