using System.Diagnostics;
using StanceTracker.Domain.Actors;
using StanceTracker.Domain.Events;
using StanceTracker.Server.Tests.Running;
using StanceTracker.Testing;

namespace StanceTracker.Server.Tests.Ledger;

/// <summary>GET /api/stream: what it tells, and that it goes on telling it.</summary>
public sealed class StreamTests(SeededServer seeded)
{
    private static readonly (string, string) Quick = ("Live:HeartbeatSeconds", "0.2");

    [Fact]
    public async Task Every_event_is_told_once_in_order_as_the_ledger_shows_it()
    {
        var entries = await seeded.Http.AllAsync("/api/ledger/events?limit=1000");
        await using var client = await LiveClient.ConnectAsync(seeded.Http, "?after=0");
        var events = await client.NextAsync(entries.Count);
        events.Select(e => e.Position).ShouldBe(Enumerable.Range(1, entries.Count).Select(position => (long)position));
        foreach (var (told, entry) in events.Zip(entries))
        {
            told.Data.ShouldBe(entry.GetRawText());
            told.Event.ShouldBe(entry.Text("type"));
        }
    }

    [Fact]
    public async Task It_begins_with_where_it_is_and_when_to_come_back_and_is_not_to_be_kept()
    {
        await using var client = await LiveClient.ConnectAsync(seeded.Http);
        var head = await seeded.Http.HeadAsync();
        client.From.ShouldBe(head);
        client.Answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        client.Answer.Headers.GetValues("X-Accel-Buffering").ShouldBe(["no"]);
        (await client.BlockAsync()).ShouldBe(new Block($"{head}", null, null, null, "2000"));
    }

    [Fact]
    public async Task An_event_recorded_through_one_server_is_told_by_another_and_soon()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var one = await ServerOn.StartAsync(database);
        await using var other = await ServerOn.StartAsync(database);
        await using var client = await LiveClient.ConnectAsync(other.Http);
        (await client.BlockAsync())!.Position.ShouldBe(0);
        await one.BeginAsync(Some.Actor("warm-up"));
        (await client.NextAsync()).Position.ShouldBe(1);

