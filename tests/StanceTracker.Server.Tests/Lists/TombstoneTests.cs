using StanceTracker.Server.Tests.Ledger;
using StanceTracker.Server.Tests.Running;
using StanceTracker.Testing;

namespace StanceTracker.Server.Tests.Lists;

/// <summary>A tombstone that another Marten application left is shown as the line that it is, and is in nobody's way.</summary>
public sealed class TombstoneTests(SmallServer server) : IClassFixture<SmallServer>
{
    [Fact]
    public async Task It_is_a_line_of_the_ledger_and_everything_goes_on_after_it()
    {
        var before = await server.Http.HeadAsync();
        await AnotherMartenApplication.FailToAppendAsync(server.Database, "actor-speaker");
        await server.BeginAsync(Some.Statement("afterwards").Doing("057"));

        var address = $"/api/ledger/events?after={before}";
        foreach (var lines in new[] { (await server.Http.ReadAsync(address)).Items(), (await server.Http.AskAsync(address.Replace("events", "events.ndjson"))).ShouldBe(200).Lines })
        {
            lines.Select(line => line.Text("type")).ShouldBe(["tombstone", "statement_recorded"]);
            lines.Select(line => line.Text("stream")).ShouldBe(["mt_tombstone", "statement-afterwards"]);
            lines.Select(line => line.Text("recordedBy")).ShouldBe(["", "tester"]);
            lines.Select(line => line.GetProperty("position").GetInt64()).ShouldBe([before + 1, before + 2]);
        }

        (await server.Http.AskAsync(address.Replace("events", "events.csv"))).ShouldBe(200).Rows.Select(row => row["type"]).ShouldBe(["tombstone", "statement_recorded"]);

        await using (var live = await LiveClient.ConnectAsync(server.Http, $"?after={before}"))
        {
            (await live.NextAsync()).Event.ShouldBe("tombstone");
            (await live.NextAsync()).Event.ShouldBe("statement_recorded");
        }

        (await server.Http.HeadAsync()).ShouldBe(before + 2);
        (await server.Http.ReadAsync("/api/stances/speaker/target?knownAt=" + (before + 1))).GetProperty("position").GetInt64().ShouldBe(before + 1);
        (await server.Http.ReadAsync("/api/statements")).Items().Select(item => item.Text("statement")).ShouldContain("afterwards");
    }
}
