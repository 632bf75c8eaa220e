using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using StanceTracker.Browser.Tests.Running;

namespace StanceTracker.Browser.Tests;

/// <summary>Recording and correcting through the pages.</summary>
public sealed class RecordTests(Chromium browser, OwnDesk desk) : IClassFixture<OwnDesk>
{
    private const string Text = "The minister spoke on Monday 😀.\nIran regrets the clash at the border, he said.\nNothing else was told.";
    private const string Passage = "Iran regrets the clash at the border";

    [Fact]
    public async Task A_statement_is_recorded_from_a_pasted_text_by_keys_alone()
    {
        await using var visit = await OpenFormAsync("analyst-a");
        await FillAsync(visit, "Iran regrets the clash at the border with the Taliban.");
        await visit.Page.GetByText("Passage: code points 32 to 68").WaitForAsync();
        await visit.ShootAsync("record-filled");
        await visit.Page.Keyboard.PressAsync("Control+Enter");
        await visit.Page.GetByText("Recorded as ").WaitForAsync();

        var recorded = await FindAsync("regrets the clash at the border with");
        var passage = recorded.GetProperty("evidence")[0].GetProperty("passage");
        (passage.GetProperty("start").GetInt32(), passage.GetProperty("end").GetInt32()).ShouldBe((32, 68));
        passage.GetProperty("sha256").GetString().ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Passage))));
        recorded.GetProperty("act").GetProperty("code").GetString().ShouldBe("055");
        visit.ShouldBeQuiet();
    }

    [Fact]
    public async Task What_is_typed_outlives_a_reload_and_a_lost_connection_and_is_recorded_once()
    {
        await using var visit = await OpenFormAsync("analyst-b");
        await FillAsync(visit, "Iran regrets, a second time, what happened.");
        await visit.Page.ReloadAsync();
        await visit.SettleAsync();
        (await visit.Page.GetByLabel("Paraphrase").InputValueAsync()).ShouldBe("Iran regrets, a second time, what happened.");

        await visit.SetOfflineAsync(true);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Record", Exact = true }).ClickAsync();
        await visit.Page.GetByText("Nothing is lost").WaitForAsync();
        await visit.SetOfflineAsync(false);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await visit.Page.GetByText("Recorded as ").WaitForAsync();
        (await FindAsync("a second time, what happened")).GetProperty("speaker").GetString().ShouldBe("iran");
    }

    [Fact]
    public async Task A_statement_without_what_it_needs_names_the_fields()
    {
        await using var visit = await OpenFormAsync("analyst-c");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Record", Exact = true }).ClickAsync();
        await visit.Page.GetByText("Not recorded yet:").WaitForAsync();
        (await visit.Page.Locator("[aria-invalid=true]").CountAsync()).ShouldBeGreaterThan(3);
        await visit.Page.Keyboard.PressAsync("Escape"); // the list of the field that it went to
        await visit.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task Of_two_analysts_the_later_sees_the_others_change_and_redoes_on_top()
    {
        const string Statement = "iran-isolates-taliban-1990s";
        await using var visit = await browser.OpenAsync(desk, Screen.Desktop);
        await visit.SignAsync("analyst-d");
        await visit.GoAsync($"/statements/{Statement}");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Change the record" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Retract" }).ClickAsync();
        await visit.Page.GetByLabel("Reason").FillAsync("It is too vague.");

        using var other = new HttpRequestMessage(HttpMethod.Post, $"/api/statements/{Statement}/corroborations")
        {
            Headers = { { "If-Match", "\"3\"" }, { "X-Analyst", "analyst-e" } },
            Content = JsonContent.Create(new { evidence = new { document = "000-diplomat-bonding-over-the-taliban", credibility = 4 } }),
        };
        (await desk.Http.SendAsync(other)).EnsureSuccessStatusCode();

        var dialog = visit.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Retract" }).ClickAsync();
        await dialog.GetByText("Someone else changed this").WaitForAsync();
        await dialog.GetByText("by analyst-e").WaitForAsync();
        await visit.ShootAsync("conflict");
        (await visit.Page.GetByLabel("Reason").InputValueAsync()).ShouldBe("It is too vague.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Reapply my change" }).ClickAsync();
        await dialog.GetByText("applies to version 4").First.WaitForAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Retract" }).ClickAsync();
        await dialog.WaitForAsync(new() { State = WaitForSelectorState.Hidden });

        var trail = await desk.Http.GetStringAsync($"/api/statements/{Statement}/trail");
        trail.ShouldContain("It is too vague.");
        trail.ShouldContain("analyst-d");
    }

    private async Task<Visit> OpenFormAsync(string analyst)
    {
        var visit = await browser.OpenAsync(desk, Screen.Desktop);
        await visit.SignAsync(analyst);
        return await visit.GoAsync("/record");
    }

    /// <summary>Fills the form as a coder does who has no mouse.</summary>
    private static async Task FillAsync(Visit visit, string paraphrase)
    {
        var (page, keys) = (visit.Page, visit.Page.Keyboard);
        var text = page.GetByLabel("The document's text");
        await text.FillAsync(Text);
        await text.FocusAsync();
        await keys.PressAsync("Control+Home");
        await keys.PressAsync("ArrowDown");
        for (var i = 0; i < Passage.Length; i++) await keys.PressAsync("Shift+ArrowRight");

        await ChooseAsync("Document", "bonding over");
        await ChooseAsync("Speaker", "iran");
        await ChooseAsync("Target", "taliban");
        await ChooseAsync("Act", "055");
        await page.GetByRole(AriaRole.Group, new() { Name = "Said or done on" }).Locator("input[type=date]").First.FillAsync("2023-05-29");
        await page.GetByLabel("Paraphrase").FillAsync(paraphrase);

        async Task ChooseAsync(string label, string typed)
        {
            await page.GetByLabel(new Regex($"^{label}")).First.FocusAsync();
            await keys.TypeAsync(typed);
            await page.Locator("[role=option]:visible").First.WaitForAsync();
            await page.WaitForTimeoutAsync(400); // what is typed is searched a moment later
            await keys.PressAsync("Enter");
        }
    }

    private async Task<JsonElement> FindAsync(string text) =>
        (await desk.Http.GetFromJsonAsync<JsonElement>($"/api/statements?q={Uri.EscapeDataString(text)}")).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
}
