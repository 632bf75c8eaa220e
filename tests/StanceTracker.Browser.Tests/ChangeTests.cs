using System.Text.RegularExpressions;
using Microsoft.Playwright;
using StanceTracker.Browser.Tests.Running;

namespace StanceTracker.Browser.Tests;

/// <summary>Every change of the record that can be asked for where a thing is shown; each is made, seen on the page and found in the trail.</summary>
public sealed class ChangeTests(Chromium browser, OwnDesk desk) : IClassFixture<OwnDesk>
{
    private const string Analyst = "analyst-f";

    [Fact]
    public async Task A_statement_is_corroborated_and_the_evidence_withdrawn_again()
    {
        const string Address = "/statements/muttaqi-rebukes-iran-over-executions";
        await using var visit = await OpenAsync(Address);
        var dialog = await AskAsync(visit, "Corroborate");
        await PickAsync(visit, dialog, "Document", "newsweek");
        await SelectAsync(visit, dialog, "Credibility", "^2");
        await visit.ShootAsync("corroborate");
        await visit.ShouldBeAccessibleAsync();
        await SubmitAsync(dialog, "Corroborate");
        await visit.Page.Locator("main").GetByText("At Odds").First.WaitForAsync();

        dialog = await AskAsync(visit, "Withdraw evidence");
        await SelectAsync(visit, dialog, "Evidence", "^2:");
        await SubmitAsync(dialog, "Withdraw", "It is of another day.");
        await visit.Page.Locator("main").GetByText("withdrawn").First.WaitForAsync();
        await ShouldTellAsync(Address, "statement_corroborated", "statement_evidence_withdrawn", "It is of another day.");
        visit.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_statement_is_corrected_retracted_and_reinstated()
    {
        const string Address = "/statements/iran-isolates-taliban-1990s";
        await using var visit = await OpenAsync(Address);
        var dialog = await AskAsync(visit, "Correct");
        await dialog.GetByLabel("Paraphrase").FillAsync("Iran keeps the Taliban apart, as told anew.");
        await visit.ShouldBeAccessibleAsync();
        await SubmitAsync(dialog, "Correct", "It was told too briefly.");
        await visit.Page.Locator("main").GetByText("as told anew").First.WaitForAsync();

        await SubmitAsync(await AskAsync(visit, "Retract"), "Retract", "It is not of this decade.");
        await SubmitAsync(await AskAsync(visit, "Reinstate"), "Reinstate", "It is after all.");
        await ShouldTellAsync(Address, "statement_corrected", "statement_retracted", "statement_reinstated", "It is after all.");
        visit.ShouldBeQuiet();
    }

    [Fact]
    public async Task Both_halves_of_a_joint_act_are_corrected_one_after_the_other()
    {
        const string Address = "/statements/pakistan-meets-iran-on-afghanistan-2021", Other = "/statements/iran-meets-pakistan-on-afghanistan-2021";
        await using var visit = await OpenAsync(Address);
        var dialog = await AskAsync(visit, "Correct");
        await dialog.GetByLabel("Said or done on, from").FillAsync("2021-08-27");
        await dialog.GetByLabel("Reason").FillAsync("They first met two days later.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Correct", Exact = true }).ClickAsync();

        await dialog.GetByText("Iran meets Pakistan repeatedly").WaitForAsync();
        await visit.ShouldBeAccessibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Correct it too" }).ClickAsync();
        (await dialog.GetByLabel("Said or done on, from").InputValueAsync()).ShouldBe("2021-08-27");
        await SubmitAsync(dialog, "Correct");
        foreach (var half in new[] { Address, Other }) await ShouldTellAsync(half, "statement_corrected", "They first met two days later.", "2021-08-27");
        visit.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_statement_is_merged_into_another()
    {
        const string Address = "/statements/qomi-meets-jilani-2024", Other = "/statements/qomi-meets-baradar-2023";
        await using var visit = await OpenAsync(Address);
        var dialog = await AskAsync(visit, "Merge into another");
        await PickAsync(visit, dialog, "Into", "deputy prime minister for the economy");
        await visit.ShouldBeAccessibleAsync();
        await SubmitAsync(dialog, "Merge", "They are one meeting.");
        await ShouldTellAsync(Address, "statement_retracted", "They are one meeting.");
        await ShouldTellAsync(Other, "statement_corroborated");
        visit.ShouldBeQuiet();
    }

    [Fact]
    public async Task An_actor_is_corrected_named_tied_merged_and_parted()
    {
        const string Address = "/actors/saeed-khatibzadeh";
        await using var visit = await OpenAsync(Address);
        var dialog = await AskAsync(visit, "Correct");
        await dialog.GetByLabel("Name").FillAsync("Saeed Khatibzadeh the Younger");
        await SubmitAsync(dialog, "Correct", "He is to be told apart.");
        await visit.Page.GetByRole(AriaRole.Heading, new() { Name = "the Younger" }).First.WaitForAsync();

        dialog = await AskAsync(visit, "Add an alias");
        await dialog.GetByLabel("Another name").FillAsync("S. K. of Tehran");
        await SubmitAsync(dialog, "Add");
        await visit.Page.Locator("main").GetByText("S. K. of Tehran").First.WaitForAsync();
        dialog = await AskAsync(visit, "Withdraw an alias");
        await SelectAsync(visit, dialog, "Alias", "^S. K. of Tehran$");
        await SubmitAsync(dialog, "Withdraw", "Nobody calls him so.");

        dialog = await AskAsync(visit, "Add an affiliation");
        await PickAsync(visit, dialog, "Speaks for", "Pakistan");
        await dialog.GetByLabel("Role").FillAsync("Guest");
        await dialog.GetByLabel("From").FillAsync("2024-01-01");
        await SubmitAsync(dialog, "Add");
        dialog = await AskAsync(visit, "End an affiliation");
        await SelectAsync(visit, dialog, "Affiliation", "Guest");
        await dialog.GetByLabel("Last day").FillAsync("2024-02-01");
        await SubmitAsync(dialog, "End", "He left.");
        dialog = await AskAsync(visit, "Withdraw an affiliation");
        await SelectAsync(visit, dialog, "Affiliation", "Guest");
        await SubmitAsync(dialog, "Withdraw", "He never was.");

        dialog = await AskAsync(visit, "Merge into another");
        await PickAsync(visit, dialog, "Into", "Qomi");
        await visit.ShouldBeAccessibleAsync();
        await SubmitAsync(dialog, "Merge", "They are one, it was said.");
        await visit.GoAsync("/actors/hassan-kazemi-qomi");
        await SubmitAsync(await AskAsync(visit, "Unmerge Saeed"), "Unmerge", "They are two.");
        await ShouldTellAsync(
            Address, "actor_corrected", "actor_alias_added", "actor_alias_withdrawn", "actor_affiliated", "actor_affiliation_ended", "actor_affiliation_withdrawn", "actor_merged", "actor_unmerged", "They are two.");
        visit.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_document_is_corrected_rated_withdrawn_and_reinstated()
    {
        const string Address = "/documents/001-harici-iran-taliban-relations";
        await using var visit = await OpenAsync(Address);
        var dialog = await AskAsync(visit, "Correct");
        await dialog.GetByLabel("Title").FillAsync("A title mended");
        await SubmitAsync(dialog, "Correct", "It was misspelt.");
        await visit.Page.GetByRole(AriaRole.Heading, new() { Name = "A title mended" }).First.WaitForAsync();

        dialog = await AskAsync(visit, "Rate");
        await SelectAsync(visit, dialog, "Reliability of the source", "^E");
        await SubmitAsync(dialog, "Rate", "It contradicts itself.");
        await SubmitAsync(await AskAsync(visit, "Withdraw"), "Withdraw", "It was taken back.");
        await SubmitAsync(await AskAsync(visit, "Reinstate"), "Reinstate", "It stands again.");
        await ShouldTellAsync(Address, "document_corrected", "document_rated", "document_withdrawn", "document_reinstated", "It stands again.");
        visit.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_claim_is_corrected()
    {
        const string Address = "/claims/afghanistan-needs-inclusive-government";
        await using var visit = await OpenAsync(Address);
        var dialog = await AskAsync(visit, "Correct");
        await dialog.GetByLabel("Proposition").FillAsync("Afghanistan should have an inclusive government, soon.");
        await visit.ShouldBeAccessibleAsync();
        await SubmitAsync(dialog, "Correct", "The time was left out.");
        await visit.Page.GetByText("inclusive government, soon").First.WaitForAsync();
        await ShouldTellAsync(Address, "claim_corrected", "The time was left out.");
        visit.ShouldBeQuiet();
    }

    private async Task<Visit> OpenAsync(string address)
    {
        var visit = await browser.OpenAsync(desk, Screen.Desktop);
        await visit.SignAsync(Analyst);
        return await visit.GoAsync(address);
    }

    /// <summary>Opens the dialog of a change, by keys.</summary>
    private static async Task<ILocator> AskAsync(Visit visit, string change)
    {
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Change the record" }).PressAsync("Enter");
        await visit.Page.GetByRole(AriaRole.Menuitem, new() { NameRegex = new Regex($"^{change}") }).First.PressAsync("Enter");
        var dialog = visit.Page.GetByRole(AriaRole.Dialog);
        await dialog.WaitForAsync();
        return dialog;
    }

    /// <summary>Chooses from a list that is shown at once.</summary>
    private static async Task SelectAsync(Visit visit, ILocator dialog, string label, string option)
    {
        await dialog.GetByLabel(new Regex($"^{label}")).First.ClickAsync();
        await visit.Page.Locator("[role=option]:visible").GetByText(new Regex(option)).First.ClickAsync();
    }

    /// <summary>Types a part of what it is called, and chooses what is found.</summary>
    private static async Task PickAsync(Visit visit, ILocator dialog, string label, string typed)
    {
        await dialog.GetByLabel(new Regex($"^{label}")).First.FocusAsync();
        await visit.Page.Keyboard.TypeAsync(typed);

        // The offer to register what was typed is there before the answer is.
        var found = new LocatorFilterOptions { HasTextRegex = new Regex(typed, RegexOptions.IgnoreCase), HasNotText = $"“{typed}”" };
        await visit.Page.Locator("[role=option]:visible").Filter(found).First.ClickAsync();
    }

    /// <summary>Gives the reason where one is asked for, and records; the dialog closes once it is recorded.</summary>
    private static async Task SubmitAsync(ILocator dialog, string verb, string? reason = null)
    {
        if (reason is not null) await dialog.GetByLabel("Reason").FillAsync(reason);
        await dialog.GetByRole(AriaRole.Button, new() { Name = verb, Exact = true }).ClickAsync();
        await dialog.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    }

    private async Task ShouldTellAsync(string address, params string[] told)
    {
        var trail = await desk.Http.GetStringAsync($"/api{address}/trail");
        foreach (var one in told.Append(Analyst)) trail.ShouldContain(one);
    }
}
