using System.Security.Cryptography;
using Npgsql;
using StanceTracker.Ledger.Schema;
using StanceTracker.Ledger.Store;
using StanceTracker.Ledger.Verification;
using StanceTracker.Projections;
using StanceTracker.Projections.Pairs;
using StanceTracker.Projections.Rebuilding;
using StanceTracker.Server.Tests.Running;
using StanceTracker.Testing;
using Weasel.Postgresql;

namespace StanceTracker.Server.Tests.Upgrading;

/// <summary>A database of the release before comes along.</summary>
public sealed class UpgradeTests : IAsyncLifetime
{
    private const string Triggers = "select tgrelid::regclass || ' ' || tgname || ' ' || tgenabled::text || ' ' || pg_get_triggerdef(oid) from pg_trigger where not tgisinternal";

    private const string Grants =
        """
        select concat_ws(' ', table_schema, table_name, grantee, privilege_type) from information_schema.table_privileges where table_schema in ('ledger', 'service', 'read')
        union all
        select concat_ws(' ', table_schema, table_name, column_name, grantee, privilege_type) from information_schema.column_privileges where table_schema in ('ledger', 'service')
        """;

    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await ReleasedDatabase.RestoreAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task What_it_answers_of_the_ledger_and_of_statements_is_byte_for_byte_as_before()
    {
        ReleasedDatabase.Answers.Count.ShouldBe(12);
        (await DifferentAsync(ReleasedDatabase.Answers)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_it_answers_of_stances_is_what_the_method_of_this_version_says()
    {
        ReleasedDatabase.AnswersSince.Count.ShouldBe(14);
        (await DifferentAsync(ReleasedDatabase.AnswersSince)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Its_evidence_has_the_spans_that_the_ledger_tells_and_its_pairs_are_summed_anew()
    {
        await _database.MigrateAsync();
        await using var server = await ServerOn.StartAsync(_database);
        (await _database.Owner.ScalarAsync<long>("select count(*) from read.evidence where first_day < last_day")).ShouldBeGreaterThan(50);
        (await _database.Owner.ScalarAsync<long>("select count(*) from read.evidence where announced")).ShouldBeGreaterThan(0);
        var stale = new StalePairs(_database.Application);
        for (var waited = 0; await stale.CountAsync() > 0 && waited < 120; waited++) await Task.Delay(500);
        (await stale.CountAsync()).ShouldBe(0);
        (await _database.Owner.ScalarAsync<long>("select count(*) from read.pair_day")).ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task Nothing_is_wrong_with_it_and_its_projections_are_what_the_ledger_comes_to()
    {
        await _database.MigrateAsync();

        var faults = new List<string>();
        var result = await new LedgerCheck(_database.Application, finding => faults.Add(finding.Text)).RunAsync(articles: null);
        faults.ShouldBeEmpty();
        result.Events.ShouldBe(482);
        (await new ProjectionCheck(_database.Application, new RebuildSettings(), _ => { }).RunAsync(deviation => faults.Add(deviation.Row), CancellationToken.None)).Deviations.ShouldBe(0);
    }

    [Fact]
    public async Task Its_events_and_streams_are_untouched()
    {
        const string Content =
            """
            (select to_jsonb(e)::text from ledger.mt_events e order by seq_id) union all (select (to_jsonb(s) - 'compacted_version')::text from ledger.mt_streams s order by id)
            """;
        var before = await _database.Owner.LinesAsync(Content);

        await _database.MigrateAsync();

        (await _database.Owner.LinesAsync(Content)).ShouldBe(before);
        (await _database.Owner.ScalarAsync<long>("select count(*) from ledger.mt_streams where compacted_version <> 0")).ShouldBe(0);
    }

    [Fact]
    public async Task It_keeps_every_trigger_and_every_grant()
    {
        var (triggers, grants) = (await _database.Owner.LinesAsync(Triggers), await _database.Owner.LinesAsync(Grants));
        triggers.Count.ShouldBeGreaterThan(4);

        await _database.MigrateAsync();

        (await _database.Owner.LinesAsync(Triggers)).ShouldBe(triggers, ignoreOrder: true);
        grants.Except(await _database.Owner.LinesAsync(Grants)).ShouldBeEmpty();
    }

    [Fact]
    public async Task It_is_then_what_a_fresh_database_is()
    {
        const string Tables =
            """
            select concat_ws(' ', table_schema, table_name, column_name, data_type, is_nullable, column_default) from information_schema.columns
            where table_schema in ('ledger', 'service', 'read')
            """;
        const string Functions =
            """
            select concat_ws(' ', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid), md5(p.prosrc), p.proacl::text)
            from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname in ('ledger', 'service', 'read')
            """;
        await _database.MigrateAsync();
        await using var fresh = await TestDatabase.CreateAsync();

        foreach (var question in new[] { Tables, Functions, Triggers, Grants })
            (await _database.Owner.LinesAsync(question)).ShouldBe(await fresh.Owner.LinesAsync(question), ignoreOrder: true);
    }

    [Fact]
    public async Task Migrating_it_twice_changes_nothing()
    {
        await _database.MigrateAsync();

        (await LedgerSchema.MigrateAsync(_database.Owner, new NpgsqlConnectionStringBuilder(_database.ConnectionString).Username!)).ShouldBeEmpty();
        (await ReadSchema.MigrateAsync(_database.Application)).ShouldBeEmpty();
        await using var store = LedgerStore.Open(_database.Owner);
        await store.Storage.Database.AssertDatabaseMatchesConfigurationAsync();
    }

    [Fact]
    public async Task What_Marten_changes_takes_nothing_away()
    {
        await using var store = LedgerStore.Open(_database.Owner);
        var statements = new StringWriter();
        (await store.Storage.Database.CreateMigrationAsync()).WriteAllUpdates(statements, new PostgresqlMigrator(), JasperFx.AutoCreate.CreateOrUpdate);

        statements.ToString().ShouldContain("add column compacted_version");
        statements.ToString().ShouldNotContain("drop column", Case.Insensitive);
        statements.ToString().ShouldNotContain("drop table", Case.Insensitive);
    }

    /// <summary>The addresses that are answered otherwise once it is migrated, each behind the SHA-256 of what is answered.</summary>
    private async Task<IReadOnlyList<string>> DifferentAsync(IReadOnlyList<(string Address, string Digest)> answers)
    {
        await _database.MigrateAsync();
        await using var server = await ServerOn.StartAsync(_database);
        var different = new List<string>();
        foreach (var (address, digest) in answers)
        {
            var answered = Convert.ToHexStringLower(SHA256.HashData(await server.Http.GetByteArrayAsync(address)));
            if (answered != digest) different.Add($"{answered}  {address}");
        }

        return different;
    }

    [Fact]
    public async Task A_change_that_would_drop_a_column_is_refused_and_changes_nothing()
    {
        await _database.Owner.ExecuteAsync("alter table ledger.mt_events add column note text");

        var rejected = await Should.ThrowAsync<SchemaException>(_database.MigrateAsync());

        rejected.Message.ShouldContain("Marten would drop a column");
        rejected.Message.ShouldContain("drop column note");
        (await _database.Owner.ScalarAsync<bool>("select to_regclass('service.schema_layout') is null and to_regclass('ledger.mt_event_projection_floors') is null")).ShouldBeTrue();
    }

    [Fact]
    public async Task It_goes_on_being_written()
    {
        await _database.MigrateAsync();
        await using var server = await ServerOn.StartAsync(_database);

        await server.BeginAsync(Some.Actor("newcomer"));

        (await _database.Owner.ScalarAsync<string>("select concat_ws(' ', seq_id, stream_id, version) from ledger.mt_events order by seq_id desc limit 1")).ShouldBe("483 actor-newcomer 1");
        (await _database.Owner.ScalarAsync<long>("select last_value from ledger.mt_events_sequence")).ShouldBe(483);
    }
}
