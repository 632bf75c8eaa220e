using Npgsql;
using StanceTracker.Ledger.Schema;
using StanceTracker.Projections;
using StanceTracker.Testing;

namespace StanceTracker.Ledger.Tests.Schema;

public sealed class MigrationTests
{
    private static readonly Migration First = new(1, "0001_first", "create table service.first ();");
    private static readonly Migration Second = new(2, "0002_second", "create table service.second ();");

    [Fact]
    public async Task A_migrated_database_is_left_alone()
    {
        await using var database = await TestDatabase.CreateAsync();
        (await LedgerSchema.MigrateAsync(database.Owner, Application(database))).ShouldBeEmpty();
        (await ReadSchema.MigrateAsync(database.Application)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Concurrent_migrations_apply_each_step_once()
    {
        await using var database = await TestDatabase.CreateAsync(migrate: false);
        var applied = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            // Each has its own data source, like another process.
            await using var owner = NpgsqlDataSource.Create(database.OwnerConnectionString);
            await using var application = NpgsqlDataSource.Create(database.ConnectionString);
            return (await LedgerSchema.MigrateAsync(owner, Application(database))).Concat(await ReadSchema.MigrateAsync(application));
        }));

        applied.SelectMany(names => names).ShouldBeUnique();
        (await database.Owner.LinesAsync("select name from service.migration union all select layout from service.schema_layout")).Concat(await database.Application.LinesAsync("select name from read.migration"))
            .Order().ShouldBe(applied.SelectMany(names => names).Order());
    }

    [Fact]
    public async Task Only_what_is_new_is_applied_in_order()
    {
        await using var database = await TestDatabase.CreateAsync(migrate: false);
        (await Migrator(database, First).ApplyAsync()).ShouldBe(["0001_first"]);
        (await Migrator(database, First, Second).ApplyAsync()).ShouldBe(["0002_second"]);
    }

    [Fact]
    public async Task A_migration_edited_after_it_was_applied_is_rejected()
    {
        await using var database = await TestDatabase.CreateAsync(migrate: false);
        await Migrator(database, First).ApplyAsync();

        var rejection = await Should.ThrowAsync<SchemaException>(Migrator(database, First with { Sql = "create table service.other ();" }, Second).ApplyAsync());
        rejection.Message.ShouldContain("0001_first");
        (await database.Owner.LinesAsync("select name from service.migration")).ShouldBe(["0001_first"]);
    }

    [Fact]
    public async Task A_database_newer_than_the_program_is_rejected()
    {
        await using var database = await TestDatabase.CreateAsync(migrate: false);
        await Migrator(database, First, Second).ApplyAsync();

        (await Should.ThrowAsync<SchemaException>(Migrator(database, First).ApplyAsync())).Message.ShouldContain("newer");
    }

    [Fact]
    public async Task A_failed_migration_leaves_nothing_and_can_be_retried()
    {
        await using var database = await TestDatabase.CreateAsync(migrate: false);
        await Should.ThrowAsync<PostgresException>(Migrator(database, First, Second with { Sql = Second.Sql + "select 1/0;" }).ApplyAsync());

        (await Migrator(database, First, Second).ApplyAsync()).ShouldBe(["0002_second"]);
    }

    [Fact]
    public async Task Subscriptions_start_where_the_alerts_of_the_previous_release_were()
    {
        await using var ledger = await TestLedger.EmptyAsync();
        await ledger.BeginAsync([.. Enumerable.Range(1, 9).Select(i => Some.Actor($"actor-{i}"))]);
        await ledger.Database.Owner.ExecuteAsync(
            """
            insert into service.alert (alert, actor, threshold, scores, half_life_days, url, secret, set_by, checkpoint)
            values ('a', 'actor-1', 0, 'icews', 180, 'https://example.org', '', 'tester', 6), ('b', 'actor-2', 0, 'icews', 180, 'https://example.org', '', 'tester', 4);
            delete from service.migration where name like '%_subscriptions';
            delete from ledger.mt_event_progression;
            """);
        (await LedgerSchema.MigrateAsync(ledger.Database.Owner, Application(ledger.Database))).ShouldHaveSingleItem().ShouldEndWith("_subscriptions");
        (await ledger.Database.Owner.LinesAsync("select name || ' ' || last_seq_id from ledger.mt_event_progression order by name")).ShouldBe(["Alerts:All 4", "HighWaterMark 9", "WaitingMentions:All 9"]);
    }

    private static Migrator Migrator(TestDatabase database, params Migration[] migrations) => new(database.Owner, "service", migrations, Application(database));

    private static string Application(TestDatabase database) => new NpgsqlConnectionStringBuilder(database.ConnectionString).Username!;
}
