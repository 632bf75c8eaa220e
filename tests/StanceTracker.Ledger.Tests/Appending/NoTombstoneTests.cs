using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Events;
using StanceTracker.Ledger.Appending;
using StanceTracker.Testing;

namespace StanceTracker.Ledger.Tests.Appending;

/// <summary>A session of Marten's leaves a tombstone of each append that fails. The one way in leaves none.</summary>
public sealed class NoTombstoneTests
{
    [Fact]
    public async Task A_refused_a_conflicting_and_a_rolled_back_append_leave_no_tombstone()
    {
        await using var ledger = await TestLedger.EmptyAsync(new ScriptedFold { FailsOn = "poison" });
        await ledger.BeginAsync(Some.Actor("iran"));
        var iran = StreamId.From(ActorId.Parse("iran"));

        (await ledger.Writer.AppendAsync(AppendRequest.Create(iran, new ExpectedVersion(1_000), Some.Analyst, new ActorAliasAdded("Persia")))).ShouldBeOfType<AppendOutcome.VersionConflict>();
        await Should.ThrowAsync<LedgerRefusedException>(ledger.BeginAsync(Some.Actor("poison")));
        await Should.ThrowAsync<LedgerRefusedException>(ledger.Writer.AppendAsync(AppendRequest.Create(iran, new ExpectedVersion(1), Some.Analyst with { CorrelationId = "\0" }, new ActorAliasAdded("Persia"))));
        await Should.ThrowAsync<LedgerRefusedException>(ledger.Writer.AppendAsync(TestLedger.Beginning(Some.Actor("poison"), Some.Actor("china")) with { Bulk = true }));

        (await ledger.Database.Owner.LinesAsync("select id from ledger.mt_streams")).ShouldBe(["actor-iran"]);

        // Marten writes its tombstones in the background; a session that fails now shows that they would be here by then.
        await AnotherMartenApplication.FailToAppendAsync(ledger.Database, "actor-iran");
        (await ledger.Database.Owner.LinesAsync("select seq_id || ' ' || type from ledger.mt_events order by seq_id")).ShouldBe(["1 actor_introduced", "2 tombstone"]);
        (await ledger.BeginAsync(Some.Actor("pakistan"))).ShouldBeOfType<AppendOutcome.Appended>().Writes.Single().Position.ShouldBe(new LedgerPosition(3));
    }
}
