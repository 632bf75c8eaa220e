using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using StanceTracker.Browser.Tests.Running;

namespace StanceTracker.Browser.Tests;

/// <summary>The map of stances.</summary>
public sealed class MapTests(Chromium browser, Desk desk)
{
    [Fact]
    public async Task It_opens_at_the_latest_day_that_the_ledger_tells_of_and_a_cell_opens_its_pair_by_keys_alone()
    {
        await using var visit = await (await browser.OpenAsync(desk, Screen.Desktop)).GoAsync("/map");
        (await visit.Page.GetByLabel("as of").First.InputValueAsync()).ShouldBe(Regex.Match(await desk.Http.GetStringAsync("/api/ledger"), "\"latestDay\":\"([0-9-]{10})\"").Groups[1].Value);

        await visit.Page.GetByRole(AriaRole.Application).FocusAsync();
        await visit.Page.Keyboard.PressAsync("ArrowRight");
        await visit.Page.Keyboard.PressAsync("ArrowRight");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.WaitForURLAsync(new Regex("/stances/[a-z0-9-]+/[a-z0-9-]+"));
        await visit.SettleAsync();
        visit.ShouldBeQuiet();
    }

    [Fact]
    public async Task It_begins_with_actors_of_whose_cells_no_more_than_a_third_is_unknown_and_shows_more_when_asked()
    {
        await using var visit = await (await browser.OpenAsync(desk, Screen.Desktop)).GoAsync("/map");
        var csv = await visit.Page.GetByRole(AriaRole.Link, new() { Name = "CSV" }).First.GetAttributeAsync("href");
        var actors = Uri.UnescapeDataString(Regex.Match(csv!, "actors=([^&]+)").Groups[1].Value);
        var matrix = await desk.Http.GetFromJsonAsync<JsonElement>($"/api/stances/matrix?asOf=latest&actors={actors}");
        var cells = matrix.GetProperty("positions").EnumerateArray().SelectMany(row => row.EnumerateArray()).Where(cell => cell.ValueKind != JsonValueKind.Null).ToArray();
        cells.Count(cell => cell.GetProperty("label").GetString() == "unknown").ShouldBeLessThanOrEqualTo(cells.Length / 3);
        await visit.Page.GetByText(new Regex($"^{actors.Split(',').Length} of [0-9,]+ actors:")).WaitForAsync();

        await visit.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Show [0-9]+ actors$") }).ClickAsync();
        await visit.Page.WaitForURLAsync(new Regex("all=true"));
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Show only the best documented" }).ClickAsync();
        await visit.Page.WaitForURLAsync(new Regex("/map$"));
    }

    [Fact]
    public async Task How_it_is_read_stands_above_it_in_sight()
    {
        await using var visit = await (await browser.OpenAsync(desk, Screen.Desktop)).GoAsync("/map");
        foreach (var words in new[] { "Rows are holders, columns are targets", "evidence nearly faded" })
        {
            var box = await visit.Page.GetByText(words).First.BoundingBoxAsync();
            (box!.Y + box.Height).ShouldBeLessThan(300);
        }
    }

    [Fact]
    public async Task A_filter_goes_into_the_address_and_back_takes_it_out()
    {
        await using var visit = await (await browser.OpenAsync(desk, Screen.Desktop)).GoAsync("/map");
        await visit.Page.GetByLabel("People").CheckAsync();
        await visit.Page.WaitForURLAsync(new Regex("kinds=.*person"));
        await visit.Page.ReloadAsync();
        await visit.SettleAsync();
        (await visit.Page.GetByLabel("People").IsCheckedAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task Play_moves_the_day_in_the_address()
    {
        await using var visit = await (await browser.OpenAsync(desk, Screen.Desktop)).GoAsync("/map?asOf=2021-01-31");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Play" }).ClickAsync();
        await visit.Page.WaitForURLAsync(new Regex("asOf=202[1-4]-(0[3-9]|1)"));
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
    }

    [Fact]
    public async Task Its_table_holds_what_the_picture_shows()
    {
        await using var visit = await (await browser.OpenAsync(desk, Screen.Desktop)).GoAsync("/map?asOf=2023-06-30");
        await visit.Page.GetByText("Table", new() { Exact = true }).First.ClickAsync();
        await visit.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Taliban" }).First.WaitForAsync();
    }
}
