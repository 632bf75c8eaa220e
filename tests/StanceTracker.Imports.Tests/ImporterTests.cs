using System.Text;
using StanceTracker.Imports.Pipeline;
using static StanceTracker.Imports.Tests.Lines;

namespace StanceTracker.Imports.Tests;

public sealed class ImporterTests
{
    private static readonly ImportMode DryRun = new(DryRun: true), Strict = new(Strict: true);

    /// <summary>Every kind of event that takes back, corrects, rates, ends or merges, on the seeds.</summary>
    private static readonly string Afterwards = Text(
        On("actor-kabul", "actor_introduced", """{"actor":"kabul","name":"Kabul","kind":"state"}"""),
        On("actor-kabul", "actor_merged", """{"into":"afghanistan","reason":"The same."}"""),
        On("actor-kabul", "actor_unmerged", """{"reason":"Not the same."}"""),
        On("actor-kabul", "actor_merged", """{"into":"afghanistan","reason":"The same after all."}"""),
        On("actor-japan", "actor_corrected", """{"name":"Japan, the state","kind":"state","reason":"Clearer."}"""),
        On("actor-japan", "actor_affiliated", """{"with":"china","from":"2020-01-01"}"""),
        On("actor-japan", "actor_affiliated", """{"with":"india"}"""),
        On("actor-japan", "actor_affiliation_ended", """{"affiliation":4,"on":"2020-02-01","reason":"It ended."}""", 6),
        On("actor-japan", "actor_affiliation_withdrawn", """{"affiliation":5,"reason":"It never was."}"""),
        On("document-000-diplomat-bonding-over-the-taliban", "document_rated", """{"reliability":"C","reason":"Anew."}"""),
        On("document-000-diplomat-bonding-over-the-taliban", "document_withdrawn", """{"reason":"For now."}"""),
        On("document-000-diplomat-bonding-over-the-taliban", "document_reinstated", """{"reason":"Back."}"""),
        On("statement-muttaqi-rebukes-iran-over-executions", "statement_evidence_withdrawn", """{"evidence":2,"reason":"The wrong passage."}"""),
        On("statement-muttaqi-rebukes-iran-over-executions", "statement_retracted", """{"reason":"In doubt."}"""),
        On("statement-muttaqi-rebukes-iran-over-executions", "statement_reinstated", """{"reason":"No longer."}"""));

    [Fact]
    public async Task The_seeds_load_twice_to_the_same_ledger()
    {
        await using var ledger = await TestLedger.EmptyAsync();

        var first = await ledger.SeedAsync();
        var (events, tables) = (await ledger.EventsAsync(), await ledger.ReadSideAsync());
        var second = await ledger.SeedAsync();

        ledger.Rejects.ShouldBeEmpty();
        first.ShouldBe(new ImportResult(first.Lines, first.Lines, 0, 0));
        second.ShouldBe(new ImportResult(first.Lines, 0, first.Lines, 0));
        (await ledger.EventsAsync()).ShouldBe(events);
        (await ledger.ReadSideAsync()).ShouldBe(tables);
    }

    [Fact]
    public async Task A_file_loaded_again_does_not_bring_back_what_was_taken_back()
    {
        await using var ledger = await TestLedger.SeededAsync();
        var afterwards = Afterwards.Replace("\"affiliation\":4", "\"affiliation\":3").Replace("\"affiliation\":5", "\"affiliation\":4").Replace("\"version\":6,", "");
        (await ledger.ImportAsync(afterwards)).Rejected.ShouldBe(0, string.Join('\n', ledger.Rejects));
        var events = await ledger.EventsAsync();

        var again = await ledger.SeedAsync() + await ledger.ImportAsync(afterwards);

        again.AlreadyThere.ShouldBe(again.Lines);
        (await ledger.EventsAsync()).ShouldBe(events);
    }

