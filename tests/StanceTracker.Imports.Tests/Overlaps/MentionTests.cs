using StanceTracker.Domain.Events;
using StanceTracker.Imports.Formats;
using StanceTracker.Imports.Pipeline;
using StanceTracker.Ledger.Appending;
using StanceTracker.Ledger.Commands;

namespace StanceTracker.Imports.Tests.Overlaps;

/// <summary>Mentions find their events, whichever comes first and by whichever way.</summary>
public sealed class MentionTests
{
    private static readonly string Mentions = string.Join('\n', Files.Mention(), Files.Mention((5, "http://www.paper.example/a"), (11, "100")), Files.Mention((7, "800"), (8, "820"), (9, "810")), Files.Mention((0, "2002")));

    [Fact]
    public async Task Each_mention_of_a_known_event_corroborates_it_also_in_its_own_article()
    {
        await using var ledger = await TestLedger.EmptyAsync();
        await ledger.ImportAsync(Gdelt2.Format, Files.Gdelt2());

        (await ledger.ImportAsync(Gdelt2Mentions.Format, Mentions)).ShouldBe(new ImportResult(4, 3, 0, 0, Waiting: 1));
        (await ledger.ImportAsync(Gdelt2Mentions.Format, Mentions)).ShouldBe(new ImportResult(4, 0, 3, 0, Waiting: 1));

        (await EvidenceAsync(ledger)).ShouldBe(["other.example 3 120-151", "other.example 3 800-821", "paper.example 2 120-151", "paper.example 3 "]);
        (await WaitingAsync(ledger)).ShouldBe(["2002"]);
        (await ledger.RowsAsync("select round(confidence::numeric, 4)::text from read.evidence where known_to is null and statement = 'gdelt-1001'")).ShouldBe(
            [$"{1 - ((1 - (0.5 * 0.8)) * (1 - (0.5 * 0.6))):0.0000}"], "each document counts once, with its best credibility");
    }

