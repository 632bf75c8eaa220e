using StanceTracker.Domain.Events;
using StanceTracker.Ledger.Appending;
using StanceTracker.Ledger.Store;
using StanceTracker.Testing;

namespace StanceTracker.Ledger.Tests.Schema;

/// <summary>The event store is plain Marten: any other Marten program can read it.</summary>
public sealed class LayoutTests
{
    [Fact]
    public async Task The_tables_are_those_that_Marten_creates_for_our_store()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var owner = LedgerStore.Open(database.Owner);
        await owner.Storage.Database.AssertDatabaseMatchesConfigurationAsync();
    }

    /// <summary>What the writer and other programs rely on (DESIGN, section 5), with nothing of ours added: Marten's migration would drop it.</summary>
    [Fact]
    public async Task Events_and_streams_have_these_columns_and_no_others()
    {
        await using var database = await TestDatabase.CreateAsync();
        (await database.Owner.LinesAsync(
            """
            select table_name || '.' || column_name || ' ' || data_type || coalesce('(' || character_maximum_length || ')', '')
                || case is_nullable when 'NO' then ' not null' else '' end || coalesce(' default ' || column_default, '')
            from information_schema.columns where table_schema = 'ledger' and table_name in ('mt_events', 'mt_streams') order by table_name, ordinal_position
            """)).ShouldBe(
        [
            "mt_events.seq_id bigint not null",
            "mt_events.id uuid not null",
            "mt_events.stream_id character varying",
            "mt_events.version bigint not null",
            "mt_events.data jsonb not null",
            "mt_events.bdata bytea",
            "mt_events.type character varying(500) not null",
            "mt_events.timestamp timestamp with time zone not null",
            "mt_events.tenant_id character varying default '*DEFAULT*'::character varying",
            "mt_events.mt_dotnet_type character varying",
            "mt_events.correlation_id character varying",
            "mt_events.causation_id character varying",
            "mt_events.headers jsonb",
            "mt_events.user_name character varying",
            "mt_events.is_archived boolean default false",
            "mt_streams.id character varying not null",
            "mt_streams.type character varying",
            "mt_streams.version bigint",
            "mt_streams.timestamp timestamp with time zone not null default now()",
            "mt_streams.created timestamp with time zone not null default now()",
            "mt_streams.tenant_id character varying default '*DEFAULT*'::character varying",
            "mt_streams.compacted_version bigint not null default 0",
            "mt_streams.is_archived boolean default false",
        ]);
    }

    [Fact]
    public async Task They_have_these_keys_and_no_others()
    {
        await using var database = await TestDatabase.CreateAsync();
        (await database.Owner.LinesAsync(
            """
            select conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint
            where conrelid in ('ledger.mt_events'::regclass, 'ledger.mt_streams'::regclass) and contype <> 'n' order by 1
            """)).ShouldBe(
        [
            "ledger.mt_events FOREIGN KEY (stream_id) REFERENCES ledger.mt_streams(id) ON DELETE CASCADE",
            "ledger.mt_events PRIMARY KEY (seq_id)",
            "ledger.mt_streams PRIMARY KEY (id)",
        ]);
        (await database.Owner.LinesAsync("select indexdef from pg_indexes where schemaname = 'ledger' and indexname not in (select conname from pg_constraint)")).ShouldBe(
            ["CREATE UNIQUE INDEX pk_mt_events_stream_and_version ON ledger.mt_events USING btree (stream_id, version)"]);
        (await database.Owner.LinesAsync("select relname from pg_class where relnamespace = 'ledger'::regnamespace and relkind = 'S'")).ShouldBe(["mt_events_sequence"]);
    }

    [Fact]
    public async Task An_event_carries_its_type_its_author_and_its_course_of_work()
    {
        await using var ledger = await TestLedger.EmptyAsync();
        await ledger.Writer.AppendAsync(TestLedger.Beginning(Some.Actor("iran")) with { Author = new Authorship("mina", "import-7", "request-3") });
        await ledger.Writer.AppendAsync(TestLedger.Beginning(Some.Document("article")));

        (await ledger.Database.Application.LinesAsync(
            "select concat_ws(' | ', seq_id, stream_id, version, type, mt_dotnet_type, user_name, correlation_id, causation_id, tenant_id, is_archived) from ledger.mt_events order by seq_id"))
            .ShouldBe(
            [
                "1 | actor-iran | 1 | actor_introduced | StanceTracker.Domain.Actors.ActorIntroduced, StanceTracker.Domain | mina | import-7 | request-3 | *DEFAULT* | f",
                "2 | document-article | 1 | document_registered | StanceTracker.Domain.Documents.DocumentRegistered, StanceTracker.Domain | tester | *DEFAULT* | f",
            ]);
        (await ledger.Database.Application.LinesAsync("select concat_ws(' | ', id, type, version) from ledger.mt_streams order by id")).ShouldBe(["actor-iran | actor | 1", "document-article | document | 1"]);
        (await ledger.Database.Application.ScalarAsync<string>("select data::text from ledger.mt_events where seq_id = 1")).ShouldBe("""{"kind": "state", "name": "iran", "actor": "iran"}""");
        (await ledger.Database.Application.ScalarAsync<long>("select count(distinct id) from ledger.mt_events")).ShouldBe(2);
    }

    [Fact]
    public async Task Recording_times_never_decrease_even_when_the_clock_does()
    {
        await using var ledger = await TestLedger.EmptyAsync();
        await ledger.BeginAsync(Some.Actor("iran"));
        await ledger.Database.Owner.ExecuteAsync(
            """
            insert into ledger.mt_streams (id, type, version) values ('actor-tomorrow', 'actor', 1);
            insert into ledger.mt_events (seq_id, id, stream_id, version, data, type, timestamp, user_name)
            values (2, gen_random_uuid(), 'actor-tomorrow', 1, '{"actor": "tomorrow", "name": "Tomorrow", "kind": "state"}', 'actor_introduced', now() + interval '1 day', 'tester')
            """);
        (await ledger.BeginAsync(Some.Actor("pakistan"))).ShouldBeOfType<AppendOutcome.Appended>();

        (await ledger.Database.Application.ScalarAsync<bool>(
            "select (select timestamp from ledger.mt_events where seq_id = 3) = (select timestamp from ledger.mt_events where seq_id = 2)")).ShouldBeTrue();
    }
}
