using System.Diagnostics;
using System.Text;
using System.Text.Json;
using RabbitMQ.Client;
using StanceTracker.Server.Cli;
using StanceTracker.Server.Messaging;
using StanceTracker.Server.Tests.Running;
using StanceTracker.Testing;

namespace StanceTracker.Server.Tests.Messaging;

/// <summary>Statements come and go by message.</summary>
public sealed class MessagingTests(TestBroker broker) : IClassFixture<TestBroker>
{
    /// <summary>How soon after the database is back everything is recorded, on a busy machine.</summary>
    private static readonly TimeSpan Resumption = TimeSpan.FromSeconds(60);

    [Fact(Skip = TestBroker.Needed, SkipUnless = nameof(TestBroker.IsInstalled), SkipType = typeof(TestBroker))]
    public async Task What_is_sent_in_order_is_recorded_in_order_once_for_each_message_id()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var server = await ServerOn.StartAsync(database, broker.Setting);
        await broker.BindAsync("order");
        await broker.SendAsync("order-1", "IntroduceActor", Bodies.Actor("speaker"), analyst: "maryam");
        await broker.SendAsync("order-2", "IntroduceActor", Bodies.Actor("target"), correlation: "a day's work");
        await broker.SendAsync("order-3", "RegisterDocument", Bodies.Document("article"));
        for (var i = 0; i < 50; i++) await broker.SendAsync($"order-s{i}", "RecordStatement", Bodies.Statement($"s{i}"), analyst: "maryam");
        for (var i = 0; i < 50; i++) await broker.SendAsync($"order-s{i}", "RecordStatement", Bodies.Statement($"s{i}"), analyst: "maryam");
        await broker.SendAsync("order-last", "IntroduceActor", Bodies.Actor("last"));

