using System.Text;
using StanceTracker.Imports.Formats;
using StanceTracker.Imports.Pipeline;

namespace StanceTracker.Imports.Tests;

/// <summary>Rows of event data on their way into the ledger.</summary>
public sealed class EventImportTests
{
    [Fact]
    public async Task A_dry_run_says_what_would_be_and_writes_nothing()
    {
        await using var dry = await TestLedger.EmptyAsync();
        await using var real = await TestLedger.EmptyAsync();
        foreach (var (format, file) in new[] { (Gdelt2.Format, "gdelt2.export.CSV"), (Gdelt2Mentions.Format, "gdelt2.mentions.CSV"), (Phoenix.Format, "phoenix.txt"), (Acled.Format, "acled.csv") })
        {
            var result = await dry.ImportAsync(format, Files.Fixture(file), new ImportMode(DryRun: true));
            var done = await real.ImportAsync(format, Files.Fixture(file));
            if (format == Gdelt2Mentions.Format) result.ShouldBe(new ImportResult(result.Lines, 0, 0, 0, Waiting: result.Lines));
            else result.ShouldBe(done);
        }

        (await dry.EventsAsync()).ShouldBeEmpty();
        (await dry.RowsAsync("select statement from service.waiting_mention")).ShouldBeEmpty();
        dry.Rejects.ShouldBe(real.Rejects);
    }

    [Fact]
    public async Task A_strict_import_stops_at_the_first_bad_row_with_what_is_before_it_recorded()
    {
        await using var ledger = await TestLedger.EmptyAsync();
        var file = string.Join('\n', Files.Gdelt2(), Files.Gdelt2((0, "1002")), Files.Gdelt2((0, "1003"), (26, "42")), Files.Gdelt2((0, "1004")));

        var result = await ledger.ImportAsync(Gdelt2.Format, file, new ImportMode(Strict: true));

        result.ShouldBe(new ImportResult(3, 2, 0, 1));
        (await ledger.RowsAsync("select id from ledger.mt_streams where type = 'statement' order by 1")).ShouldBe(["statement-gdelt-1001", "statement-gdelt-1002"]);
        (await ledger.ImportAsync(Gdelt2.Format, file)).ShouldBe(new ImportResult(4, 1, 2, 1));
    }

    [Fact]
    public async Task A_row_that_the_ledger_refuses_is_told_with_the_cause_and_the_rest_goes_on()
    {
        await using var ledger = await TestLedger.EmptyAsync();
        const string header = "event_id,event_date,source_name,source_sectors,source_country,cameo_code,target_name,target_sectors,target_country,story_id,publisher";

        var result = await ledger.ImportAsync(Icews.Format, $"{header}\n1,2018-06-01,Some\u0001body,,Japan,010,Vietnam,,Vietnam,1,P\n2,2018-06-01,Japan,,Japan,010,Vietnam,,Vietnam,2,P\u0001\n3,2018-06-01,Japan,,Japan,010,Vietnam,,Vietnam,3,P\n");

        result.ShouldBe(new ImportResult(3, 1, 0, 2));
        ledger.Rejects.Select(reject => (reject.Line, reject.Field, reject.Kind)).ShouldBe([(2, "name", "invalid-field"), (3, "publisher", "invalid-field")]);
        ledger.Rejects[0].Text.ShouldStartWith("1,2018-06-01");
    }

    [Fact]
    public async Task A_file_that_broke_off_is_completed_by_loading_it_again()
    {
        var file = Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, 6_000).Select(i => Files.Gdelt2((0, $"{i}"), (5, i % 2 == 0 ? "IRNGOV" : "IRNMED"), (60, $"http://p.example/{i % 90}")))));
        await using var whole = await TestLedger.EmptyAsync();
        await whole.ImportAsync(Gdelt2.Format, file);
        await using var ledger = await TestLedger.EmptyAsync();
        var directory = await ledger.DirectoryAsync();
        var at = file.Length * 3 / 4;
        await Should.ThrowAsync<IOException>(() => ledger.ImportAsync(Gdelt2.Format.Read(new BreakingStream(file, at), directory, TestContext.Current.CancellationToken)));
        var before = (await ledger.RowsAsync("select id from ledger.mt_streams where type = 'statement'")).Count;
        before.ShouldBe(file[..at].Count(b => b == '\n'), "all whole rows before the fault are recorded");

        (await ledger.ImportAsync(Gdelt2.Format, file)).ShouldBe(new ImportResult(6_000, 6_000 - before, before, 0));

        (await ledger.StateAsync()).ShouldBe(await whole.StateAsync());
    }

    [Fact]
    public async Task Rows_find_the_actors_that_people_have_introduced()
    {
        await using var ledger = await TestLedger.SeededAsync();

        await ledger.ImportAsync(Gdelt2.Format, Files.Gdelt2((5, "AFGINSTAL"), (6, "TALIBAN"), (15, "IRN"), (16, "TEHRAN")));
        await ledger.ImportAsync(Icews.Format, Files.Fixture("icews.csv"));

        (await ledger.RowsAsync("select speaker || ' ' || target from read.evidence where statement = 'gdelt-1001'")).ShouldBe(["taliban iran"]);
        (await ledger.RowsAsync("select distinct speaker from read.evidence where statement like 'icews-32891270-%'")).ShouldBe(["taliban"]);
        (await ledger.RowsAsync("select distinct target from read.evidence where statement like 'icews-32891270-%'")).ShouldBe(["citizen-afg"]);
        (await ledger.RowsAsync("select actor from read.actor where actor in ('taliban-zzz', 'iran-irn', 'afghanistan-afg')")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_packed_file_gives_what_the_plain_one_gives()
    {
        var file = Files.Fixture("gdelt2.export.CSV");
        await using var plain = await TestLedger.EmptyAsync();
        await plain.ImportAsync(Gdelt2.Format, file);

        foreach (var packed in new[] { Files.Gzip(file), Files.Zip(("20170101073000.export.CSV", file)), Files.Zip(("a", Files.Lines(file, ..20)), ("b", Files.Lines(file, 20..))) })
        {
            await using var ledger = await TestLedger.EmptyAsync();
            await ledger.ImportAsync(Gdelt2.Format, packed);
            (await ledger.StateAsync()).ShouldBe(await plain.StateAsync());
        }
    }
}
