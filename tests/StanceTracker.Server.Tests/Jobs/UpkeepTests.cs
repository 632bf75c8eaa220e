using StanceTracker.Server.Tests.Running;
using StanceTracker.Testing;

namespace StanceTracker.Server.Tests.Jobs;

/// <summary>What appends leave for later is done by a server that runs.</summary>
public sealed class UpkeepTests
{
    [Fact]
    public async Task A_stale_pair_is_summed_within_seconds_also_after_the_server_that_did_it_has_gone()
    {
        await using var database = await TestDatabase.CreateAsync();
        var first = await ServerOn.StartAsync(database);
        await using var second = await ServerOn.StartAsync(database);
        await first.BeginAsync(Some.Actor("speaker"), Some.Actor("target"), Some.Document("article"), Some.Statement("rebuke"));
        await StaleAsync();
        await first.DisposeAsync();
        await StaleAsync();
        (await second.Http.AskAsync("/api/stances/speaker/target")).ShouldBe(200);

        async Task StaleAsync()
        {
            await database.Application.ExecuteAsync("insert into read.stale_pair (holder, target, position) values ('speaker', 'target', 1)");
            await database.UntilAsync("select not exists (select from read.stale_pair)");
        }
    }
}
