using StanceTracker.Browser.Tests.Running;

namespace StanceTracker.Browser.Tests;

/// <summary>The documentation, as the server serves it.</summary>
public sealed class DocsTests(Chromium browser, Desk desk)
{
    public static TheoryData<string, Screen> Looks =>
        [.. new[] { "/docs", "/docs/method", "/docs/api", "/docs/architecture", "/docs/decisions/0014-marten-is-the-event-store", "/docs/search?q=ledger" }
            .SelectMany(address => new[] { Screen.Desktop, Screen.Phone, Screen.Phone with { Name = "phone-dark", Dark = true } }.Select(screen => (address, screen)))];

    [Theory]
    [MemberData(nameof(Looks), DisableDiscoveryEnumeration = true)]
    public async Task A_page_fits_the_screen_calls_nobody_else_and_axe_finds_nothing(string address, Screen screen)
    {
        await using var visit = await (await browser.OpenAsync(desk, screen)).GoAsync(address);
        await visit.ShouldFitAsync();
        await visit.ShouldBeAccessibleAsync();
        visit.ShouldBeQuiet();
    }

    [Fact]
    public async Task Formulas_are_set_as_formulas()
    {
        await using var visit = await (await browser.OpenAsync(desk, Screen.Desktop)).GoAsync("/docs/method");
        await visit.Page.Locator("div.math math mfrac").First.WaitForAsync();
        (await visit.Page.Locator(".math").CountAsync()).ShouldBe(await visit.Page.Locator(".math math").CountAsync());
        await visit.ShootAsync("docs-method");
    }

    [Fact]
    public async Task The_pages_lead_to_the_docs_and_back()
    {
        await using var visit = await (await browser.OpenAsync(desk, Screen.Desktop)).GoAsync("/jobs");
        await visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "How jobs work" }).ClickAsync();
        await visit.Page.WaitForURLAsync("**/docs/operating#jobs");
        await visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "StanceTracker", Exact = true }).ClickAsync();
        await visit.Page.WaitForURLAsync(new System.Text.RegularExpressions.Regex("/(\\?.*)?$"));
        await visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Docs", Exact = true }).ClickAsync();
        await visit.Page.WaitForURLAsync("**/docs");
    }
}
