using System.Text.Json;
using Microsoft.Playwright;

namespace StanceTracker.Browser.Tests.Running;

/// <summary>A window of the browser that somebody works in. It hears what goes wrong, and whom the page calls.</summary>
public sealed class Visit : IAsyncDisposable
{
    private static readonly string Axe = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "axe.min.js"));

    private readonly IBrowserContext _context;
    private readonly Screen _screen;
    private readonly List<string> _wrong = [];

    internal Visit(IBrowserContext context, IPage page, Desk desk, Screen screen)
    {
        (_context, Page, _screen) = (context, page, screen);
        page.Console += (_, message) =>
        {
            // What the browser says of an answer is no fault of the page: those that it shows are tested for what it shows.
            if (message.Type is "error" or "warning" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)) _wrong.Add($"{message.Type}: {message.Text}");
        };
        page.PageError += (_, error) => _wrong.Add(error);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(desk.Address, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal))
                _wrong.Add($"a call to {request.Url}");
        };
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>Cut off from the server, or back.</summary>
    public Task SetOfflineAsync(bool offline) => _context.SetOfflineAsync(offline);

    /// <summary>Gives the name under which everything is recorded here, as the pages keep it.</summary>
    public async Task SignAsync(string analyst)
    {
        await GoAsync("/record");
        await Page.GetByLabel("Your name").FillAsync(analyst);
        await Page.Keyboard.PressAsync("Enter");
        await Page.GetByText($"Recording as {analyst}").WaitForAsync();
    }

    /// <summary>Goes to an address and waits until nothing loads any more.</summary>
    public async Task<Visit> GoAsync(string address)
    {
        await Page.GotoAsync(address);
        await SettleAsync();
        return this;
    }

    /// <summary>Waits until the page shows what it has asked for.</summary>
    public async Task SettleAsync()
    {
        await Page.Locator("main h1").First.WaitForAsync();
        await Page.WaitForFunctionAsync("() => !document.querySelector('main [role=status]')?.textContent?.includes('Loading') && !document.querySelector('[aria-busy=true]')");
    }

    /// <summary>Puts the page into the folder of screenshots, which git does not see: the whole of it, or what the window shows.</summary>
    public Task ShootAsync(string name, bool whole = true) => Page.ScreenshotAsync(new() { Path = Path.Combine(Shots, $"{name}-{_screen.Name}.png"), FullPage = whole });

    /// <summary>Nothing went wrong so far, and nobody else was called.</summary>
    public void ShouldBeQuiet() => _wrong.ShouldBeEmpty();

    /// <summary>axe finds nothing against WCAG 2.2 AA.</summary>
    public async Task ShouldBeAccessibleAsync()
    {
        await Page.EvaluateAsync(Axe);
        var found = await Page.EvaluateAsync<JsonElement>("() => axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })");
        found.GetProperty("violations").EnumerateArray()
            .Select(violation => $"{violation.GetProperty("id")}: {violation.GetProperty("help")} {string.Join(' ', violation.GetProperty("nodes").EnumerateArray().Take(3).Select(node => node.GetProperty("html")))}")
            .ShouldBeEmpty();
    }

    /// <summary>The page is not wider than the screen.</summary>
    public async Task ShouldFitAsync() =>
        (await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBeLessThanOrEqualTo(0, "the page scrolls sideways");

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private static string Shots { get; } = Directory.CreateDirectory(Path.Combine(Root(AppContext.BaseDirectory), "artifacts/screens")).FullName;

    private static string Root(string folder) => File.Exists(Path.Combine(folder, "StanceTracker.sln")) ? folder : Root(Path.GetDirectoryName(folder)!);
}
