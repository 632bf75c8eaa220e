using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using StanceTracker.Browser.Tests.Running;

namespace StanceTracker.Browser.Tests;

/// <summary>The page of the ledger.</summary>
public sealed class LedgerTests(Chromium browser, OwnDesk desk) : IClassFixture<OwnDesk>
{
    [Fact]
    public async Task What_is_recorded_meanwhile_comes_on_top_and_opens_in_full()
    {
        await using var visit = await (await browser.OpenAsync(desk, Screen.Desktop)).GoAsync("/ledger");
        await visit.Page.GetByText("Live:").WaitForAsync();
        (await desk.Http.PostAsJsonAsync("/api/actors", new { actor = "newcomer", name = "Newcomer", kind = "state" })).EnsureSuccessStatusCode();

        var row = visit.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "actor-newcomer" });
        await row.WaitForAsync();
        await row.GetByRole(AriaRole.Button).ClickAsync();
        await visit.Page.WaitForURLAsync(new Regex("at=\\d+"));
        await visit.Page.GetByLabel("Event body").GetByText("\"Newcomer\"").WaitForAsync();
        visit.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_filter_lies_in_the_address()
    {
        await using var visit = await (await browser.OpenAsync(desk, Screen.Desktop)).GoAsync("/ledger?type=claim_framed");
        await visit.Page.GetByText("claim-afghanistan-is-occupied").WaitForAsync();
        (await visit.Page.GetByText("statement-").CountAsync()).ShouldBe(0);
    }
}
