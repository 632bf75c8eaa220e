using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using StanceTracker.Browser.Tests.Running;

namespace StanceTracker.Browser.Tests;

/// <summary>The page of the method: its example is a pair of the ledger with the interface's own numbers.</summary>
public sealed class MethodTests(Chromium browser, Desk desk)
{
    [Theory]
    [InlineData("iran", "taliban", "asOf=2023-06-30")]
    [InlineData("taliban", "iran", "asOf=2023-06-30&scores=gdelt&halfLifeDays=90")]
    public async Task The_pair_of_the_address_is_shown_with_the_number_that_the_interface_answers(string holder, string target, string clocks)
    {
        await using var visit = await (await browser.OpenAsync(desk, Screen.Desktop)).GoAsync($"/method?pair={holder},{target}&{clocks}");
        var answer = await AskAsync($"/stances/{holder}/{target}?{clocks}");
        var example = Example(visit);
        await example.Locator($"a[href*='/stances/{holder}/{target}']").WaitForAsync();
        var shown = await example.InnerTextAsync();
        shown.ShouldContain(Shown(answer.GetProperty("stance").GetDouble()));
        shown.ShouldContain($"[{Shown(answer.GetProperty("low").GetDouble())} to {Shown(answer.GetProperty("high").GetDouble())}]");
    }

    [Fact]
    public async Task Without_a_pair_the_first_of_the_brief_is_the_example()
    {
        await using var visit = await (await browser.OpenAsync(desk, Screen.Desktop)).GoAsync("/method");
        var first = (await AskAsync("/brief?asOf=latest&limit=1")).GetProperty("pairs")[0];
        await Example(visit).Locator($"a[href*='/stances/{first.GetProperty("holder").GetString()}/{first.GetProperty("target").GetString()}']").WaitForAsync();
    }

    [Fact]
    public async Task Another_half_life_changes_the_number_and_the_address()
    {
        await using var visit = await (await browser.OpenAsync(desk, Screen.Desktop)).GoAsync("/method?pair=iran,taliban&asOf=2023-06-30");
        var before = Shown((await AskAsync("/stances/iran/taliban?asOf=2023-06-30")).GetProperty("stance").GetDouble());
        var after = Shown((await AskAsync("/stances/iran/taliban?asOf=2023-06-30&halfLifeDays=30")).GetProperty("stance").GetDouble());
        after.ShouldNotBe(before);
        await Example(visit).GetByText(before, new() { Exact = true }).WaitForAsync();

        await visit.Page.GetByText("30 d", new() { Exact = true }).ClickAsync();
        await visit.Page.WaitForURLAsync(new Regex("halfLifeDays=30"));
        await Example(visit).GetByText(after, new() { Exact = true }).WaitForAsync();
        visit.ShouldBeQuiet();
    }

    [Fact]
    public async Task Its_table_lists_each_statement_that_counts()
    {
        await using var visit = await (await browser.OpenAsync(desk, Screen.Desktop)).GoAsync("/method?pair=iran,taliban&asOf=2023-06-30");
        var contributions = (await AskAsync("/stances/iran/taliban?asOf=2023-06-30&explain=true")).GetProperty("contributions").EnumerateArray().ToArray();
        contributions.ShouldNotBeEmpty();
        var table = visit.Page.GetByRole(AriaRole.Table, new() { Name = "All statements of the example" });
        await table.WaitForAsync();
        foreach (var contribution in contributions)
            (await table.Locator($"a[href*='/statements/{contribution.GetProperty("statement").GetString()}']").CountAsync()).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_number_leads_to_how_it_comes_about_and_the_clock_is_kept()
    {
        await using var visit = await (await browser.OpenAsync(desk, Screen.Desktop)).GoAsync("/stances/taliban/iran?asOf=2023-06-30");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "How this number is calculated" }).ClickAsync();
        await visit.Page.WaitForURLAsync(new Regex("/method\\?.*pair=taliban,iran"));
        visit.Page.Url.ShouldContain("asOf=2023-06-30", customMessage: "the clock is kept");
        await visit.SettleAsync();
        await Example(visit).Locator("a[href*='/stances/taliban/iran']").WaitForAsync();
    }

    private static ILocator Example(Visit visit) => visit.Page.GetByRole(AriaRole.Region, new() { Name = "An example to explore" });

    private async Task<JsonElement> AskAsync(string address) => await desk.Http.GetFromJsonAsync<JsonElement>($"/api{address}");

    /// <summary>A number as the pages write it: two decimals, with a real minus.</summary>
    private static string Shown(double number) => number.ToString("0.00", CultureInfo.InvariantCulture).Replace('-', '−').Replace("−0.00", "0.00", StringComparison.Ordinal);
}
