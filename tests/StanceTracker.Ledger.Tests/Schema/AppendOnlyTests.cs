using Npgsql;
using StanceTracker.Testing;

namespace StanceTracker.Ledger.Tests.Schema;

/// <summary>If owner and application are one role, the triggers are the only protection, and must suffice.</summary>
public sealed class AppendOnlyTests(AppendOnlyTests.LedgerWithThreeEvents fixture) : IClassFixture<AppendOnlyTests.LedgerWithThreeEvents>
{
    private readonly TestDatabase _database = fixture.Ledger.Database;

    public static TheoryData<string> Changes =>
    [
        "update ledger.mt_events set data = '{}'",
        "update ledger.mt_events set user_name = 'somebody else' where seq_id = 1",
        "delete from ledger.mt_events where seq_id = 3",
        "truncate ledger.mt_events",
        "delete from ledger.mt_streams where id = 'actor-iran'",
        "truncate ledger.mt_streams cascade",
        "select ledger.mt_archive_stream('actor-iran')",
    ];

    public static TheoryData<string> StepsBack =>
    [
        "update ledger.mt_streams set version = version - 1 where id = 'actor-iran'",
        "update ledger.mt_streams set version = version where id = 'actor-iran'",
        "update ledger.mt_streams set version = null where id = 'actor-iran'",
    ];

    public static TheoryData<string> OtherChangesOfAStream =>
    [
        "update ledger.mt_streams set id = 'actor-persia', version = version + 1 where id = 'actor-iran'",
        "update ledger.mt_streams set created = now(), version = version + 1 where id = 'actor-iran'",
        "update ledger.mt_streams set is_archived = true, version = version + 1 where id = 'actor-iran'",
    ];

    [Theory]
    [MemberData(nameof(Changes))]
    [MemberData(nameof(OtherChangesOfAStream))]
    public async Task The_applications_role_may_not(string change) =>
        (await RefusalAsync(_database.Application, change)).ShouldContain(_database.Server.HasTwoRoles ? "permission denied" : "the ledger is append-only");

    [Theory]
    [MemberData(nameof(Changes))]
    [MemberData(nameof(StepsBack))]
    [MemberData(nameof(OtherChangesOfAStream))]
    public async Task The_owner_is_refused_by_a_trigger(string change) => (await RefusalAsync(_database.Owner, change)).ShouldContain("the ledger is append-only");

    [Theory]
    [MemberData(nameof(StepsBack))]
    public async Task A_streams_version_does_not_go_back(string change) => (await RefusalAsync(_database.Application, change)).ShouldContain("the ledger is append-only");

    [Theory]
    [InlineData("drop table ledger.mt_events cascade")]
    [InlineData("alter table ledger.mt_events disable trigger all")]
    [InlineData("update service.answered_request set request = ''")]
    [InlineData("delete from service.answered_request")]
    [InlineData("select ledger.mt_quick_append_events('actor-japan', 'actor', null, '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}')")]
    [InlineData("create table ledger.mine ()")]
    [InlineData("create table service.mine ()")]
    [InlineData("create table public.mine ()")]
    public async Task The_applications_role_owns_nothing_of_the_ledger(string change)
    {
        if (_database.Server.HasTwoRoles) (await RefusalAsync(_database.Application, change)).ShouldMatch("permission denied|must be owner");
        else (await _database.Owner.ScalarAsync<string>("select current_user::text")).ShouldBe(await _database.Application.ScalarAsync<string>("select current_user::text"));
    }

    [Fact]
    public async Task The_applications_role_may_not_execute_functions_of_a_later_Marten()
    {
        if (!_database.Server.HasTwoRoles) return;
        await _database.Owner.ExecuteAsync("create or replace function ledger.mt_later() returns int language sql as 'select 1'");

        (await RefusalAsync(_database.Application, "select ledger.mt_later()")).ShouldContain("permission denied");
    }

    private async Task<string> RefusalAsync(NpgsqlDataSource role, string change)
    {
        var before = await ContentAsync();
        var rejection = await Should.ThrowAsync<PostgresException>(role.ExecuteAsync(change));
        rejection.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        (await ContentAsync()).ShouldBe(before);
        return rejection.MessageText;
    }

    private Task<IReadOnlyList<string>> ContentAsync() =>
        _database.Owner.LinesAsync("(select e::text from ledger.mt_events e order by seq_id) union all (select s::text from ledger.mt_streams s order by id)");

    public sealed class LedgerWithThreeEvents : IAsyncLifetime
    {
        public TestLedger Ledger { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Ledger = await TestLedger.EmptyAsync();
            await Ledger.BeginAsync(Some.Actor("iran"), Some.Actor("pakistan"), Some.Actor("taliban"));
        }

        public ValueTask DisposeAsync() => Ledger.DisposeAsync();
    }
}
