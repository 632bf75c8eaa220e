using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using StanceTracker.Domain.Events;
using StanceTracker.Domain.Statements;
using StanceTracker.Ledger;
using StanceTracker.Ledger.Appending;
using StanceTracker.Ledger.Store;
using StanceTracker.Projections.Folding;
using StanceTracker.Testing;

namespace StanceTracker.Imports.Tests.Samples;

/// <summary><c>samples/Reader</c>, a plain Marten application, run on the seeded ledger as a process of its own.</summary>
public sealed class ReaderTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task A_plain_Marten_application_folds_projects_and_follows_the_ledger_and_changes_nothing_of_it()
    {
        await using var ledger = await TestLedger.SeededAsync();
        var database = ledger.Database;
        await database.Owner.ExecuteAsync($"create schema reader authorization {await database.Application.ScalarAsync<string>("select quote_ident(current_user)")}");
        await WithoutRightsToAppendAsync(database);
        var before = await LayoutAsync(database);
        using var reader = Start(database.ConnectionString, "iran", "taliban");

        // The fold, as the program's own read side has it.
        var statements = await database.Application.ScalarAsync<long>("select count(*) from read.statement where terms @> array['speaker:iran', 'target:taliban'] and not retracted");
        statements.ShouldBeGreaterThan(5);
        (await LineAsync(reader)).ShouldBe($"iran has made {statements} statements toward taliban.");
        (await LineAsync(reader)).ShouldStartWith("The last, of ");

        // The projection, in its own schema.
        (await LineAsync(reader)).ShouldStartWith("Recorded of ");
        (await UntilAsync(reader, "Following the ledger.")).ShouldBe(2);
        const string Recorded = "select speaker || ' ' || recorded from reader.speaker order by 1";
        var recorded = await database.Application.LinesAsync("select data ->> 'speaker' || ' ' || count(*) from ledger.mt_events where type = 'statement_recorded' group by data ->> 'speaker' order by 1");
        (await database.Application.LinesAsync(Recorded)).ShouldBe(recorded);

        // A new event: its subscription tells it, its projection counts it.
        await using var store = LedgerStore.Open(database.Owner);
        await using var writer = new LedgerWriter(store, new InlineProjections(), NullLogger<LedgerWriter>.Instance);
        var statement = Some.Statement("afterwards").By("iran").Toward("taliban") with { Evidence = Some.Evidence("000-diplomat-bonding-over-the-taliban") };
        var appended = (await writer.AppendAsync(AppendRequest.Create(StreamId.From(StatementId.Parse("afterwards")), ExpectedVersion.None, Some.Analyst, statement))).ShouldBeOfType<AppendOutcome.Appended>();
        (await LineAsync(reader)).ShouldBe($"Position {appended.Writes.Single().Position}: tester recorded statement_recorded on statement-afterwards.");
        for (var since = Stopwatch.StartNew(); (await database.Application.LinesAsync(Recorded)).SequenceEqual(recorded); await Task.Delay(50)) since.Elapsed.ShouldBeLessThan(Patience);

        reader.Kill();
        (await reader.StandardError.ReadToEndAsync()).ShouldBeEmpty();
        (await LayoutAsync(database)).ShouldBe(before);
    }

    /// <summary>The sample is to be read in a few minutes.</summary>
    [Fact]
    public void It_is_no_longer_than_a_hundred_lines_and_knows_nothing_of_ours()
    {
        var folder = Path.Combine(Corpus.Root(), "samples", "Reader");
        Directory.EnumerateFiles(folder, "*.cs").Sum(file => File.ReadLines(file).Count()).ShouldBeLessThanOrEqualTo(100);
        File.ReadAllText(Path.Combine(folder, "Reader.csproj")).ShouldNotContain("ProjectReference");
    }

    /// <summary>Where the application has a role of its own, the sample runs with what its README asks for and no more.</summary>
    private static async Task WithoutRightsToAppendAsync(TestDatabase database)
    {
        if (!database.Server.HasTwoRoles) return;
        var role = await database.Application.ScalarAsync<string>("select quote_ident(current_user)");
        await database.Owner.ExecuteAsync(
            $"""
            revoke insert on ledger.mt_events, ledger.mt_streams from {role};
            revoke update (version, timestamp) on ledger.mt_streams from {role};
            revoke update on sequence ledger.mt_events_sequence from {role};
            """);
    }

    /// <summary>All that is laid out in the ledger, and who may do what with it.</summary>
    private static async Task<string> LayoutAsync(TestDatabase database) => string.Join('\n', await database.Owner.LinesAsync(
        """
        select concat_ws(' ', 'relation', c.relname, c.relkind, c.relacl::text) from pg_class c where c.relnamespace = 'ledger'::regnamespace
        union all select concat_ws(' ', 'column', a.attrelid::regclass, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid), a.attacl::text)
            from pg_attribute a join pg_class c on c.oid = a.attrelid left join pg_attrdef d on (d.adrelid, d.adnum) = (a.attrelid, a.attnum)
            where c.relnamespace = 'ledger'::regnamespace and a.attnum > 0 and not a.attisdropped
        union all select indexdef from pg_indexes where schemaname = 'ledger'
        union all select pg_get_triggerdef(t.oid) from pg_trigger t join pg_class c on c.oid = t.tgrelid where c.relnamespace = 'ledger'::regnamespace
        union all select concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid)) from pg_constraint where connamespace = 'ledger'::regnamespace
        union all select concat_ws(' ', 'function', oid::regprocedure, md5(prosrc), proacl::text) from pg_proc where pronamespace = 'ledger'::regnamespace
        order by 1
        """));

    private static Process Start(params string[] arguments) => Process.Start(
        new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Reader.dll"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;

    private static async Task<string?> LineAsync(Process reader)
    {
        using var timeout = new CancellationTokenSource(Patience);
        return await reader.StandardOutput.ReadLineAsync(timeout.Token) ?? throw new InvalidOperationException(await reader.StandardError.ReadToEndAsync(timeout.Token));
    }

    private static async Task<int> UntilAsync(Process reader, string line)
    {
        for (var others = 0; ; others++)
        {
            if (await LineAsync(reader) == line) return others;
        }
    }
}
