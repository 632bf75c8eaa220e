using System.Text.RegularExpressions;
using Microsoft.Playwright;
using StanceTracker.Browser.Tests.Running;

namespace StanceTracker.Browser.Tests;

/// <summary>The brief, which the pages open with.</summary>
public sealed class BriefTests(Chromium browser, Desk desk)
{
    [Fact]
    public async Task Its_headline_says_where_Iran_and_the_Taliban_stand()
    {
        await using var visit = await (await browser.OpenAsync(desk, Screen.Desktop)).GoAsync("/");
        var headline = await visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync();
        headline.ShouldContain("Iran sends mixed signals to the Taliban, while the Taliban are critical of Iran");
        visit.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_card_tells_the_label_with_its_certainty_and_the_statement_that_explains_it_with_its_source()
    {
        await using var visit = await (await browser.OpenAsync(desk, Screen.Desktop)).GoAsync("/");
        var card = Card(visit, "Iran → Taliban");
        await card.GetByText("mixed, leaning").WaitForAsync();
        await card.GetByText("since October 2023").WaitForAsync();
        await card.GetByText("4 January 2024").WaitForAsync();
        await card.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("seal its border") }).WaitForAsync();
        await card.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^KabulNow") }).WaitForAsync();
    }

    [Fact]
    public async Task What_has_faded_is_told_by_what_it_was_and_no_change_is_told_of_it()
    {
        await using var visit = await (await browser.OpenAsync(desk, Screen.Desktop)).GoAsync("/?asOf=2030-01-01");
        (await visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync()).ShouldBe("On 1 January 2030 there is no recent evidence of where anyone stands.");
        await visit.Page.GetByText(new Regex("was (hostile|critical|neutral|mixed|favourable|aligned) in [A-Z][a-z]+ 20\\d\\d, nothing since$")).First.WaitForAsync();
        (await visit.Page.GetByText(new Regex("(warmer|colder|steady) since")).CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task The_day_that_it_is_compared_with_goes_into_the_address()
    {
        await using var visit = await (await browser.OpenAsync(desk, Screen.Desktop)).GoAsync("/");
        await visit.Page.GetByLabel("Changes from").FillAsync("2023-01-15");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.WaitForURLAsync(new Regex("from=2023-01-15"));
        await visit.Page.GetByRole(AriaRole.Heading, new() { Name = "What changed since January 2023" }).WaitForAsync();

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "The last three months" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Heading, new() { Name = "What changed since October 2023" }).WaitForAsync();
        visit.Page.Url.ShouldNotContain("from=");
    }

    [Fact]
    public async Task Printed_it_has_no_navigation_and_no_controls_but_its_citation()
    {
        await using var visit = await (await browser.OpenAsync(desk, Screen.Desktop)).GoAsync("/");
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        (await visit.Page.GetByRole(AriaRole.Navigation).CountAsync()).ShouldBe(0);
        (await visit.Page.Locator("main").GetByRole(AriaRole.Button).CountAsync()).ShouldBe(0);
        (await visit.Page.Locator("main").GetByRole(AriaRole.Textbox).CountAsync()).ShouldBe(0);
        await visit.Page.GetByText(new Regex("^StanceTracker, brief as of .*half-life 180 days; http.*asOf=.*knownAt=")).WaitForAsync();
    }

    private static ILocator Card(Visit visit, string pair) =>
        visit.Page.GetByRole(AriaRole.Article).Filter(new() { Has = visit.Page.GetByRole(AriaRole.Heading, new() { Name = pair, Exact = true }) });
}