    [Fact]
    public async Task An_export_imports_into_an_empty_ledger_and_gives_the_same_events_and_tables()
    {
        await using var ledger = await TestLedger.SeededAsync();
        await ledger.ImportAsync(Afterwards.Replace("\"affiliation\":4", "\"affiliation\":3").Replace("\"affiliation\":5", "\"affiliation\":4").Replace("\"version\":6,", ""));
        ledger.Rejects.ShouldBeEmpty();
        var export = await ledger.ExportAsync();
        await using var other = await TestLedger.EmptyAsync();

        var first = await other.ImportAsync(export);
        var second = await other.ImportAsync(export);

        other.Rejects.ShouldBeEmpty();
        first.Recorded.ShouldBe(first.Lines);
        second.AlreadyThere.ShouldBe(first.Lines);
        (await other.EventsAsync()).ShouldBe(await ledger.EventsAsync());
        (await other.ReadSideAsync()).ShouldBe(await ledger.ReadSideAsync());
    }

    [Fact]
    public async Task A_line_with_a_version_is_that_event_of_its_stream_and_no_other()
    {
        await using var ledger = await TestLedger.EmptyAsync();
        await ledger.ImportAsync(Text(Iran, On("actor-iran", "actor_alias_added", """{"alias":"Tehran"}""")));

        var result = await ledger.ImportAsync(Text(
            On("actor-iran", "actor_alias_added", """{"alias":"Tehran"}""", 2),
            On("actor-iran", "actor_alias_added", """{"alias":"Persia"}""", 2),
            On("actor-iran", "actor_alias_added", """{"alias":"Persia"}""", 3),
            On("actor-iran", "actor_alias_added", """{"alias":"Persia"}""", 3),
            On("actor-iran", "actor_alias_added", """{"alias":"The republic"}""", 5)));

        result.ShouldBe(new ImportResult(5, 1, 2, 2));
        ledger.Rejects.Select(reject => (reject.Line, reject.Field)).ShouldBe([(2, "version"), (5, "version")]);
        ledger.Rejects[0].Reason.ShouldBe("actor-iran has another event as its number 2.");
        ledger.Rejects[1].Reason.ShouldBe("It would be number 5 in actor-iran, which has 3 events: what comes between is missing.");
    }

    [Theory]
    [InlineData("\"speaker\":\"iran\"", "\"speaker\":\"nobody\"", "speaker")]
    [InlineData("[\"taliban\"]", "[\"nobody\"]", "targets[0]")]
    [InlineData("\"code\":\"051\"", "\"code\":\"999\"", "act.code")]
    [InlineData("\"document\":\"article\"", "\"document\":\"none\"", "evidence.document")]
    [InlineData("\"end\":20", "\"end\":101", "evidence.passage.end")]
    [InlineData("\"credibility\":2", "\"credibility\":9", "evidence.credibility")]
    [InlineData("\"paraphrase\":\"Iran welcomes it.\"", "\"paraphrase\":\" \"", "paraphrase")]
    [InlineData("\"statement\":\"welcome\"", "\"statement\":\"another\"", "statement")]
    [InlineData("{\"statement\":\"welcome\"", "{\"contexts\":[null],\"statement\":\"welcome\"", "contexts[0]")]
    public async Task A_line_that_is_refused_is_told_and_the_rest_goes_on(string from, string to, string field)
    {
        await using var ledger = await TestLedger.EmptyAsync();

        var result = await ledger.ImportAsync(Text(Iran, Taliban, Article, "", Welcome.Replace(from, to), Welcome.Replace("welcome", "praise")));

        result.ShouldBe(new ImportResult(5, 4, 0, 1));
        var reject = ledger.Rejects.ShouldHaveSingleItem();
        (reject.Line, reject.Field).ShouldBe((5, field));
        reject.Text.ShouldBe(Welcome.Replace(from, to));
    }

