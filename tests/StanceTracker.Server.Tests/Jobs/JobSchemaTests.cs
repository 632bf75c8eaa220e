using Npgsql;
using StanceTracker.Server.Jobs;
using StanceTracker.Testing;

namespace StanceTracker.Server.Tests.Jobs;

/// <summary>The tables of messages are made by the owner, once; the application's role works in them.</summary>
public sealed class JobSchemaTests
{
    private const string Tables = "select table_name || '.' || column_name || ' ' || data_type from information_schema.columns where table_schema = 'wolverine' order by 1";

    [Fact]
    public async Task Many_that_migrate_at_once_make_the_tables_once_and_a_second_time_changes_nothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        (await JobSchema.PendingAsync(database.Application, CancellationToken.None)).ShouldBe([JobSchema.Layout]);
        var applied = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => MigrateAsync(database)));
        applied.SelectMany(names => names).ShouldBe([JobSchema.Layout]);
        var made = await database.Owner.LinesAsync(Tables);
        made.ShouldContain("wolverine_incoming_envelopes.body bytea");
        (await JobSchema.PendingAsync(database.Application, CancellationToken.None)).ShouldBeEmpty();

        // As after an update of Wolverine that needs no other tables.
        await database.Owner.LinesAsync($"delete from service.event_store where layout = '{JobSchema.Layout}' returning layout");
        await database.Owner.LinesAsync("insert into wolverine.wolverine_node_records (node_number, event_name) values (1, 'kept') returning event_name");
        (await MigrateAsync(database)).ShouldBe([JobSchema.Layout]);
        (await database.Owner.LinesAsync(Tables)).ShouldBe(made);
        (await database.Owner.LinesAsync("select event_name from wolverine.wolverine_node_records")).ShouldBe(["kept"]);
    }

    [Fact]
    public async Task The_applications_role_may_work_in_the_tables_and_neither_make_nor_drop_any()
    {
        await using var database = await TestDatabase.CreateAsync();
        await MigrateAsync(database);
        if (!database.Server.HasTwoRoles) return;
        (await database.Application.LinesAsync("insert into wolverine.wolverine_node_records (node_number, event_name) values (1, 'seen') returning event_name")).ShouldBe(["seen"]);
        foreach (var sql in new[] { "create table wolverine.another ()", "drop table wolverine.wolverine_node_records", "truncate wolverine.wolverine_incoming_envelopes" })
            (await Should.ThrowAsync<PostgresException>(database.Application.LinesAsync(sql))).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, sql);
    }

    private static Task<IReadOnlyList<string>> MigrateAsync(TestDatabase database) =>
        JobSchema.MigrateAsync(database.Owner, new NpgsqlConnectionStringBuilder(database.ConnectionString).Username!, CancellationToken.None);
}
