using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using StanceTracker.Browser.Tests.Running;

namespace StanceTracker.Browser.Tests;

/// <summary>The page of a pair: what it shows is what the interface answers, and every state of it lies in the address.</summary>
public sealed class PairTests(Chromium browser, Desk desk)
{
    private const string Pair = "/stances/iran/taliban";

    [Theory]
    [InlineData("asOf=2023-06-30")]
    [InlineData("asOf=2023-06-30&scores=gdelt&halfLifeDays=90")]
    [InlineData("asOf=2021-12-31&knownAt=200")]
    public async Task It_shows_the_number_and_the_interval_that_the_interface_answers(string clocks)
    {
        await using var visit = await (await browser.OpenAsync(desk, Screen.Desktop)).GoAsync($"{Pair}?{clocks}");

        var answer = await AskAsync($"{Pair}?{clocks}");
        var main = await visit.Page.Locator("main").InnerTextAsync();
        main.ShouldContain(Shown(answer.GetProperty("stance").GetDouble()));
        main.ShouldContain($"[{Shown(answer.GetProperty("low").GetDouble())} to {Shown(answer.GetProperty("high").GetDouble())}]");
        main.ShouldContain($"from {answer.GetProperty("statements").GetInt64()} statements");
    }

    [Fact]
    public async Task The_table_below_the_shares_lists_each_statement_that_counts()
    {
        await using var visit = await (await browser.OpenAsync(desk, Screen.Desktop)).GoAsync($"{Pair}?asOf=2023-06-30");

        var contributions = (await AskAsync($"{Pair}?asOf=2023-06-30&explain=true")).GetProperty("contributions").EnumerateArray().ToArray();
        contributions.ShouldNotBeEmpty();
        await visit.ShootAsync("readme-pair", whole: false);
        foreach (var contribution in contributions)
            (await visit.Page.Locator($"main a[href*='/statements/{contribution.GetProperty("statement").GetString()}']").CountAsync()).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_replay_steps_from_before_to_after_and_stays_where_it_is_when_the_address_is_opened_again()
    {
        await using var visit = await (await browser.OpenAsync(desk, Screen.Desktop)).GoAsync($"{Pair}?view=replay&asOf=2023-12-31");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Forward" }).ClickAsync();
        await visit.Page.WaitForURLAsync(new Regex("line=2"));

        var lines = (await desk.Http.GetStringAsync("/api/stances/iran/taliban/replay?asOf=2023-12-31")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        await visit.Page.GotoAsync(visit.Page.Url);
        await visit.SettleAsync();
        (await visit.Page.Locator("main").InnerTextAsync()).ShouldContain(Shown(lines[1].GetProperty("after").GetDouble()));

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Last", Exact = true }).ClickAsync();
        await visit.Page.WaitForURLAsync(new Regex($"line={lines.Length}"));
        (await visit.Page.Locator("main").InnerTextAsync()).ShouldContain(Shown((await AskAsync($"{Pair}?asOf=2023-12-31")).GetProperty("stance").GetDouble()));
    }

    [Fact]
    public async Task A_replay_is_stepped_by_keys()
    {
        await using var visit = await (await browser.OpenAsync(desk, Screen.Desktop)).GoAsync($"{Pair}?view=replay");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Forward" }).WaitForAsync();
        await visit.Page.Keyboard.PressAsync("k");
        await visit.Page.WaitForURLAsync(new Regex("line=2"));
        await visit.Page.Keyboard.PressAsync("k");
        await visit.Page.WaitForURLAsync(new Regex("line=3"));
        await visit.Page.Keyboard.PressAsync("j");
        await visit.Page.WaitForURLAsync(new Regex("line=2"));
    }

    [Fact]
    public async Task A_comparison_tells_both_answers_and_their_difference()
    {
        await using var visit = await (await browser.OpenAsync(desk, Screen.Desktop)).GoAsync($"{Pair}?view=compare&asOf=2023-12-31&with=2021-12-31,");

        var changes = await AskAsync($"{Pair}/changes?asOf=2023-12-31&from=2021-12-31");
        await visit.Page.GetByRole(AriaRole.Columnheader, new() { Name = "Difference" }).WaitForAsync();
        var main = await visit.Page.Locator("main").InnerTextAsync();
        main.ShouldContain(Shown(changes.GetProperty("from").GetProperty("stance").GetDouble()));
        main.ShouldContain(Shown(changes.GetProperty("to").GetProperty("stance").GetDouble()));
        main.ShouldContain(Signed(changes.GetProperty("difference").GetDouble()));
        main.ShouldContain($"{changes.GetProperty("parts").GetArrayLength()} parts");
    }

    [Fact]
    public async Task Another_score_table_and_half_life_go_into_the_address_and_into_the_number()
    {
        await using var visit = await (await browser.OpenAsync(desk, Screen.Desktop)).GoAsync($"{Pair}?asOf=2023-06-30");
        await visit.Page.GetByText("gdelt", new() { Exact = true }).ClickAsync();
        await visit.Page.WaitForURLAsync(new Regex("scores=gdelt"));
        await visit.Page.GetByText("30 d", new() { Exact = true }).ClickAsync();
        await visit.Page.WaitForURLAsync(new Regex("halfLifeDays=30"));
        await visit.SettleAsync();

        var expected = Shown((await AskAsync($"{Pair}?asOf=2023-06-30&scores=gdelt&halfLifeDays=30")).GetProperty("stance").GetDouble());
        await visit.Page.Locator("main").GetByText(expected, new() { Exact = true }).First.WaitForAsync();
    }

    [Fact]
    public async Task A_pair_that_nothing_is_known_of_says_so_and_is_not_zero()
    {
        await using var visit = await (await browser.OpenAsync(desk, Screen.Desktop)).GoAsync("/stances/hamid-karzai/japan");
        (await visit.Page.Locator("main").InnerTextAsync()).ShouldContain("unknown");
    }

    [Fact]
    public async Task An_actor_that_was_never_introduced_is_told_of()
    {
        await using var visit = await browser.OpenAsync(desk, Screen.Desktop);
        await visit.Page.GotoAsync("/stances/atlantis/iran");
        await visit.Page.GetByText("atlantis").First.WaitForAsync();
        await visit.Page.GetByRole(AriaRole.Alert).WaitForAsync();
    }

    private async Task<JsonElement> AskAsync(string address) => await desk.Http.GetFromJsonAsync<JsonElement>($"/api{address}");

    /// <summary>A number as the pages write it: two decimals, with a real minus.</summary>
    private static string Shown(double number) => number.ToString("0.00", CultureInfo.InvariantCulture).Replace('-', '−').Replace("−0.00", "0.00", StringComparison.Ordinal);

    private static string Signed(double number) => number > 0 ? $"+{Shown(number)}" : Shown(number);
}