    [Fact]
    public async Task A_strict_import_stops_at_the_first_reject_with_what_is_before_it_recorded()
    {
        await using var ledger = await TestLedger.EmptyAsync();

        var result = await ledger.ImportAsync(Text(Iran, Welcome, Taliban), Strict);

        result.ShouldBe(new ImportResult(2, 1, 0, 1));
        ledger.Rejects.ShouldHaveSingleItem().Line.ShouldBe(2);
        (await ledger.EventsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_strict_import_without_a_reject_records_all()
    {
        await using var ledger = await TestLedger.EmptyAsync();

        (await ledger.ImportAsync(Text(Iran, Taliban, Article, Welcome), Strict)).ShouldBe(new ImportResult(4, 4, 0, 0));
    }

    [Fact]
    public async Task A_strict_import_of_many_lines_stops_at_the_reject_though_the_file_breaks_off_behind_it()
    {
        await using var ledger = await TestLedger.EmptyAsync();
        var text = Text([Iran, Taliban, Article, .. Welcomes(4_100), On("statement-nobody", "statement_retracted", """{"reason":"x"}"""), .. Welcomes(4_200).Skip(4_100)]);

        var result = await ledger.ImportAsync(new BreakingStream(Encoding.UTF8.GetBytes(text), text.Length - 10), Strict);

        result.ShouldBe(new ImportResult(4_104, 4_103, 0, 1));
        ledger.Rejects.ShouldHaveSingleItem().Line.ShouldBe(4_104);
        (await ledger.EventsAsync()).Count.ShouldBe(4_103);
    }

    [Fact]
    public async Task The_last_lines_of_a_file_are_recorded_behind_those_before_them()
    {
        await using var ledger = await TestLedger.EmptyAsync();
        var last = Enumerable.Range(0, 50).Select(i => On($"actor-late-{i}", "actor_introduced", $$"""{"actor":"late-{{i}}","name":"Late","kind":"person"}"""));

        await ledger.ImportAsync(Text([Iran, Taliban, Article, .. Welcomes(3_997), .. last]));

        (await ledger.EventsAsync()).TakeLast(50).ShouldAllBe(e => e.Contains("actor-late-"));
    }

    [Fact]
    public async Task A_dry_run_decides_each_line_on_those_before_it_and_writes_nothing()
    {
        await using var ledger = await TestLedger.EmptyAsync();
        await ledger.ImportAsync(Iran);

        var result = await ledger.ImportAsync(
            Text([Iran, Taliban, Article, .. Welcomes(1_200), Welcome.Replace("welcome", "welcome-0"), On("statement-welcome-1", "statement_retracted", """{"reason":"x"}""", 3)]), DryRun);

        result.ShouldBe(new ImportResult(1_205, 1_202, 2, 1));
        ledger.Rejects.ShouldHaveSingleItem().Line.ShouldBe(1_205);
        (await ledger.EventsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_file_whose_loading_broke_off_is_completed_by_loading_it_again()
    {
        var text = Text([Iran, Taliban, Article, .. Welcomes(6_000)]);
        await using var ledger = await TestLedger.EmptyAsync();
        var at = text.Length * 3 / 4;
        await Should.ThrowAsync<IOException>(() => ledger.ImportAsync(new BreakingStream(Encoding.UTF8.GetBytes(text), at)));
        var before = (await ledger.EventsAsync()).Count;
        before.ShouldBe(text[..at].Count(c => c == '\n'), "all whole lines before the fault are recorded");

        var result = await ledger.ImportAsync(text);

        result.ShouldBe(new ImportResult(6_003, 6_003 - before, before, 0));
        await using var whole = await TestLedger.EmptyAsync();
        await whole.ImportAsync(text);
        (await ledger.EventsAsync()).ShouldBe(await whole.EventsAsync());
        (await ledger.ReadSideAsync()).ShouldBe(await whole.ReadSideAsync());
    }

    [Fact]
    public async Task Two_that_import_the_same_at_once_record_it_once()
    {
        await using var ledger = await TestLedger.EmptyAsync();
        var text = Text([Iran, Taliban, Article, .. Welcomes(700), On("actor-iran", "actor_affiliated", """{"with":"taliban"}""")]);

        var results = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => ledger.ImportAsync(text))));

        ledger.Rejects.ShouldBeEmpty();
        results.Sum(result => result.Recorded).ShouldBe(704);
        (await ledger.EventsAsync()).Count.ShouldBe(704);
    }

    private static IEnumerable<string> Welcomes(int count) => Enumerable.Range(0, count).Select(i => Welcome.Replace("welcome", $"welcome-{i}"));
}
