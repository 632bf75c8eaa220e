using StanceTracker.Testing;

namespace StanceTracker.Server.Tests.Cli;

public sealed class GivenDatabaseTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    private Dictionary<string, string> Application => new() { ["ConnectionStrings__StanceTracker"] = _database.ConnectionString };

    private Dictionary<string, string> Both => new(Application) { ["ConnectionStrings__StanceTrackerOwner"] = _database.OwnerConnectionString };

    public async ValueTask InitializeAsync() => _database = await TestDatabase.CreateAsync(migrate: false);

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Without_the_owner_a_server_says_what_is_lacking_and_migrate_brings_it()
    {
        var rejected = await Executable.RunAsync(Application, "", "serve", "--port", "0");
        rejected.Code.ShouldBe(2);
        rejected.Errors.ShouldStartWith("The database is missing migrations: marten-");
        rejected.Errors.ShouldContain("Run `stance migrate`");

        var migrated = await Executable.RunAsync(Both, "", "migrate");
        migrated.Code.ShouldBe(0, migrated.Errors);
        migrated.Output.ShouldMatch("^Applied: marten-[0-9.]+-[0-9]+, 0001_ledger, ");
        (await Executable.RunAsync(Both, "", "migrate")).Output.ShouldStartWith("Nothing to apply");
        (await Executable.RunAsync(Application, "", "verify")).Output.ShouldStartWith("0 events in 0 streams");
    }

    [Fact]
    public async Task With_the_owner_a_verb_migrates_by_itself()
    {
        var seeded = await Executable.RunAsync(Both, "", "seed");

        seeded.Code.ShouldBe(0, seeded.Errors);
    }

    [Fact]
    public async Task What_somebody_changed_behind_the_ledgers_back_is_found()
    {
        (await Executable.RunAsync(Both, "", "seed")).Code.ShouldBe(0);
        await using (var tampering = _database.Owner.CreateCommand(
            """
            alter table ledger.mt_events disable trigger user;
            alter table ledger.mt_streams disable trigger user;
            delete from ledger.mt_events where seq_id = 5;
            update ledger.mt_events set timestamp = timestamp - interval '1 day' where seq_id = 20;
            update ledger.mt_events set type = 'actor_invented' where stream_id = 'actor-japan' and version = 1;
            update ledger.mt_events set data = data - 'kind' where stream_id = 'actor-china' and version = 1;
            update ledger.mt_events set type = 'claim_framed' where stream_id = 'actor-iran' and version = 1;
            update ledger.mt_events set data = jsonb_set(data, '{speaker}', '"nobody"') where stream_id = 'statement-muttaqi-rebukes-iran-over-executions' and version = 1;
            update ledger.mt_events set data = jsonb_set(data, '{evidence,passage,end}', '9999999') where stream_id = 'statement-muttaqi-rebukes-iran-over-executions' and version = 2;
            update ledger.mt_streams set version = 7 where id = 'actor-pakistan';
            """)) await tampering.ExecuteNonQueryAsync();

        var verified = await Executable.RunAsync(Application, "", "verify");

        verified.Code.ShouldBe(1, verified.Errors);
        verified.Output.ShouldContain("position 6: follows 4");
        verified.Output.ShouldContain("earlier than the event before it");
        verified.Output.ShouldContain("unknown event type 'actor_invented'");
        verified.Output.ShouldContain("the body of actor_introduced cannot be read: kind");
        verified.Output.ShouldContain("claim_framed does not belong on this kind of stream");
        verified.Output.ShouldContain("no earlier actor 'nobody'");
        verified.Output.ShouldContain("the passage ends at 9999999");
        verified.Output.ShouldContain("actor-pakistan: its version is 7; its events are");
    }
}
