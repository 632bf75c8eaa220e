using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Events;
using StanceTracker.Server.Tests.Running;
using StanceTracker.Testing;

namespace StanceTracker.Server.Tests.Ledger;

/// <summary>GET /api/stream with filters, on a ledger in which everything happens that can.</summary>
public sealed class FilterTests(StoryServer story)
{
    private static readonly (string, string) Quick = ("Live:HeartbeatSeconds", "0.2");

    [Fact]
    public async Task A_pair_is_told_the_events_that_its_replay_has_a_line_for()
    {
        await using var server = await ServerOn.StartAsync(story.Database, Quick);
        var told = 0;
        foreach (var pair in (await story.Http.AllAsync("/api/stances?asOf=2024-12-31&limit=1000")).Where((_, i) => i % 5 == 0))
        {
            var (holder, target) = (pair.Text("holder"), pair.Text("target"));
            var lines = (await story.Http.AskAsync($"/api/stances/{holder}/{target}/replay?asOf=8999-12-31")).ShouldBe(200).Lines;
            var events = await AllAsync(server, $"?pair={holder},{target}&after=0");

            // A line is of the pair that the names mean now; an event, of the one that they meant then.
            var merged = await MergedAsync(holder!, target!);
            events.Where(position => position < merged).ShouldBe(lines.Select(line => line.GetProperty("position").GetInt64()).Where(position => position < merged), $"{holder} → {target}");
            told += events.Count;
        }

        told.ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task An_actor_is_told_what_its_pairs_are_told_and_what_lies_on_its_stream()
    {
        await using var server = await ServerOn.StartAsync(story.Database, Quick);
        var pairs = await story.Http.AllAsync("/api/stances?asOf=2024-12-31&limit=1000");
        foreach (var actor in pairs.Select(pair => pair.Text("holder")!).Distinct().Take(3))
        {
            var events = await AllAsync(server, $"?actor={actor}&after=0");
            (await AllAsync(server, $"?stream=actor-{actor}&after=0")).ShouldBeSubsetOf(events);
            foreach (var pair in pairs.Where(pair => pair.Text("holder") == actor || pair.Text("target") == actor).Take(6))
                (await AllAsync(server, $"?pair={pair.Text("holder")},{pair.Text("target")}&after=0")).ShouldBeSubsetOf(events);
            events.ShouldBeInOrder();
            events.ShouldBeUnique();
        }
    }

    [Theory]
    [InlineData("?stream=actor-envoy", "/api/ledger/events?stream=actor-envoy")]
    [InlineData("?type=statement_corrected", "/api/ledger/events?type=statement_corrected")]
    [InlineData("?type=actor_merged&stream=actor-al", "/api/ledger/events?type=actor_merged&stream=actor-al")]
    public async Task A_stream_and_a_type_are_told_what_the_ledger_has_of_them(string query, string address)
    {
        await using var server = await ServerOn.StartAsync(story.Database, Quick);
        (await AllAsync(server, $"{query}&after=0")).ShouldBe((await story.Http.AllAsync($"{address}&limit=1000")).Select(e => e.GetProperty("position").GetInt64()));
    }

    [Fact]
    public async Task Filters_together_tell_what_passes_all_of_them()
    {
        await using var server = await ServerOn.StartAsync(story.Database, Quick);
        var pair = (await story.Http.AllAsync("/api/stances?asOf=2024-12-31&limit=1000"))[0];
        var query = $"pair={pair.Text("holder")},{pair.Text("target")}";
        var all = await AllAsync(server, $"?{query}&after=0");
        var corrected = await AllAsync(server, "?type=statement_recorded&after=0");
        (await AllAsync(server, $"?{query}&type=statement_recorded&actor={pair.Text("target")}&after=0")).ShouldBe(all.Intersect(corrected));
    }

    [Fact]
    public async Task A_name_that_is_merged_meanwhile_means_its_survivor_from_then_on()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var server = await ServerOn.StartAsync(database, Quick);
        await server.BeginAsync(Some.Actor("speaker"), Some.Actor("target"), Some.Actor("old"), Some.Actor("third"), Some.Document("article"));
        await using var pair = await LiveClient.ConnectAsync(server.Http, "?pair=old,target");
        await using var actor = await LiveClient.ConnectAsync(server.Http, "?actor=old");
        await server.BeginAsync(Some.Statement("of-another"), Some.Statement("its-own").By("old"));
        var old = StreamId.From(ActorId.Parse("old"));
        await server.GoOnAsync(old, new ActorMerged(ActorId.Parse("speaker"), "They are one."));
        await server.BeginAsync(Some.Statement("of-the-survivor"), Some.Statement("elsewhere").By("third"));
        await server.GoOnAsync(old, new ActorUnmerged("They are two."));
        await server.BeginAsync(Some.Statement("of-another-again"), Some.Statement("its-own-again").By("old"));
        var head = await server.Http.HeadAsync();

        string[] expected = ["statement-its-own", "actor-old", "statement-of-the-survivor", "actor-old", "statement-its-own-again"];
        (await actor.UntilAsync(head)).Select(Stream).ShouldBe(expected);

        // What its own statement adds to the survivor is a change of the survivor's pair; that it goes is one of the pair that was the survivor's.
        (await pair.UntilAsync(head)).Select(Stream).ShouldBe(expected);

        static string? Stream(Block e) => e.Json.Text("stream");
    }

    /// <summary>The position at which one of these first means another; beyond all if none ever does.</summary>
    private async Task<long> MergedAsync(params string[] actors)
    {
        var merges = await story.Http.AllAsync("/api/ledger/events?type=actor_merged&limit=1000");
        return merges.Where(merge => actors.Contains(merge.Text("stream")!["actor-".Length..])).Select(merge => merge.GetProperty("position").GetInt64()).Append(long.MaxValue).Min();
    }

    private static async Task<IReadOnlyList<long>> AllAsync(ServerOn server, string query)
    {
        var head = await server.Http.HeadAsync();
        await using var client = await LiveClient.ConnectAsync(server.Http, query);
        return [.. (await client.UntilAsync(head)).Select(e => e.Position)];
    }
}