        // One alone could be looked up just then: the silence behind which it is looked up lasts five seconds.
        for (var i = 0; i < 10; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await one.BeginAsync(Some.Actor($"iran-{i}"));
            var told = await client.NextAsync();
            Stopwatch.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(2), "it is notified, not looked up");
            told.Json.Text("stream").ShouldBe($"actor-iran-{i}");
        }
    }

    [Fact]
    public async Task A_client_that_comes_back_loses_nothing_and_is_told_nothing_twice_while_writers_go_on()
    {
        const int Writers = 8, Each = 60;
        await using var database = await TestDatabase.CreateAsync();
        await using var one = await ServerOn.StartAsync(database);
        await using var other = await ServerOn.StartAsync(database);
        var writing = Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < Each; i++) await (writer % 2 == 0 ? one : other).BeginAsync(Some.Actor($"actor-{writer}-{i}"));
        })).ToArray();

        var random = new Random(7);
        var seen = new List<long>();
        string? last = null;
        while (seen.Count < Writers * Each)
        {
            await using var client = await LiveClient.ConnectAsync((seen.Count % 2 == 0 ? one : other).Http, "?after=0", last);
            seen.AddRange((await client.NextAsync(Math.Min(random.Next(1, 60), Writers * Each - seen.Count))).Select(e => e.Position));
            last = client.LastEventId;
        }

        await Task.WhenAll(writing);
        seen.ShouldBe(Enumerable.Range(1, Writers * Each).Select(position => (long)position));
    }

    [Fact]
    public async Task Killing_every_connection_to_the_database_delays_a_stream_and_no_more()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var server = await ServerOn.StartAsync(database);
        await server.BeginAsync(Some.Actor("first"));
        await using var client = await LiveClient.ConnectAsync(server.Http, "?after=0");
        (await client.NextAsync()).Position.ShouldBe(1);

        (await database.Owner.ScalarAsync<long>(
            "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and application_name = 'stancetracker'")).ShouldBeGreaterThan(1, "one of them listens");
        for (var told = 0; told != 201;) told = (await server.Http.TellAsync("/api/actors", Bodies.Actor("second"))).Status;
        (await client.NextAsync()).Json.Text("stream").ShouldBe("actor-second");
        await server.BeginAsync(Some.Actor("third"));
        (await client.NextAsync()).Json.Text("stream").ShouldBe("actor-third");
    }

    [Fact]
    public async Task An_event_that_nobody_was_notified_of_is_told_all_the_same()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var server = await ServerOn.StartAsync(database);
        await using var client = await LiveClient.ConnectAsync(server.Http);
        await database.Owner.ExecuteAsync(
            """
            insert into ledger.mt_streams (id, type, version) values ('actor-silent', 'actor', 1);
            insert into ledger.mt_events (seq_id, id, stream_id, version, data, type, timestamp, user_name)
            values (1, gen_random_uuid(), 'actor-silent', 1, '{"actor": "silent", "name": "Silent", "kind": "state"}', 'actor_introduced', now(), 'tester')
            """);
        (await client.NextAsync()).Json.Text("stream").ShouldBe("actor-silent");
    }

    [Fact]
    public async Task A_client_that_does_not_read_holds_up_nobody_and_misses_nothing()
    {
        const int Events = 400;
        await using var database = await TestDatabase.CreateAsync();
        await using var server = await ServerOn.StartAsync(database);
        await server.BeginAsync(Some.Actor("iran"));
        await using var idle = await LiveClient.ConnectAsync(server.Http);
        await using var keen = await LiveClient.ConnectAsync(server.Http);
        var iran = StreamId.From(ActorId.Parse("iran"));
        for (var i = 0; i < Events; i++) await server.GoOnAsync(iran, new ActorCorrected($"Iran {i}", ActorKind.State, new string('x', 1_900)));
        var read = await keen.NextAsync(Events);
        (await idle.NextAsync(Events)).Select(e => e.Data).ShouldBe(read.Select(e => e.Data));
    }

    [Fact]
    public async Task It_says_that_it_is_alive_and_how_far_it_has_come()
    {
        await using var server = await ServerOn.StartAsync(seeded.Database, Quick);
        await using var client = await LiveClient.ConnectAsync(server.Http, "?type=claim_framed");
        await client.BlockAsync();
        for (var beat = 0; beat < 3; beat++) (await client.BlockAsync()).ShouldBe(new Block($"{client.From}", null, null, "heartbeat", null));
    }

    [Fact]
    public async Task A_server_that_stops_ends_its_streams_at_once()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var server = await ServerOn.StartAsync(database);
        var clients = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => LiveClient.ConnectAsync(server.Http)));
        foreach (var client in clients) await client.BlockAsync();
        var began = Stopwatch.GetTimestamp();
        await server.StopAsync();
        Stopwatch.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(3));
        foreach (var client in clients)
        {
            // One that put the stop off would be torn, which the client hears as a fault.
            (await client.BlockAsync()).ShouldBeNull("it ends as it should, so that a client comes back");
            await client.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("?after=-1", "invalid-parameter", 400, "after")]
    [InlineData("?after=99999999", "invalid-parameter", 400, "after")]
    [InlineData("?type=actor_crowned", "invalid-parameter", 400, "type")]
    [InlineData("?stream=iran", "invalid-parameter", 400, "stream")]
    [InlineData("?pair=iran", "invalid-parameter", 400, "pair")]
    [InlineData("?pair=iran,iran", "invalid-parameter", 400, "pair")]
    [InlineData("?pair=iran,atlantis", "not-found", 404, "pair")]
    [InlineData("?actor=atlantis", "not-found", 404, "actor")]
    [InlineData("?actor=Iran", "invalid-parameter", 400, "actor")]
    [InlineData("?since=1", "unknown-parameter", 400, "since")]
    public async Task A_question_that_cannot_be_is_refused(string query, string kind, int status, string field) =>
        (await seeded.Http.AskAsync($"/api/stream{query}")).ShouldRefuse(status, kind, field);

    [Theory]
    [InlineData("x")]
    [InlineData("-1")]
    [InlineData("99999999")]
    public async Task An_id_that_this_ledger_has_not_reached_is_refused(string id) =>
        (await seeded.Http.AskAsync("/api/stream?after=0", ("Last-Event-ID", id))).ShouldRefuse(400, "invalid-header", "Last-Event-ID");
}