        var events = new List<BasicGetResult>();
        while (events.Count < 54) events.Add(await broker.NextAsync("order"));
        events.Select(e => e.BasicProperties.MessageId).ShouldBe(Enumerable.Range(1, 54).Select(i => $"{i}"));
        events.Select(Line).Select(line => line.GetProperty("stream").GetString()).ShouldBe(
            ["actor-speaker", "actor-target", "document-article", .. Enumerable.Range(0, 50).Select(i => $"statement-s{i}"), "actor-last"]);
        Line(events[0]).GetProperty("recordedBy").GetString().ShouldBe("maryam");
        Line(events[0]).GetProperty("correlationId").GetString().ShouldBe("order-1");
        Line(events[1]).GetProperty("correlationId").GetString().ShouldBe("a day's work");
        (await database.Application.ScalarAsync<long>("select count(*) from ledger.mt_events")).ShouldBe(54);
    }

    [Fact(Skip = TestBroker.Needed, SkipUnless = nameof(TestBroker.IsInstalled), SkipType = typeof(TestBroker))]
    public async Task An_event_is_given_to_the_exchange_as_the_ledger_shows_it_and_routed_by_its_type()
    {
        await using var database = await TestDatabase.CreateAsync();
        await broker.BindAsync("all");
        await broker.BindAsync("actors", "actor_*");
        await broker.BindAsync("introduced", "actor_introduced");
        await using var server = await ServerOn.StartAsync(database, broker.Setting);
        var seeded = await SeedCommand.SeedAsync(server.Services, TestContext.Current.CancellationToken);

        var ledger = (await server.Http.GetStringAsync("/api/ledger/events.ndjson")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        ((long)ledger.Length).ShouldBe(seeded.Recorded);
        foreach (var shown in ledger)
        {
            var given = await broker.NextAsync("all");
            var line = JsonElement.Parse(shown);
            JsonElement.DeepEquals(Line(given), line).ShouldBeTrue($"{Encoding.UTF8.GetString(given.Body.Span)}\nis not\n{shown}");
            given.BasicProperties.MessageId.ShouldBe($"{line.GetProperty("position").GetInt64()}");
            given.BasicProperties.Type.ShouldBe(line.GetProperty("type").GetString());
            given.RoutingKey.ShouldBe(given.BasicProperties.Type);
            given.BasicProperties.ContentType.ShouldBe("application/json");
            given.BasicProperties.Persistent.ShouldBeTrue();
        }

        (await broker.CountAsync("all")).ShouldBe(0u);
        (await broker.CountAsync("introduced")).ShouldBe((uint)ledger.Count(line => line.Contains("\"actor_introduced\"", StringComparison.Ordinal)));
    }

    [Theory(Skip = TestBroker.Needed, SkipUnless = nameof(TestBroker.IsInstalled), SkipType = typeof(TestBroker))]
    [InlineData(null, "RecordStatement", "{}", "invalid-header", "message_id")]
    [InlineData("no-type", "StatementRecorded", "{}", "invalid-header", "type")]
    [InlineData("no-json", "RecordStatement", "{", "invalid-json", null)]
    [InlineData("no-object", "RecordStatement", "[]", "invalid-field", null)]
    [InlineData("no-name", "IntroduceActor", """{"actor": "nameless", "kind": "state"}""", "missing-field", "name")]
    [InlineData("nobody", "RecordStatement", "nobody", "unknown-actor", "speaker")]
    public async Task What_cannot_be_recorded_comes_back_as_it_was_with_the_problem_in_its_headers(string? id, string type, string body, string problem, string? field)
    {
        if (body == "nobody") body = Bodies.Statement("unheard-of");
        await using var database = await TestDatabase.CreateAsync();
        await using var server = await ServerOn.StartAsync(database, broker.Setting);
        await broker.SendAsync(id, type, body, analyst: "maryam", correlation: "together");
        var rejected = await broker.NextAsync(MessagingSettings.Rejections);
        Encoding.UTF8.GetString(rejected.Body.Span).ShouldBe(body);
        rejected.BasicProperties.MessageId.ShouldBe(id);
        rejected.BasicProperties.Type.ShouldBe(type);
        rejected.BasicProperties.CorrelationId.ShouldBe("together");
        Header(rejected, "X-Analyst").ShouldBe("maryam");
        Header(rejected, "problem-type").ShouldBe($"/problems/{problem}");
        Header(rejected, "problem-field").ShouldBe(field);
        Header(rejected, "problem-detail").ShouldNotBeNullOrEmpty();
        int.Parse(Header(rejected, "problem-status")!).ShouldBeInRange(400, 499);
        (await database.Application.ScalarAsync<long>("select count(*) from ledger.mt_events")).ShouldBe(0);
    }

    [Fact(Skip = TestBroker.Needed, SkipUnless = nameof(TestBroker.IsInstalled), SkipType = typeof(TestBroker))]
    public async Task A_message_id_that_was_used_for_something_else_is_refused_whether_by_message_or_by_call()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var server = await ServerOn.StartAsync(database, broker.Setting);
        await broker.SendAsync("once", "IntroduceActor", Bodies.Actor("first"), analyst: "maryam");
        await broker.SendAsync("once", "IntroduceActor", Bodies.Actor("second"), analyst: "maryam");
        var rejected = await broker.NextAsync(MessagingSettings.Rejections);
        Header(rejected, "problem-type").ShouldBe("/problems/idempotency-key-reused");
        Header(rejected, "problem-field").ShouldBe("message_id");

        using var same = new HttpRequestMessage(HttpMethod.Post, "/api/actors") { Content = new StringContent(Bodies.Actor("first"), Encoding.UTF8, "application/json") };
        same.Headers.Add("Idempotency-Key", "once");
        same.Headers.Add("X-Analyst", "maryam");
        ((int)(await server.Http.SendAsync(same)).StatusCode).ShouldBe(201);
        (await database.Application.ScalarAsync<long>("select count(*) from ledger.mt_events")).ShouldBe(1);
    }

    [Fact(Skip = TestBroker.Needed, SkipUnless = nameof(TestBroker.IsInstalled), SkipType = typeof(TestBroker))]
    public async Task A_statement_that_comes_before_what_it_names_waits_for_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var server = await ServerOn.StartAsync(database, broker.Setting);
        await broker.BindAsync("early");
        await broker.SendAsync("early-statement", "RecordStatement", Bodies.Statement("early"));
        await Task.Delay(500, TestContext.Current.CancellationToken);
        foreach (var actor in new[] { "speaker", "target" }) await broker.SendAsync($"early-{actor}", "IntroduceActor", Bodies.Actor(actor));
        await broker.SendAsync("early-article", "RegisterDocument", Bodies.Document("article"));
        var streams = new List<string?>();
        while (streams.Count < 4) streams.Add(Line(await broker.NextAsync("early")).GetProperty("stream").GetString());
        streams[^1].ShouldBe("statement-early");
    }

    [Fact(Skip = TestBroker.Needed, SkipUnless = nameof(TestBroker.IsInstalled), SkipType = typeof(TestBroker))]
    public async Task What_fails_for_a_reason_that_is_not_its_own_lies_in_the_dead_letters_and_is_recorded_when_it_is_sent_again()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var server = await ServerOn.StartAsync(database, broker.Setting);
        var role = await database.Application.ScalarAsync<string>("select current_user::text");
        await database.Owner.ExecuteAsync($"revoke select on service.answered_request from {role}");
        foreach (var actor in new[] { "speaker", "target" }) await broker.SendAsync($"dead-{actor}", "IntroduceActor", Bodies.Actor(actor));
        JsonElement[] dead;
        do dead = [.. (await server.Http.ReadAsync("/api/jobs/dead-letters")).GetProperty("items").EnumerateArray()];
        while (dead.Length < 2);
        dead.ShouldAllBe(job => job.Text("queue") == MessagingSettings.Commands && job.Text("job") == "RecordingMessage");
        (await server.Http.ReadAsync("/api/jobs")).GetProperty("items").EnumerateArray()
            .Single(queue => queue.Text("queue") == MessagingSettings.Commands).GetProperty("dead").GetInt64().ShouldBe(2);

        await database.Owner.ExecuteAsync($"grant select on service.answered_request to {role}");
        foreach (var job in dead) (await server.Http.TellAsync($"/api/jobs/dead-letters/{job.Text("id")}/replays", "")).ShouldBe(202);
        while (await database.Application.ScalarAsync<long>("select count(*) from ledger.mt_events") < 2) await Task.Delay(50, TestContext.Current.CancellationToken);
        (await broker.CountAsync(MessagingSettings.Rejections)).ShouldBe(0u);
    }

    [Fact(Skip = TestBroker.Needed, SkipUnless = nameof(TestBroker.IsInstalled), SkipType = typeof(TestBroker))]
    public async Task What_comes_while_the_database_is_killed_is_recorded_once_when_it_is_back()
    {
        const int Actors = 400;
        var postgres = await TestServer.PrivateAsync();
        await using var database = await TestDatabase.CreateAsync(on: postgres);
        await using var server = await ServerOn.StartAsync(database, broker.Setting);
        for (var i = 0; i < Actors / 2; i++) await broker.SendAsync($"outage-{i}", "IntroduceActor", Bodies.Actor($"outage-{i}"));
        await postgres.KillAsync();
        for (var i = Actors / 2; i < Actors; i++) await broker.SendAsync($"outage-{i}", "IntroduceActor", Bodies.Actor($"outage-{i}"));
        await Task.Delay(TimeSpan.FromSeconds(8), TestContext.Current.CancellationToken);
        await postgres.RestartAsync();
        database.Reconnect();
        for (var back = Stopwatch.StartNew(); await database.Owner.ScalarAsync<long>("select count(*) from ledger.mt_events") < Actors && back.Elapsed < Resumption;) await Task.Delay(100, TestContext.Current.CancellationToken);
        (await database.Owner.ScalarAsync<long>("select count(distinct stream_id) from ledger.mt_events")).ShouldBe(Actors);
        (await broker.CountAsync(MessagingSettings.Rejections)).ShouldBe(0u);
        (await server.Http.ReadAsync("/api/jobs/dead-letters")).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public void An_address_that_is_no_brokers_is_named_without_being_shown()
    {
        var settings = new Dictionary<string, string?> { [MessagingSettings.Setting] = "http://user:secret@host" };
        var error = Should.Throw<MessagingException>(() => StanceTracker.Server.Composition.Web.Build("Host=localhost", new(System.Net.IPAddress.Loopback, 0), anyHost: false, settings));
        error.Message.ShouldContain("Messaging__RabbitMq");
        error.Message.ShouldNotContain("secret");
    }

    private static JsonElement Line(BasicGetResult message) => JsonElement.Parse(message.Body.Span);

    private static string? Header(BasicGetResult message, string name) =>
        message.BasicProperties.Headers!.TryGetValue(name, out var value) ? Encoding.UTF8.GetString((byte[])value!) : null;
}
