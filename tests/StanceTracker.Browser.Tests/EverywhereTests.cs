using System.Text.RegularExpressions;
using Microsoft.Playwright;
using StanceTracker.Browser.Tests.Running;

namespace StanceTracker.Browser.Tests;

/// <summary>What is around every page.</summary>
public sealed class EverywhereTests(Chromium browser, Desk desk)
{
    [Theory]
    [InlineData("Muttaqi", "Amir Khan Muttaqi", "/actors/amir-khan-muttaqi")]
    [InlineData("inclusive government", "should have an inclusive", "/claims/afghanistan-needs-inclusive-government")]
    public async Task The_palette_finds_and_goes_by_keys_alone(string text, string found, string address)
    {
        await using var visit = await (await browser.OpenAsync(desk, Screen.Desktop)).GoAsync("/map?asOf=2023-06-30");
        await visit.Page.Keyboard.PressAsync("Control+k");
        await visit.Page.GetByRole(AriaRole.Textbox, new() { Name = "Search" }).FillAsync(text);
        await visit.Page.Locator($".mantine-Spotlight-action:has-text('{found}')").First.WaitForAsync();
        var selected = visit.Page.Locator(".mantine-Spotlight-action[data-selected]");
        while (!await selected.IsVisibleAsync() || !(await selected.InnerTextAsync()).Contains(found, StringComparison.Ordinal)) await visit.Page.Keyboard.PressAsync("ArrowDown");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.WaitForURLAsync(new Regex(Regex.Escape(address)));
        visit.Page.Url.ShouldContain("asOf=2023-06-30", customMessage: "the clock is kept");
    }

    [Fact]
    public async Task Keys_go_to_pages_and_the_sheet_lists_them()
    {
        await using var visit = await (await browser.OpenAsync(desk, Screen.Desktop)).GoAsync("/map");
        await visit.Page.Keyboard.PressAsync("?");
        await visit.Page.GetByRole(AriaRole.Dialog).GetByText("Go to Claims").WaitForAsync();
        await visit.Page.Keyboard.PressAsync("Escape");
        await visit.Page.GetByRole(AriaRole.Dialog).WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await visit.Page.Keyboard.PressAsync("g");
        await visit.Page.Keyboard.PressAsync("c");
        await visit.Page.WaitForURLAsync(new Regex("/claims"));
        await visit.Page.GoBackAsync();
        await visit.Page.WaitForURLAsync(new Regex("/map(\\?.*)?$"));
    }

    [Fact]
    public async Task The_first_tab_skips_to_the_page()
    {
        await using var visit = await (await browser.OpenAsync(desk, Screen.Desktop)).GoAsync("/claims");
        await visit.Page.Keyboard.PressAsync("Tab");
        (await visit.Page.EvaluateAsync<string>("() => document.activeElement?.textContent")).ShouldBe("Skip to content");
    }

    [Fact]
    public async Task Times_are_in_utc_wherever_the_browser_stands()
    {
        await using var visit = await (await browser.OpenAsync(desk, Screen.Desktop)).GoAsync("/statements/iran-isolates-taliban-1990s");
        (await visit.Page.Locator("main").InnerTextAsync()).ShouldContain($"{DateTime.UtcNow:yyyy}");
        (await visit.Page.Locator("main").InnerTextAsync()).ShouldContain(" UTC");
    }

    [Fact]
    public async Task A_table_downloads_as_csv_what_the_interface_answers()
    {
        await using var visit = await (await browser.OpenAsync(desk, Screen.Desktop)).GoAsync("/claims");
        var link = await visit.Page.GetByRole(AriaRole.Link, new() { Name = "CSV" }).First.GetAttributeAsync("href");
        (await desk.Http.GetStringAsync(link)).ShouldStartWith("claim,");
    }

    [Fact]
    public async Task A_chart_downloads_as_png()
    {
        await using var visit = await (await browser.OpenAsync(desk, Screen.Desktop)).GoAsync("/stances/iran/taliban");
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.GetByText("PNG", new() { Exact = true }).First.ClickAsync());
        var file = await File.ReadAllBytesAsync(await download.PathAsync());
        file[..4].ShouldBe([0x89, (byte)'P', (byte)'N', (byte)'G']);
        file.Length.ShouldBeGreaterThan(5_000);
    }
}
