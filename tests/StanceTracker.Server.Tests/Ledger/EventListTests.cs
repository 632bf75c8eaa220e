using StanceTracker.Server.Tests.Running;

namespace StanceTracker.Server.Tests.Ledger;

/// <summary>GET /api/ledger/events, newest first and as known at a position.</summary>
public sealed class EventListTests(StoryServer story)
{
    [Theory]
    [InlineData("")]
    [InlineData("&type=statement_corrected")]
    [InlineData("&stream=actor-envoy")]
    [InlineData("&by=tester")]
    [InlineData("&after=20")]
    [InlineData("&after=20&knownAt=60")]
    [InlineData("&after=20&knownAt=60&type=statement_recorded")]
    public async Task Newest_first_is_the_same_list_backward_in_every_format(string filter)
    {
        var forward = await PositionsAsync($"/api/ledger/events?limit=1000{filter}");
        forward.ShouldNotBeEmpty();
        forward.ShouldBeInOrder();
        long[] backward = [.. forward.Reverse()];
        foreach (var limit in new[] { 7, 1000 })
            (await PositionsAsync($"/api/ledger/events?order=desc&limit={limit}{filter}")).ShouldBe(backward);
        (await story.Http.AskAsync($"/api/ledger/events.ndjson?order=desc{filter}")).Lines.Select(e => e.GetProperty("position").GetInt64()).ShouldBe(backward);
        var rows = (await story.Http.AskAsync($"/api/ledger/events.csv?order=desc{filter}")).Rows;
        rows.Select(row => row["position"]).ShouldBe(backward.Select(position => $"{position}"));
        (await story.Http.AskAsync($"/api/ledger/events.csv?order=desc{filter}&limit=2")).Rows.ShouldBe(rows.Take(2));
    }

    [Fact]
    public async Task What_was_known_at_a_position_ends_there()
    {
        var page = await story.Http.ReadAsync("/api/ledger/events?order=desc&knownAt=30&limit=3");
        page.Items().Select(e => e.GetProperty("position").GetInt64()).ShouldBe([30, 29, 28]);
        page.GetProperty("position").GetInt64().ShouldBe(30);

        var recorded = page.Items()[0].Text("recordedAt")!;
        (await PositionsAsync($"/api/ledger/events?limit=1000&knownAt={Uri.EscapeDataString(recorded)}")).ShouldContain(30);
        (await PositionsAsync("/api/ledger/events?knownAt=2000-01-01")).ShouldBeEmpty();
    }

    private async Task<IReadOnlyList<long>> PositionsAsync(string address) =>
        [.. (await story.Http.AllAsync(address)).Select(e => e.GetProperty("position").GetInt64())];
}
