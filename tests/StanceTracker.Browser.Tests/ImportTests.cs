using System.Text;
using Microsoft.Playwright;
using StanceTracker.Browser.Tests.Running;

namespace StanceTracker.Browser.Tests;

/// <summary>Importing through the page.</summary>
public sealed class ImportTests(Chromium browser, OwnDesk desk) : IClassFixture<OwnDesk>
{
    [Fact]
    public async Task A_file_is_tried_then_imported_and_its_rejects_are_there_to_download()
    {
        var lines = string.Join('\n', """{"stream":"actor-imported","type":"actor_introduced","data":{"actor":"imported","name":"Imported","kind":"state"}}""", "not json", "");
        await using var visit = await browser.OpenAsync(desk, Screen.Desktop);
        await visit.SignAsync("importer");
        await visit.GoAsync("/import");
        await visit.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "events.jsonl", MimeType = "application/jsonl", Buffer = Encoding.UTF8.GetBytes(lines) });
        (await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).IsDisabledAsync()).ShouldBeTrue("it is tried first");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Dry run" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Dry run of StanceTracker ledger (JSON Lines)" }).WaitForAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Import of StanceTracker ledger (JSON Lines)" }).WaitForAsync();
        await visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Rejected lines" }).WaitForAsync();
        await visit.ShootAsync("imported");

        var rejects = await visit.Page.Locator("a[href*='rejects.csv']").GetAttributeAsync("href");
        (await desk.Http.GetStringAsync(rejects)).ShouldContain("not json");
        (await desk.Http.GetAsync("/api/actors/imported")).IsSuccessStatusCode.ShouldBeTrue();
        await visit.ShouldBeAccessibleAsync();
        visit.ShouldBeQuiet();
    }
}