    [Theory]
    [InlineData("import")]
    [InlineData("jsonl")]
    [InlineData("sweep")]
    [InlineData("behind")]
    [InlineData("again")]
    public async Task Mentions_that_come_first_wait_and_are_recorded_by_whichever_way_the_event_comes(string way)
    {
        await using var source = await TestLedger.EmptyAsync();
        await source.ImportAsync(Gdelt2.Format, Files.Gdelt2());
        var export = await source.ExportAsync();
        await source.ImportAsync(Gdelt2Mentions.Format, Mentions);
        await using var ledger = await TestLedger.EmptyAsync();

        (await ledger.ImportAsync(Gdelt2Mentions.Format, Mentions)).ShouldBe(new ImportResult(4, 0, 0, 0, Waiting: 4));
        (await ledger.ImportAsync(Gdelt2Mentions.Format, Mentions)).ShouldBe(new ImportResult(4, 0, 0, 0, Waiting: 4));
        (await WaitingAsync(ledger)).Count.ShouldBe(4);
        (await ledger.EventsAsync()).ShouldBeEmpty("what waits is not in the ledger");

        switch (way)
        {
            case "import":
                (await ledger.ImportAsync(Gdelt2.Format, Files.Gdelt2())).ShouldBe(new ImportResult(1, 1, 0, 0, Attached: 3));
                break;
            case "jsonl":
                (await ledger.ImportAsync(export)).Attached.ShouldBe(3);
                break;
            default:
                var lines = await Files.ReadAsync(Gdelt2.Format, Files.Gdelt2());
                foreach (var command in lines.Cast<ImportLine.Parsed>().SelectMany(line => line.Dependencies.Select(need => need.Command).Append(line.Command)))
                    (await ledger.Recorder.HandleAsync(new CommandEnvelope([command], new Authorship("somebody")))).ShouldBeOfType<AppendOutcome.Appended>();
                (way switch
                {
                    "sweep" => await ledger.Waiting.SweepAsync(),
                    "behind" => await ledger.Waiting.AttachAfterAsync(new LedgerPosition(2)),
                    _ => (await ledger.ImportAsync(Gdelt2.Format, Files.Gdelt2())).Attached,
                }).ShouldBe(3);
                break;
        }

        (await ledger.StateAsync()).ShouldBe(await source.StateAsync());
        (await WaitingAsync(ledger)).ShouldBe(["2002"]);
        (await ledger.RowsAsync("select distinct user_name from ledger.mt_events where type = 'statement_corroborated'")).ShouldBe(["importer"], "a mention is recorded in the name of whoever imported it");
        (await ledger.Waiting.SweepAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_mention_that_was_put_to_wait_while_its_event_came_is_recorded_at_once()
    {
        await using var ledger = await TestLedger.EmptyAsync();
        var mentions = (await Files.ReadAsync(Gdelt2Mentions.Format, Mentions)).Cast<ImportLine.Parsed>().ToArray();
        (await ledger.Waiting.AbsentAsync([.. mentions.Select(mention => mention.Command.Stream)])).Count.ShouldBe(2);

        // Between the look and the waiting.
        await ledger.ImportAsync(Gdelt2.Format, Files.Gdelt2());

        (await ledger.Waiting.AddAsync(mentions, new Authorship("importer", "import-2"))).ShouldBe(3);
        (await WaitingAsync(ledger)).ShouldBe(["2002"]);
    }

    [Fact]
    public async Task Events_and_mentions_that_are_imported_at_once_by_several_all_meet()
    {
        var events = string.Join('\n', Enumerable.Range(0, 900).Select(i => Files.Gdelt2((0, $"{i}"), (60, $"http://p.example/{i % 50}"))));
        var mentions = string.Join('\n', Enumerable.Range(0, 1_800).Select(i => Files.Mention((0, $"{i / 2}"), (5, $"http://m.example/{i % 70}"), (9, $"{i}"))));
        await using var expected = await TestLedger.EmptyAsync();
        await expected.ImportAsync(Gdelt2.Format, events);
        await expected.ImportAsync(Gdelt2Mentions.Format, mentions);
        await using var ledger = await TestLedger.EmptyAsync();

        var results = await Task.WhenAll(
            Task.Run(() => ledger.ImportAsync(Gdelt2Mentions.Format, mentions)),
            Task.Run(() => ledger.ImportAsync(Gdelt2.Format, events)),
            Task.Run(() => ledger.ImportAsync(Gdelt2Mentions.Format, mentions)),
            Task.Run(() => ledger.ImportAsync(Gdelt2.Format, events)));

        ledger.Rejects.ShouldBeEmpty();
        results.Where(result => result.Lines == 900).Sum(result => result.Recorded).ShouldBe(900);
        (await WaitingAsync(ledger)).ShouldBeEmpty();
        (await ledger.StateAsync()).ShouldBe(await expected.StateAsync());
    }

    [Fact]
    public async Task A_mention_that_cannot_be_recorded_keeps_the_reason_and_is_not_tried_again()
    {
        await using var ledger = await TestLedger.EmptyAsync();
        await ledger.ImportAsync(Gdelt2Mentions.Format, string.Join('\n', Files.Mention(), Files.Mention((5, "http://www.paper.example/a"), (9, "5000"))));
        await ledger.ImportAsync(Lines.Article.Replace("\"article\"", "\"paper-example-c175c90735984062c999\"").Replace("document-article", "document-paper-example-c175c90735984062c999"));

        (await ledger.ImportAsync(Gdelt2.Format, Files.Gdelt2())).Attached.ShouldBe(1);

        (await ledger.RowsAsync("select refused from service.waiting_mention")).ShouldHaveSingleItem().ShouldBe("The passage ends at 5001, but the document has only 100 code points.");
        (await ledger.Waiting.SweepAsync()).ShouldBe(0);
        (await ledger.Waiting.AnyAsync()).ShouldBeFalse();
    }

    private static Task<IReadOnlyList<string>> WaitingAsync(TestLedger ledger) => ledger.RowsAsync("select substr(statement, 7) from service.waiting_mention order by 1");

    private static Task<IReadOnlyList<string>> EvidenceAsync(TestLedger ledger) => ledger.RowsAsync(
        """
        select concat_ws(' ', d.data ->> 'publisher', s.data #>> '{evidence,credibility}', coalesce(concat_ws('-', s.data #>> '{evidence,passage,start}', s.data #>> '{evidence,passage,end}'), ''))
        from ledger.mt_events s join ledger.mt_events d on d.stream_id = 'document-' || (s.data #>> '{evidence,document}') and d.version = 1
        where s.stream_id = 'statement-gdelt-1001' order by 1
        """);
}
