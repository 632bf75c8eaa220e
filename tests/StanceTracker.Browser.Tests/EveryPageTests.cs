using StanceTracker.Browser.Tests.Running;

namespace StanceTracker.Browser.Tests;

/// <summary>What holds for each page, on each screen.</summary>
public sealed class EveryPageTests(Chromium browser, Desk desk)
{
    private static readonly (string Name, string Address)[] Pages =
    [
        ("brief", "/"),
        ("brief-of-a-year", "/?from=2023-01-15"),
        ("map", "/map"),
        ("pair", "/stances/iran/taliban"),
        ("pair-replay", "/stances/iran/taliban?view=replay"),
        ("pair-compare", "/stances/iran/taliban?view=compare&with=2022-12-31,100"),
        ("actor", "/actors/iran"),
        ("statements", "/statements"),
        ("statement", "/statements/iran-isolates-taliban-1990s"),
        ("document", "/documents/000-diplomat-bonding-over-the-taliban"),
        ("claims", "/claims"),
        ("claim", "/claims/afghanistan-needs-inclusive-government"),
        ("ledger", "/ledger"),
        ("record", "/record"),
        ("import", "/import"),
        ("jobs", "/jobs"),
        ("method", "/method?pair=iran,taliban"),
    ];

    /// <summary>Each page on each screen.</summary>
    public static TheoryData<string, string, Screen> Looks
    {
        get
        {
            var looks = new TheoryData<string, string, Screen>();
            foreach (var (name, address) in Pages)
            {
                foreach (var screen in Screen.All) looks.Add(name, address, screen);
            }

            return looks;
        }
    }

    [Theory]
    [MemberData(nameof(Looks), DisableDiscoveryEnumeration = true)]
    public async Task It_loads_whole_fits_the_screen_calls_nobody_else_and_axe_finds_nothing(string name, string address, Screen screen)
    {
        await using var visit = await (await browser.OpenAsync(desk, screen)).GoAsync(address);
        await visit.ShootAsync(name);
        await visit.ShouldFitAsync();
        await visit.ShouldBeAccessibleAsync();
        visit.ShouldBeQuiet();
    }

    [Fact]
    public async Task An_address_without_a_page_says_so_and_leads_back()
    {
        await using var visit = await browser.OpenAsync(desk, Screen.Desktop);
        await visit.Page.GotoAsync("/nothing/here");
        await visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Go to the brief" }).ClickAsync();
        await visit.Page.WaitForURLAsync(new System.Text.RegularExpressions.Regex("/(\\?.*)?$"));
        await visit.SettleAsync();
    }
}
