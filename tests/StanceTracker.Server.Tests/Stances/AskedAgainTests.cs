using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Events;
using StanceTracker.Ledger;
using StanceTracker.Ledger.Appending;
using StanceTracker.Server.Tests.Running;
using StanceTracker.Testing;

namespace StanceTracker.Server.Tests.Stances;

/// <summary>A question about a pair that was asked before.</summary>
public sealed class AskedAgainTests(SmallServer server) : IClassFixture<SmallServer>
{
    [Fact]
    public async Task What_another_process_has_recorded_meanwhile_is_in_the_answer()
    {
        await server.BeginAsync(Some.Actor("asked"), Some.Actor("about"), Some.Document("asked-article"));
        await using var other = TestLedger.NewWriter(server.Database);
        var first = (await server.Http.ReadAsync("/api/stances/asked/about")).GetProperty("position").GetInt64();
        for (var n = 1; n <= 20; n++)
        {
            await other.AppendAsync(TestLedger.Beginning(Some.Statement($"asked-{n}").By("asked").Toward("about").ReportedBy("asked-article")));
            for (var again = 0; again < 2; again++)
            {
                (await server.Http.ReadAsync("/api/stances/asked/about")).GetProperty("statements").GetInt64().ShouldBe(n);
                (await server.Http.ReadAsync($"/api/stances/asked/about?knownAt={first + 1}")).GetProperty("statements").GetInt64().ShouldBe(1);
            }
        }
    }

    [Fact]
    public async Task An_actor_that_was_merged_meanwhile_leads_to_its_survivor_and_is_itself_as_known_before()
    {
        await server.BeginAsync(Some.Actor("leaving"), Some.Actor("remaining"), Some.Actor("bystander"));
        await using var other = TestLedger.NewWriter(server.Database);
        var before = (await server.Http.ReadAsync("/api/stances/leaving/bystander")).GetProperty("position").GetInt64();
        await other.AppendAsync(new AppendRequest([new StreamWrite(StreamId.From(ActorId.Parse("leaving")), new ExpectedVersion(1), [new ActorMerged(ActorId.Parse("remaining"), "The same.")])], [], Some.Analyst));

        (await server.Http.AskAsync("/api/stances/leaving/bystander")).ShouldBe(307).Location.ShouldBe("/api/stances/remaining/bystander");
        (await server.Http.AskAsync($"/api/stances/leaving/bystander?knownAt={before}")).ShouldBe(200);
    }
}
